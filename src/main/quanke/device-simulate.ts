import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadCard } from '../../shared/api/station/id-card-reader.ts';
import { READER_FAULTS, READER_STEPS } from '../../shared/api/station/simulator.ts';
import type { SimulatorState } from '../../shared/api/station/simulator.ts';
import { CardReading } from '../../shared/domain/applicant/identity-card.ts';
import { maskName } from '../../shared/domain/applicant/mask.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { splitSigned } from '../../shared/kernel/signed-text.ts';
import { toInstant } from '../../shared/kernel/time.ts';
import { CARD_KIND_TEXTS, CARD_TEXTS } from '../../shared/texts/card.ts';
import { READER_FAULT_TEXTS, READER_STEP_TEXTS } from '../../shared/texts/device-faults.ts';
import { FAILURE_TEXTS } from '../../shared/texts/failures.ts';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { buildStation } from '../station/build-station.ts';
import type { Station } from '../station/build-station.ts';
import { Refusal, textOption } from './command.ts';
import type { Command, CommandContext, CommandOutcome } from './command.ts';
import { must } from './in-process.ts';

/** A station of this process, and the framing its reader was found to speak, once it was. */
type Bench = { readonly station: Station; framing(): string | null };

type Wish = {
  readonly cardId: string;
  readonly fault: keyof typeof READER_FAULT_TEXTS | undefined;
  readonly step: keyof typeof READER_STEP_TEXTS;
};

/** Reads a card with the simulated reader, so that IT staff see what the desk sees before a reader is bought. */
export const deviceSimulateCommand: Command = {
  words: ['device', 'simulate'],
  options: { card: 'text', fault: 'text', step: 'text', list: 'flag' },
  argumentCount: 0,
  run: (context) =>
    withBench(context, async (bench) => {
      const state = must(await bench.station.operations.simulator.state(undefined, undefined));
      return context.options['list'] === true ? list(state) : readOnce(bench, toWish(context, state));
    }),
};

async function withBench<Value>({ root }: CommandContext, work: (bench: Bench) => Promise<Value>) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'quanke-simulate-'));
  let framing: string | null = null;
  try {
    const station = buildStation({
      dataFolder,
      simulated: true,
      officeIdentityFile: join(dataFolder, 'office.json'),
      simulatedSealKeysFile: join(dataFolder, 'seal-keys.json'),
      cardsFile: join(root, 'resources/demo/cards.json'),
      readerProfilesFile: join(root, 'resources/devices/reader-profiles.json'),
      log: (event, facts) => {
        if (event === 'reader.framing') framing = String(facts['framing']);
      },
      clock: () => toInstant(Date.now()),
    });
    return await work({ station, framing: () => framing }).finally(async () => {
      await station.close();
      // A late or endless answer would keep the process alive.
      await station.operations.simulator.plugReader({ plugged: false }, undefined);
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function list({ cards }: SimulatorState): CommandOutcome {
  const shown = cards.map(({ cardId, name, hint }) => ({ cardId, name: maskName(name), hint }));
  const { simulate } = TEXTS;
  return {
    passed: true,
    lines: [
      `${simulate.cards}:`,
      ...shown.map(({ cardId, name, hint }) => `  ${cardId}  ${name}  ${hint}`),
      `${simulate.faults}:`,
      ...READER_FAULTS.map((fault) => `  ${fault}  ${READER_FAULT_TEXTS[fault]}`),
      `${simulate.steps}:`,
      ...READER_STEPS.map((step) => `  ${step}  ${READER_STEP_TEXTS[step]}`),
    ],
    json: { cards: shown, faults: READER_FAULTS, steps: READER_STEPS },
  };
}

function toWish(context: CommandContext, { cards }: SimulatorState): Wish {
  const cardIds = cards.map(({ cardId }) => cardId);
  const fault = choose(context, 'fault', READER_FAULTS);
  const step = choose(context, 'step', READER_STEPS);
  if (step !== undefined && fault === undefined) {
    throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.fault));
  }
  const cardId = choose(context, 'card', cardIds) ?? cardIds[0];
  assert(cardId !== undefined, 'the drawer of the demo holds cards');
  return { cardId, fault, step: step ?? 'read' };
}

function choose<Value extends string>(context: CommandContext, name: string, known: readonly Value[]) {
  const text = textOption(context, name);
  const found = known.find((each) => each === text);
  if (text !== undefined && found === undefined) {
    throw new Refusal('usage', TEXTS.simulate.unknown(`--${name}`, text));
  }
  return found;
}

async function readOnce({ station, framing }: Bench, wish: Wish): Promise<CommandOutcome> {
  const { simulator, idCardReader } = station.operations;
  const { cardId, fault, step } = wish;
  must(await simulator.putCard({ cardId }, undefined));
  if (fault) must(await simulator.failNextRead({ fault, step }, undefined));
  const began = performance.now();
  const read = await idCardReader.read(toReadInput(fault), undefined);
  const ms = Number((performance.now() - began).toFixed(1));
  const about = { cardId, ...(fault && { fault, step }), simulated: true, framing: framing(), ms };
  const head = describeWish(wish);
  const tail = [TEXTS.simulate.framing(about.framing), TEXTS.simulate.took(ms)];
  if (read.ok) {
    const { lines, json } = toSeen(read.value);
    return { passed: true, lines: [...head, ...lines, ...tail], json: { ...about, ...json } };
  }
  const { code } = read.failure;
  const { title, remedy } = FAILURE_TEXTS[code];
  const failure = { code, title, remedy };
  return {
    passed: false,
    lines: [...head, TEXTS.refused(code, title, remedy), ...tail],
    json: { ...about, failure },
  };
}

/**
 * One look for the card, as it lies there already. Prints only where they are the point: a read with them is allowed
 * more time, and a late answer would come in time.
 */
function toReadInput(fault: Wish['fault']) {
  return { waitMs: 0, withFingerprint: fault === 'noFingerprints', withNewestAddress: true };
}

function describeWish({ cardId, fault, step }: Wish): readonly string[] {
  const { simulate } = TEXTS;
  const armed = fault ? [simulate.armed(READER_STEP_TEXTS[step], READER_FAULT_TEXTS[fault])] : [];
  return [simulate.put(cardId), ...armed];
}

/** What may be shown of a card: its kind and what it holds, and of its holder the surname. */
function toSeen({ card, reading, newestAddress, fingerprintBytes }: ReadCard) {
  const { simulate } = TEXTS;
  const name = maskName(card.name);
  const samId = samIdOf(reading);
  const hasNewestAddress = typeof newestAddress === 'string';
  return {
    lines: [
      simulate.read(CARD_KIND_TEXTS[card.kind], name),
      hasNewestAddress ? simulate.newestAddress : CARD_TEXTS.noNewestAddress,
      ...(fingerprintBytes === undefined ? [] : [CARD_TEXTS.fingerprints(fingerprintBytes)]),
      simulate.samId(samId),
    ],
    json: {
      kind: card.kind,
      name,
      samId,
      hasNewestAddress,
      ...(fingerprintBytes !== undefined && { fingerprintBytes }),
    },
  };
}

function samIdOf(reading: string): string {
  const parts = splitSigned(reading);
  assert(parts !== undefined, 'the station signs what it read');
  return CardReading.parse(JSON.parse(new TextDecoder().decode(parts.statement))).deviceSerial;
}
