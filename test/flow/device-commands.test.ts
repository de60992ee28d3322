import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import { readCards } from '../../src/main/station/simulated/chip-card.ts';
import { READER_FAULTS, READER_STEPS } from '../../src/shared/api/station/simulator.ts';
import { profileProblemText } from '../../src/shared/texts/device-profiles.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { makeFolder } from '../support/run-tool.ts';

const root = join(import.meta.dirname, '../..');
const cards = readCards(join(root, 'resources/demo/cards.json'));
const ourProfiles = join(root, 'resources/devices/reader-profiles.json');
const folder = makeFolder();
afterAll(folder.remove);

async function quanke(...args: readonly string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(['device', ...args], {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

function parse(text: string): unknown {
  return JSON.parse(text);
}

describe('a read with the simulated reader', () => {
  it.each(cards)('tells the kind of card and hides whose it is: $cardId', async ({ cardId, card }) => {
    const answer = await quanke('simulate', '--card', cardId, '--json');

    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(parse(answer.out)).toMatchObject({
      cardId,
      kind: card.kind,
      framing: 'raw64',
      samId: '05.01-20250101-0001234567-0007654321',
      simulated: true,
    });
    for (const secret of [card.name, card.identityNumber, card.address].filter((text) => text !== '')) {
      expect(answer.out).not.toContain(secret);
    }
  });

  it('takes the first card when none is named', async () => {
    const answer = await quanke('simulate', '--json');

    expect(parse(answer.out)).toMatchObject({ cardId: cards[0]?.cardId });
  });

  it('ends with a title and a remedy when the card is pulled', async () => {
    const answer = await quanke('simulate', '--fault', 'pullCardDuringRead');

    const { title, remedy } = FAILURE_TEXTS['card.removed'];
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain(title);
    expect(answer.err).toContain(remedy);
  });

  it('makes the fault at the step that is named', async () => {
    const answer = await quanke('simulate', '--fault', 'status80', '--step', 'find', '--json');

    expect(answer.code).toBe(1);
    expect(parse(answer.out)).toMatchObject({ step: 'find', failure: { code: 'card.absent' } });
  });

  it('goes on without prints when the chip holds none', async () => {
    const answer = await quanke('simulate', '--fault', 'noFingerprints', '--json');

    expect(answer.code).toBe(0);
    expect(parse(answer.out)).toMatchObject({ fingerprintBytes: 0 });
  });

  it('lists what may be put on and what may go wrong', async () => {
    const answer = await quanke('simulate', '--list');

    expect(answer.code).toBe(0);
    for (const word of [...cards.map(({ cardId }) => cardId), ...READER_FAULTS, ...READER_STEPS]) {
      expect(answer.out).toContain(word);
    }
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const place = folder.path('temporary');
    mkdirSync(place);
    vi.stubEnv('TMPDIR', place);

    const answer = await quanke('simulate', '--fault', 'unplugMid', '--json');

    vi.unstubAllEnvs();
    expect(parse(answer.out)).toMatchObject({ failure: { code: expect.any(String) } });
    expect(readdirSync(place)).toEqual([]);
  });

  it.each([
    ['an unknown card', ['--card', 'nobody']],
    ['an unknown fault', ['--fault', 'fire']],
    ['an unknown step', ['--fault', 'noAnswer', '--step', 'dance']],
    ['a step without a fault', ['--step', 'read']],
  ])('says how it is used after %s', async (_what, args) => {
    expect(await quanke('simulate', ...args)).toMatchObject({ code: 2, out: '' });
  });
});

describe('the check of a file of reader profiles', () => {
  it('passes ours and counts them', async () => {
    const answer = await quanke('check-profiles', ourProfiles, '--json');

    expect(answer.code).toBe(0);
    expect(parse(answer.out)).toMatchObject({ valid: true, readers: expect.any(Number) });
  });

  it('names every problem of a wrong one', async () => {
    const file = folder.path('profiles.json');
    writeFileSync(file, JSON.stringify({ format: 2, readers: [{ vendorId: 'x' }], notHid: [] }));

    const answer = await quanke('check-profiles', file);

    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain(profileProblemText({ code: 'wrongFormat', where: 'format' }));
    expect(answer.err).toContain(profileProblemText({ code: 'notHexId', where: 'readers[0].vendorId' }));
  });

  it('refuses a file that is not there, and asks for one when none is named', async () => {
    expect(await quanke('check-profiles', '/nowhere.json')).toMatchObject({ code: 1, out: '' });
    expect(await quanke('check-profiles')).toMatchObject({ code: 2, out: '' });
  });
});
