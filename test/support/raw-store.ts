import { DatabaseStore } from '../../src/main/office/storage/office-store.ts';
import { assert } from '../../src/shared/kernel/assert.ts';
import type { TestOffice } from './make-office.ts';

/** The office's database behind its port, to look at rows and to damage them. */
export function rawStore({ office }: TestOffice): DatabaseStore {
  assert(office.store instanceof DatabaseStore, 'build-office.ts opens this store');
  return office.store;
}
