import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from 'pg';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { calendarInForce } from '../../../../src/main/office/operations/calendar-in-use.ts';
import { putCalendarYear } from '../../../../src/shared/domain/calendar/change-calendar.ts';
import { dueOf } from '../../../../src/shared/domain/case/deadlines.ts';
import { recalculateDeadlines } from '../../../../src/shared/domain/case/recalculate-deadlines.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { times } from '../../../support/deep.ts';
import { doChange } from '../../../support/do-change.ts';
import { makeOffice, makePostgresOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { makeOpenCase } from '../../../support/make-open-case.ts';
import { someNumberOf } from '../../../support/some-number.ts';
import { fillDraft } from '../../../support/take-in.ts';
import { fileOf, importYear, logOf, preview } from './use-calendar.ts';

const year2027 = makeYear2027();
const { openingHours, ...unpublished } = loadCalendar();
const published = putCalendarYear({ openingHours, ...unpublished }, year2027);

describe.each(['SQLite', 'PostgreSQL'])('a case in the hour of an import, on %s', (name) => {
  let test: TestOffice;
  let administrator: InProcessPerson;
  let address: string | undefined;

  beforeEach(async () => {
    test = await (name === 'PostgreSQL' ? makePostgresOffice() : makeOffice());
    address = name === 'PostgreSQL' ? test.database : undefined;
    administrator = await test.signIn('system01');
  });

  afterEach(() => test.close());

  /** Accepts by the calendar in force; `before` is done while the case is not written down yet. */
  const accept = (caseId: string, before: () => Promise<void> = async () => undefined) =>
    doChange(test.office, async (tables) => {
      const calendar = await calendarInForce(tables, { openingHours });
      await before();
      const part = { caseId, at: at('2026-11-19 10:00'), workingDays: 31 };
      await tables.cases.add(makeOpenCase(calendar, part));
    });

  it('is moved when it was being accepted by the old calendar while the year came', async () => {
    const read = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const accepting = accept('case-1', () => {
      read.resolve();
      return goOn.promise;
    });
    await read.promise;

    const importing = importYear(administrator, year2027);
    try {
      if (address !== undefined) await somebodyWaits(address);
    } finally {
      goOn.resolve();
    }
    await accepting;
    must(await importing);

    const log = await logOf(test, 'case-1');
    expect(log.map(({ kind }) => kind)).toEqual(['receive', 'accept', 'startReview', 'recalculate']);
    expect(recalculateDeadlines(published, log)).toBeNull();
  });

  it('never keeps a day of the old calendar, whenever it was accepted', async () => {
    const count = times(30, 60);
    const text = fileOf(year2027);
    const { newestEntry } = await preview(administrator, text);
    const ids = Array.from({ length: count }, (_, i) => `case-${i}`);
    const accepting = ids.map((id) => accept(id));

    const input = { requestId: randomUUID(), text, newestEntry, acceptShortened: true };
    const imported = administrator.calls.calendar.import(input);
    const late = ids.map((id) => accept(`late-${id}`));
    await Promise.all([...accepting, imported, ...late]);

    must(await imported);
    for (const id of [...ids, ...ids.map((each) => `late-${each}`)]) {
      const log = await logOf(test, id);
      expect([id, recalculateDeadlines(published, log)]).toEqual([id, null]);
      expect(log.length).toBeLessThanOrEqual(4);
    }
    expect(must(await administrator.calls.calendar.view(undefined)).settled).toBe(true);
  });

  it('is accepted at the window by one calendar or the other, and by nothing in between', async () => {
    test.clock.set(at('2026-12-31 17:50')); // past the cut-off: what is done at once is due on the next working day
    const clerk = await test.signIn('window01');
    const imports = await test.signIn('system01');
    const subject = { kind: 'item', code: 'L1' } as const;
    const drafts = [];
    for (let i = 0; i < 4; i += 1) {
      drafts.push((await fillDraft(test, clerk, { subject, identityNumber: someNumberOf(i) })).draft);
    }

    const [imported, ...views] = await Promise.all([
      importYear(imports, year2027),
      ...drafts.map(({ id, version }) =>
        clerk.calls.case.accept({ requestId: randomUUID(), draftId: id, expectedVersion: version }),
      ),
    ]);

    must(imported);
    const parts = views.flatMap((view) => must(view).subCases.map(({ projection }) => projection.subCaseId));
    expect(parts).toHaveLength(drafts.length);
    for (const subCaseId of parts) {
      const log = await test.office.store.read((tables) => tables.cases.findSubCase(subCaseId));
      expect([subCaseId, recalculateDeadlines(published, log ?? [])]).toEqual([subCaseId, null]);
      expect(dueOf(log ?? [])?.dueAt).toBe(at('2027-01-04 18:00'));
    }
  });

  it('meets one of two imports: the slower one has to look again', async () => {
    const { newestEntry } = await preview(administrator, fileOf(year2027));
    const files = [year2027, { ...year2027, source: 'another notice' }].map(fileOf);

    const answers = await Promise.all(
      files.map((text) =>
        administrator.calls.calendar.import({
          requestId: randomUUID(),
          text,
          newestEntry,
          acceptShortened: true,
        }),
      ),
    );

    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code));
    expect(codes.toSorted()).toEqual(['calendar.changedMeanwhile', 'ok']);
  });
});

/** Until another connection waits for a lock that is told by a number. */
async function somebodyWaits(address: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await client.query(
          `select 1 from pg_locks where locktype = 'advisory' and not granted`,
        );
        expect(rows).toHaveLength(1);
      },
      { timeout: 20_000, interval: 10 },
    );
  } finally {
    await client.end();
  }
}
