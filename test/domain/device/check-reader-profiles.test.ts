import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReaderProfiles } from '../../../src/shared/domain/device/check-reader-profiles.ts';
import { profileProblemText } from '../../../src/shared/texts/device-profiles.ts';

const DEVICES = join(import.meta.dirname, '../../../resources/devices');
const reader = { name: 'A reader', vendorId: '0400', productId: 'C35A', usagePage: 'FF00', framing: 'auto' };

/** What is wrong with a file of these readers. */
function problems(...readers: readonly object[]): string[] {
  const checked = checkReaderProfiles(JSON.stringify({ format: 1, readers }));
  return checked.ok ? [] : checked.problems.map(({ code, where }) => `${where} ${code}`);
}

describe('a file of reader profiles', () => {
  it('of ours is right', () => {
    const checked = checkReaderProfiles(readFileSync(join(DEVICES, 'reader-profiles.json'), 'utf8'));

    expect(checked).toMatchObject({ ok: true });
  });

  it('of ours has a line in the udev rule for each reader', () => {
    const checked = checkReaderProfiles(readFileSync(join(DEVICES, 'reader-profiles.json'), 'utf8'));
    const rules = readFileSync(join(DEVICES, '70-quanke-readers.rules'), 'utf8');

    const missing = (checked.ok ? checked.profiles.readers : []).filter(({ vendorId, productId }) => {
      const ids = `ATTRS{idVendor}=="${vendorId.toLowerCase()}", ATTRS{idProduct}=="${productId.toLowerCase()}"`;
      return !rules.includes(`${ids}, TAG+="uaccess"`);
    });

    expect(checked.ok).toBe(true);
    expect(missing).toEqual([]);
  });

  it.each<[why: string, reader: object, problem: string]>([
    ['an id of three digits', { ...reader, vendorId: '400' }, 'readers[0].vendorId notHexId'],
    ['an id that is a number', { ...reader, productId: 50010 }, 'readers[0].productId notHexId'],
    ['a usage page that is none', { ...reader, usagePage: 'FFG0' }, 'readers[0].usagePage notHexId'],
    ['no product id', { ...reader, productId: undefined }, 'readers[0].productId missing'],
    ['an unknown framing', { ...reader, framing: 'raw' }, 'readers[0].framing unknownFraming'],
    ['a misspelt entry', { ...reader, usagepage: 'FF00' }, 'readers[0].usagepage unknownEntry'],
    ['an interface that cannot be', { ...reader, interface: 99 }, 'readers[0].interface wrongValue'],
    ['an empty name', { ...reader, name: '' }, 'readers[0].name wrongValue'],
    ['nothing but vendor and product', { ...reader, usagePage: undefined }, 'readers[0] tooBroad'],
    [
      'the id of a chip alone',
      { ...reader, vendorId: '0483', usagePage: undefined, interface: 0 },
      'readers[0] sharedChip',
    ],
    ['a keyboard', { ...reader, usagePage: '0001' }, 'readers[0].usagePage ownedBySystem'],
  ])('is refused with %s', (_why, wrong, problem) => {
    expect(problems(wrong)).toEqual([problem]);
  });

  it('is refused when a reader stands in it twice, however the ids are written', () => {
    expect(problems(reader, { ...reader, name: 'Another', productId: 'c35a' })).toEqual(['readers[1] twice']);
  });

  it('may name a chip maker with a product or with a usage page of the maker', () => {
    const chip = { ...reader, vendorId: '10c4' };

    expect(problems(chip, { ...chip, usagePage: undefined, interface: 0, product: 'ID reader' })).toEqual([]);
  });

  it('names every problem at once, in words', () => {
    const checked = checkReaderProfiles(
      JSON.stringify({ format: 2, readers: [{ ...reader, vendorId: 'x' }] }),
    );

    expect(checked.ok ? [] : checked.problems.map(profileProblemText)).toEqual([
      expect.stringContaining('format：'),
      expect.stringContaining('readers[0].vendorId：'),
    ]);
  });

  it.each(['', '{', 'null', '[]', '{"format":1,"readers":[]}', '{"format":1}'])(
    'is refused when it is %o',
    (text) => {
      expect(checkReaderProfiles(text)).toMatchObject({ ok: false });
    },
  );
});
