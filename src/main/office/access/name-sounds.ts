import { pinyin } from 'pinyin-pro';
import type { NameSounds } from '../ports/office-ports.ts';

/** Pinyin of names: a surname with a reading of its own (曾, 单) is read as a surname. */
export function createNameSounds(): NameSounds {
  return {
    initialsOf: (name) =>
      pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed' })
        .join('')
        .toLowerCase(),
  };
}
