import { randomUUID } from 'node:crypto';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import type { DraftView } from '../../src/shared/api/office/form.ts';
import type { TestOffice } from './make-office.ts';
import { fillDraft } from './take-in.ts';
import type { Application } from './take-in.ts';

type ReceiveInput = Parameters<InProcessPerson['calls']['case']['receive']>[0];

/** What a clerk may decide beside accepting everything. */
export type Decision = Partial<Omit<ReceiveInput, 'requestId' | 'draftId' | 'expectedVersion'>>;

const ALL: Required<Decision> = {
  refusals: [],
  correction: null,
  deferred: [],
  promised: [],
  hold: false,
  forwardTo: null,
  duplicatesOf: [],
  ticket: null,
  assisted: null,
};

/** A draft that lacks papers: their originals were not seen. */
export async function fillWithout(
  test: TestOffice,
  clerk: InProcessPerson,
  ...[missing, application = {}]: readonly [missing: readonly string[], application?: Application]
): Promise<DraftView> {
  const { draft } = await fillDraft(test, clerk, application);
  return must(
    await clerk.calls.form.save({
      requestId: randomUUID(),
      draftId: draft.id,
      expectedVersion: draft.version,
      originalsSeen: Object.fromEntries(missing.map((code) => [code, false])),
    }),
  );
}

/** Takes a draft in as decided. */
export function receive(
  clerk: InProcessPerson,
  { draft }: Pick<DraftView, 'draft'>,
  decision: Decision = {},
) {
  const expected = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
  return clerk.calls.case.receive({ ...ALL, ...expected, ...decision });
}

/** The statuses of the parts by item. */
export function statusesOf(view: CaseView): Readonly<Record<string, string>> {
  return Object.fromEntries(view.subCases.map(({ projection }) => [projection.itemCode, projection.status]));
}

/** The case as somebody sees it now. */
export async function see(person: InProcessPerson, { projection }: CaseView): Promise<CaseView> {
  return must(await person.calls.case.get({ caseId: projection.caseId }));
}

/** Names of the papers, and how often each was made. */
export function papersOf(view: CaseView): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of view.documents) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
