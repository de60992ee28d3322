import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { LocalDate } from '../../../../src/shared/kernel/time.ts';
import { makeOffice, makePostgresOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';

export const STORES = ['SQLite', 'PostgreSQL'] as const;

export const day = (text: string) => text as LocalDate;

/** The day on which the clock of a test office stands, and its neighbours. */
export const [YESTERDAY, TODAY, TOMORROW] = ['2026-11-19', '2026-11-20', '2026-11-21'].map(day) as [
  LocalDate,
  LocalDate,
  LocalDate,
];

export const EAST = '100000001';
export const CENTER = '100000-01';

/** A fresh demo office for each test of the suite around, with an administrator signed in. */
export type OfficeInUse = { readonly test: TestOffice; readonly administrator: InProcessPerson };

/** Call it in a `describe`; its getters are valid inside of tests. */
export function useOffice(store: (typeof STORES)[number] = 'SQLite'): OfficeInUse {
  let office: OfficeInUse | undefined;
  beforeEach(async () => {
    const test = await (store === 'PostgreSQL' ? makePostgresOffice() : makeOffice());
    office = { test, administrator: await test.signIn('system01') };
  });
  afterEach(() => office?.test.close());
  const inUse = (): OfficeInUse => {
    if (!office) throw new Error('The office is there inside of tests only');
    return office;
  };
  return {
    get test() {
      return inUse().test;
    },
    get administrator() {
      return inUse().administrator;
    },
  };
}

/** A command with an id of its own. */
export function command<Input>(input: Input): Input & { readonly requestId: string } {
  return { ...input, requestId: randomUUID() };
}
