import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { NodeHidHost } from '../../../src/main/station/hid/node-hid-host.ts';
import { IdCardReader } from '../../../src/main/station/id-card-reader/id-card-reader.ts';
import { isSynthetic, SimulatedCard } from '../../../src/main/station/simulated/chip-card.ts';
import { RecordingHidHost } from '../../../src/main/station/simulated/recording-hid-host.ts';
import { ReplayHidHost } from '../../../src/main/station/simulated/replay-hid-host.ts';
import { parseTranscript } from '../../../src/main/station/simulated/transcript.ts';
import { makeForeigner2017, makePermit, PUBLISHED_CARDS } from '../support/make-cards.ts';
import { makeResident } from '../support/make-resident.ts';
import { record, RECORDINGS, TRANSCRIPTS, WISH } from '../support/recordings.ts';
import { readerTimings, slotTimings } from '../support/timings.ts';
import { vectors } from '../support/vectors.ts';

/** Reads a card over a recorded conversation. */
async function replay(text: string) {
  const host = new ReplayHidHost(text);
  const reader = new IdCardReader(new HidTraffic(host), { reader: readerTimings, slot: slotTimings });
  const read = await reader.read(0, WISH);
  await reader.close();
  return { end: read.ok ? read.value.card.name : read.failure.code, leftOver: host.leftOver() };
}

const recordingOf = (name: string) => readFileSync(join(TRANSCRIPTS, `${name}.txt`), 'utf8');

describe.each(RECORDINGS)('the recording $name', (recording) => {
  it('is replayed to the same end, with nothing left over', async () => {
    expect(await replay(recordingOf(recording.name))).toEqual({ end: recording.end, leftOver: [] });
  });

  it('is what the simulator says today', async () => {
    expect(await record(recording)).toEqual({ text: recordingOf(recording.name), end: recording.end });
  });
});

describe('a replay', () => {
  const text = recordingOf('resident-raw64');
  const lines = text.trim().split('\n');

  it('tells the line in which something else was written', async () => {
    const changed = text.replace(vectors.commands['find'] ?? '?', vectors.commands['select'] ?? '?');
    const at = lines.indexOf(`=> ${vectors.commands['find']}`) + 1;

    const { leftOver } = await replay(changed);

    expect(leftOver[0]).toMatch(new RegExp(`^line ${at}: 00aaaaaa.* was written instead$`));
  });

  it('tells what never happened', async () => {
    const { leftOver } = await replay(`${text}\n=> ${vectors.commands['find']}\n<= 00`);

    expect(leftOver).toEqual([
      `line ${lines.length + 2}: write did not happen`,
      `line ${lines.length + 3}: answer did not happen`,
    ]);
  });

  it('tells what was written after its end', async () => {
    const { leftOver } = await replay(lines.slice(0, 2).join('\n'));

    expect(leftOver[0]).toMatch(/^after the end: 00aaaaaa.* was written$/);
  });
});

describe('the text of a recording', () => {
  const steps = (text: string) => parseTranscript(text).map(({ line: _line, ...step }) => step);

  it('may hold remarks, times, and what goes wrong', () => {
    expect(steps('# a remark\n\n=> 01 02\n# +30\n<= 0a\n  !! unplug')).toEqual([
      { kind: 'write', bytes: Uint8Array.of(1, 2) },
      { kind: 'answer', bytes: Uint8Array.of(10), afterMs: 30 },
      { kind: 'unplug', afterMs: 0 },
    ]);
    expect(steps('!! short 2\n<= 010203\n<= 040506')).toMatchObject([
      { bytes: Uint8Array.of(1, 2) },
      { bytes: Uint8Array.of(4, 5, 6) },
    ]);
    expect(steps('!! corrupt\n<= 01020000')).toMatchObject([{ bytes: Uint8Array.of(1, 3, 0, 0) }]);
    expect(steps('=> 01\n!! timeout')).toHaveLength(1);
  });

  it.each(['=> 0', '<= xyz', '!! fall', 'hello', '-> 01', '!! short'])(
    'is refused by its line when it is none: %s',
    (line) => {
      expect(() => parseTranscript(`# first\n${line}`)).toThrow('line 2');
    },
  );
});

describe('what may be recorded', () => {
  it('is not a real device', () => {
    expect(() => new RecordingHidHost(new NodeHidHost())).toThrow('only simulated');
  });

  it('is not a card in the drawer that may be somebody’s', () => {
    const real = [
      makeResident({ identityNumber: '320000199001010014' }),
      makePermit({ travelPermitNumber: 'H12345678' }),
      makeForeigner2017({ nationalityCode: 'USA' }),
    ];

    expect(real.map(isSynthetic)).toEqual([false, false, false]);
    for (const card of real) {
      expect(SimulatedCard.safeParse({ cardId: 'x', hint: 'x', card }).success).toBe(false);
    }
    expect(PUBLISHED_CARDS.every(([, card]) => isSynthetic(card))).toBe(true);
  });
});
