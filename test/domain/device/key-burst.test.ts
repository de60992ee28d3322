import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addKeystroke,
  LONGEST_SCAN_GAP_MS,
  scanEndedBy,
  SHORTEST_SCAN,
} from '../../../src/shared/domain/device/key-burst.ts';
import type { KeyBurst } from '../../../src/shared/domain/device/key-burst.ts';
import { runs } from '../support/properties.ts';

type Press = { readonly key: string; readonly gapMs: number; readonly repeated?: boolean };

/** Every scan that is seen in keys that follow each other by their gaps. */
function scansIn(presses: readonly Press[]): readonly string[] {
  const scans: string[] = [];
  let burst: KeyBurst | null = null;
  let atMs = 0;
  for (const { key, gapMs, repeated = false } of presses) {
    atMs += gapMs;
    const scan = scanEndedBy(burst, { key, atMs, repeated });
    if (scan !== undefined) scans.push(scan);
    burst = addKeystroke(burst, { key, atMs, repeated });
  }
  return scans;
}

const pressed = (text: string, gapMs: number): readonly Press[] => [...text].map((key) => ({ key, gapMs }));
const character = fc.constantFrom(...'0123456789ABCXYZabcxyz-:/');
const end = fc.constantFrom('Enter', 'Tab');

describe('telling a scanner from fingers', () => {
  it.each(['Enter', 'Tab'])('sees a scan that %s ends', (key) => {
    expect(scansIn([...pressed('1000000012026', 4), { key, gapMs: 4 }])).toEqual(['1000000012026']);
  });

  it('lets capitals come with the key for capitals', () => {
    const presses = [...pressed('1234567', 4), { key: 'Shift', gapMs: 4 }, ...pressed('A8', 4)];

    expect(scansIn([...presses, { key: 'Enter', gapMs: 4 }])).toEqual(['1234567A8']);
  });

  it('sees nothing in a key that is held down', () => {
    const presses = Array.from({ length: 40 }, () => ({ key: '1', gapMs: 30, repeated: true }));

    expect(scansIn([...presses, { key: 'Enter', gapMs: 30 }])).toEqual([]);
  });

  it('sees nothing when the last key comes late, as by a finger', () => {
    expect(scansIn([...pressed('1000000012026', 4), { key: 'Enter', gapMs: 90 }])).toEqual([]);
  });

  it('sees nothing in a short roll of fingers', () => {
    expect(scansIn([...pressed('asdfghj', 12), { key: 'Enter', gapMs: 12 }])).toEqual([]);
  });

  it('never takes what a person types, however fast, as long as one key in eight takes its time', () => {
    const slow = fc.integer({ min: LONGEST_SCAN_GAP_MS, max: 400 });
    const fast = fc.integer({ min: 0, max: LONGEST_SCAN_GAP_MS - 1 });
    const roll = fc
      .tuple(slow, fc.array(fc.tuple(character, fast), { maxLength: SHORTEST_SCAN - 2 }), character)
      .map(([gapMs, others, key]): Press[] => [
        { key, gapMs },
        ...others.map(([next, nextGap]) => ({ key: next, gapMs: nextGap })),
      ]);
    const typed = fc.array(
      fc.oneof(
        roll,
        fc.tuple(end, fast).map(([key, gapMs]) => [{ key, gapMs }]),
      ),
      {
        maxLength: 30,
      },
    );

    fc.assert(
      fc.property(typed, (rolls) => {
        expect(scansIn(rolls.flat())).toEqual([]);
      }),
      runs(300),
    );
  });

  it('always sees a scan, whatever was typed before it', () => {
    const fast = fc.integer({ min: 0, max: LONGEST_SCAN_GAP_MS - 1 });
    const code = fc.array(fc.tuple(character, fast), { minLength: SHORTEST_SCAN, maxLength: 60 });
    const before = fc.array(fc.tuple(character, fc.integer({ min: 0, max: 300 })), { maxLength: 20 });

    fc.assert(
      fc.property(before, code, end, (typed, scanned, key) => {
        const presses = [...typed, ...scanned].map(([each, gapMs]) => ({ key: each, gapMs }));
        const first = presses[typed.length];
        const late = presses.with(typed.length, { key: first?.key ?? '', gapMs: 200 });

        expect(scansIn([...late, { key, gapMs: 5 }])).toEqual([scanned.map(([each]) => each).join('')]);
      }),
      runs(300),
    );
  });
});
