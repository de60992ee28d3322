import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findJsonError } from '../../../src/shared/domain/calendar/json-error.ts';
import { runs } from '../support/properties.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const someJson = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

it('goes to the end of every text that is JSON', () => {
  fc.assert(
    fc.property(someJson, (text) => {
      expect(findJsonError(text)).toBe(text.length);
    }),
    runs(500, 20_000),
  );
});

it('stops before the end of a text with a sign too many, unless it is JSON all the same', () => {
  const some = fc.tuple(someJson, fc.nat(), fc.constantFrom(',', ':', '}', ']', '"', 'x', '\u0001', '0'));
  fc.assert(
    fc.property(some, ([text, place, sign]) => {
      const at = place % (text.length + 1);
      const broken = `${text.slice(0, at)}${sign}${text.slice(at)}`;
      fc.pre(!isJson(broken));

      // What comes before the place it names can still become JSON; what ends too early is named at its end.
      expect(findJsonError(broken)).toBeGreaterThanOrEqual(0);
      expect(findJsonError(broken)).toBeLessThanOrEqual(broken.length);
      expect(findJsonError(broken.slice(0, findJsonError(broken)))).toBe(findJsonError(broken));
    }),
    runs(500, 20_000),
  );
});

it('ends at the end of what was cut off', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: fc.integer(), b: fc.boolean() }), { minLength: 1 }), (list) => {
      const cut = JSON.stringify(list).slice(0, -1);

      expect(findJsonError(cut)).toBe(cut.length);
    }),
    runs(200, 2_000),
  );
});
