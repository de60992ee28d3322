import { randomUUID } from 'node:crypto';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import type { SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import { makeOffice } from './make-office.ts';
import type { TestOffice } from './make-office.ts';
import { acceptCase, decide, fillDraft, partOf, seal } from './take-in.ts';
import type { Reviewers } from './take-in.ts';

const DAY_MS = 24 * 3_600_000;

/** An office with an issuing window, and what stands in front of it. */
export type IssuingOffice = {
  readonly test: TestOffice;
  readonly issuer: InProcessPerson;
  readonly clerk: InProcessPerson;
  /** Days of the calendar pass; everybody signs in again. */
  readonly sleep: (days: number) => Promise<IssuingOffice>;
};

/** Signs in who works at the windows. */
export async function openIssuing(test?: TestOffice): Promise<IssuingOffice> {
  const office = test ?? (await makeOffice());
  return {
    test: office,
    issuer: await office.signIn('issuer01'),
    clerk: await office.signIn('window01'),
    sleep: (days) => {
      office.clock.advance(days * DAY_MS);
      return openIssuing(office);
    },
  };
}

/** What the window has on its screen of a case. */
export type OnScreen = {
  readonly caseId: string;
  readonly expectedVersion: number;
  readonly subCases: readonly { readonly subCaseId: string; readonly version: number }[];
};

/** The case as it is now, with those parts that lie ready, or all of its parts when none does. */
export async function look(office: IssuingOffice, caseId: string): Promise<OnScreen & { view: CaseView }> {
  const view = must(await office.clerk.calls.case.get({ caseId }));
  const parts = view.subCases.map(({ projection }) => projection);
  const ready = parts.filter(({ status }) => status === 'ready');
  const shown = ready.length > 0 ? ready : parts;
  return {
    view,
    caseId,
    expectedVersion: view.projection.version,
    subCases: shown.map(({ subCaseId, version }) => ({ subCaseId, version })),
  };
}

/** 失业登记 of the mother's, granted and sealed. */
export async function makeReadyCase(office: IssuingOffice): Promise<string> {
  const { test, clerk } = office;
  const view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'L1' } });
  await grantAndSeal(office, view, { itemCode: 'L1', department: 'labour' });
  return view.projection.caseId;
}

/** The same with an agent whose letter of authority ends at the moment. */
export async function makeAssistedCase(office: IssuingOffice, until: string): Promise<string> {
  const { test, clerk } = office;
  const { draft } = await fillDraft(test, clerk, { subject: { kind: 'item', code: 'L1' } });
  const read = must(
    await clerk.calls.form.applyReading({
      requestId: randomUUID(),
      draftId: draft.id,
      expectedVersion: draft.version,
      person: 'agent',
      reading: test.read('grandfather'),
    }),
  );
  const view = must(
    await clerk.calls.case.receive({
      requestId: randomUUID(),
      draftId: draft.id,
      expectedVersion: read.draft.version,
      refusals: [],
      correction: null,
      deferred: [],
      promised: [],
      hold: false,
      forwardTo: null,
      duplicatesOf: [],
      ticket: null,
      assisted: { scope: '代办申请并领取结果', until },
    }),
  );
  await grantAndSeal(office, view, { itemCode: 'L1', department: 'labour' });
  return view.projection.caseId;
}

/** 社会保障卡信息变更: an entry in a register, with nothing on paper. */
export async function makeRegisterCase(office: IssuingOffice): Promise<string> {
  const { test, clerk } = office;
  const view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'C5' } });
  await decide(await reviewersOf(test, 'labour'), partOf(view, 'C5').subCaseId);
  return view.projection.caseId;
}

/** Decides a part and seals what came of it. */
export async function grantAndSeal(
  { test }: IssuingOffice,
  view: CaseView,
  { itemCode, department }: { readonly itemCode: string; readonly department: string },
): Promise<void> {
  const reviewers = await reviewersOf(test, department);
  const { subCaseId } = partOf(view, itemCode);
  await decide(reviewers, subCaseId);
  await seal(test, reviewers.second, subCaseId);
}

async function reviewersOf(test: TestOffice, department: string): Promise<Reviewers> {
  return { first: await test.signIn(`${department}1`), second: await test.signIn(`${department}2`) };
}

/** The mother collects what lies ready. */
export async function collect(office: IssuingOffice, caseId: string) {
  const { view: _, ...shown } = await look(office, caseId);
  const reading = office.test.read('mother');
  return must(
    await office.issuer.calls.delivery.handOver({
      requestId: randomUUID(),
      ...shown,
      subCases: [...shown.subCases],
      reading,
    }),
  );
}

/** The log of the first part of a case. */
export function logOf(view: CaseView): readonly SubCaseAction[] {
  return view.subCases[0]?.actions ?? [];
}
