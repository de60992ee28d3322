import { describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { PUBLISHED_CARDS } from '../support/make-cards.ts';
import { ReplayHidHost } from '../../../src/main/station/simulated/replay-hid-host.ts';
import { makeResident } from '../support/make-resident.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';
import { vectors } from '../support/vectors.ts';

const { commands, statusResponses: answers, cards } = vectors;
const wholeCard = cards['resident']?.readBaseFrame ?? '';
const damagedCard = `${wholeCard.slice(0, -2)}00`;

const SAM_ID = `
  => ${commands['SAM id']}
  <= ${answers['sam id 05.01-20250101-0001234567-0007654321']}`;
const FIND = `
  => ${commands['find']}
  <= ${answers['find ok']}`;
const SELECT = `
  => ${commands['select']}
  <= ${answers['select ok']}`;
const READ = `
  => ${commands['read base']}`;

/** Reads one card over a recorded conversation; nothing of it may be left over. */
async function readOver(conversation: string) {
  const host = new ReplayHidHost(conversation);
  const reader = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  const result = await reader.read(0);
  await reader.close();
  expect(host.leftOver()).toEqual([]);
  return result.ok ? result.value.card.name : result.failure.code;
}

/** The same with everything a card may hold: how long its prints are, and its newest address. */
async function readAllOver(conversation: string) {
  const host = new ReplayHidHost(conversation);
  const reader = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  const result = await reader.read(0, { withFingerprint: true, withNewestAddress: true });
  await reader.close();
  expect(host.leftOver()).toEqual([]);
  return result.ok ? [result.value.fingerprintBytes, result.value.newestAddress] : result.failure.code;
}

const theName = makeResident().name;

describe('the conversation with the reader', () => {
  it('asks for the id, finds, selects and reads', async () => {
    expect(await readOver(`${SAM_ID}${FIND}${SELECT}${READ}\n <= ${wholeCard}`)).toBe(theName);
  });

  it('asks for the id three times, because the first answers can be wrong', async () => {
    const wrong = `=> ${commands['SAM id']}\n <= ${answers['unknown']}`;

    const conversation = `${wrong}\n${wrong}\n${SAM_ID}${FIND}${SELECT}${READ}\n <= ${wholeCard}`;

    expect(await readOver(conversation)).toBe(theName);
  });

  it('asks once more when the checksum was wrong, and gives up after that', async () => {
    const begin = `${SAM_ID}${FIND}${SELECT}${READ}\n <= ${damagedCard}${READ}`;

    expect(await readOver(`${begin}\n <= ${wholeCard}`)).toBe(theName);
    expect(await readOver(`${begin}\n <= ${damagedCard}`)).toBe('card.unreadable');
  });

  it('asks once more when the reader saw a bad checksum', async () => {
    const refused = `=> ${commands['find']}\n <= ${answers['bad checksum']}`;

    expect(await readOver(`${SAM_ID}\n${refused}${FIND}${SELECT}${READ}\n <= ${wholeCard}`)).toBe(theName);
  });

  it('does not take a late answer for the answer to the next command', async () => {
    const lateBy = readerTimings.readMs + 15;

    const conversation = `${SAM_ID}${FIND}${SELECT}${READ}
      # +${lateBy}
      <= ${answers['read fail']}
      => ${commands['find']}
      # +30
      <= ${answers['find ok']}
      ${SELECT}${READ}
      <= ${wholeCard}`;

    expect(await readOver(conversation)).toBe(theName);
  });

  it('passes over the second copy of a doubled answer', async () => {
    const doubled = (frame: string | undefined) => `\n <= ${frame}`;

    const conversation = `${SAM_ID}${doubled(answers['sam id 05.01-20250101-0001234567-0007654321'])}
      ${FIND}${doubled(answers['find ok'])}${SELECT}${doubled(answers['select ok'])}${READ}
      <= ${wholeCard}`;

    expect(await readOver(conversation)).toBe(theName);
  });

  it('finds the card again when select fails, up to three times', async () => {
    const failed = `\n => ${commands['select']}\n <= ${answers['select fail']}`;

    expect(
      await readOver(`${SAM_ID}${FIND}${failed}${FIND}${failed}${FIND}${SELECT}${READ}\n <= ${wholeCard}`),
    ).toBe(theName);
    expect(await readOver(`${SAM_ID}${FIND}${failed}${FIND}${failed}${FIND}${failed}${FIND}`)).toBe(
      'card.unreadable',
    );
  });

  it.each(['read fail', 'random failed', 'bad command', 'unknown'])(
    'finds, selects and reads once more, and not twice, after: %s',
    async (name) => {
      const failed = `${SELECT}${READ}\n <= ${answers[name]}`;

      expect(await readOver(`${SAM_ID}${FIND}${failed}${FIND}${SELECT}${READ}\n <= ${wholeCard}`)).toBe(
        theName,
      );
      expect(await readOver(`${SAM_ID}${FIND}${failed}${FIND}${failed}`)).toBe('card.unreadable');
    },
  );

  it('resets a reader whose self-test failed in the middle, and says that it is out of service', async () => {
    const conversation = `${SAM_ID}${FIND}${SELECT}${READ}
      <= ${answers['SAM selftest failed']}
      => ${commands['reset SAM']}
      <= ${answers['ok empty']}`;

    expect(await readOver(conversation)).toBe('reader.outOfService');
  });

  it('asks for prints and the newest address as published', async () => {
    const withPrints = `=> ${commands['read+fp']}\n <= ${cards['resident']?.readWithFingerprintFrame}`;
    const address = `=> ${commands['read new address']}`;
    const begin = `${SAM_ID}${FIND}${SELECT}\n${withPrints}\n${address}`;

    expect(await readAllOver(`${begin}\n <= ${vectors.newAddressFrame}`)).toEqual([
      1024,
      '某省某市某区新样例路3号',
    ]);
    expect(await readAllOver(`${begin}\n <= ${answers['no such item']}`)).toEqual([1024, null]);
  });

  it.each([
    ['card auth of reader failed', 'card.authenticationFailed'],
    ['reader auth of card failed', 'card.authenticationFailed'],
    ['verify info failed', 'card.dataInvalid'],
    ['wrong card', 'card.wrongKind'],
    ['SAM unauthorised', 'reader.outOfService'],
  ])('tells the window what the status word means: %s', async (name, code) => {
    expect(await readOver(`${SAM_ID}${FIND}${SELECT}${READ}\n <= ${answers[name]}`)).toBe(code);
  });

  it.each(PUBLISHED_CARDS)('reads a card of each kind: %s', async (kind, card) => {
    expect(await readOver(`${SAM_ID}${FIND}${SELECT}${READ}\n <= ${cards[kind]?.readBaseFrame}`)).toBe(
      card.name,
    );
  });

  it('resets a reader whose self-test failed and reports it', async () => {
    const conversation = `${SAM_ID}
      => ${commands['find']}
      <= ${answers['SAM selftest failed']}
      => ${commands['reset SAM']}
      <= ${answers['ok empty']}
      ${SAM_ID}${FIND}${SELECT}${READ}
      <= ${wholeCard}`;

    expect(await readOver(conversation)).toBe(theName);
  });

  it('says that the reader is gone when it is unplugged in the middle of an answer', async () => {
    const conversation = `${SAM_ID}${FIND}${SELECT}${READ}\n <= ${wholeCard.slice(0, 512)}\n !! unplug`;

    expect(await readOver(conversation)).toBe('reader.absent');
  });
});
