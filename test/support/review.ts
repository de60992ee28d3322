import { randomUUID } from 'node:crypto';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import type { ApprovalView } from '../../src/shared/api/office/approval.ts';
import type { TestOffice } from './make-office.ts';
import { claim, producedBy } from './take-in.ts';

/** What a command names: the part in its newest version, as this person sees it. */
export async function expectedOf(person: InProcessPerson, subCaseId: string) {
  const { projection } = must(await person.calls.approval.get({ subCaseId }));
  return { requestId: randomUUID(), subCaseId, expectedVersion: projection.version };
}

/** The part as this person sees it. */
export async function look(person: InProcessPerson, subCaseId: string): Promise<ApprovalView> {
  return must(await person.calls.approval.get({ subCaseId }));
}

/** Claims the part where its step is claimed at all, and gives an opinion on it. */
export async function review(person: InProcessPerson, subCaseId: string): Promise<ApprovalView> {
  const view = await look(person, subCaseId);
  const held =
    view.step.kind === 'review' && view.projection.claimedBy === null ? await claim(person, subCaseId) : view;
  const expected = { requestId: randomUUID(), subCaseId, expectedVersion: held.projection.version };
  return must(
    await person.calls.approval.giveOpinion({ ...expected, recommendation: 'grant', opinion: '材料属实' }),
  );
}

/** Claims the part unless it is theirs, and grants it; what later items need and is not named, is given somehow. */
export async function grant(
  person: InProcessPerson,
  subCaseId: string,
  produced: Readonly<Record<string, string>> = {},
): Promise<ApprovalView> {
  await takeUnlessTheirs(person, subCaseId);
  const expected = await expectedOf(person, subCaseId);
  const given = { ...producedBy(await look(person, subCaseId)), ...produced };
  return must(await person.calls.approval.grant({ ...expected, opinion: '同意', produced: given }));
}

async function takeUnlessTheirs(person: InProcessPerson, subCaseId: string): Promise<void> {
  const { projection } = await look(person, subCaseId);
  if (projection.claimedBy === null) await claim(person, subCaseId);
}

/** Stops the clock for a special procedure of 15 days. */
export async function suspend(
  person: InProcessPerson,
  subCaseId: string,
  specialProcedure: 'appraisal' | 'publication' | 'hearing',
): Promise<ApprovalView> {
  await takeUnlessTheirs(person, subCaseId);
  const expected = await expectedOf(person, subCaseId);
  const told = { specialProcedure, expectedWorkingDays: 15, reason: '需要鉴定机构出具结论' };
  return must(await person.calls.approval.suspend({ ...expected, ...told }));
}

/** Lets the clock run on. */
export async function resume(person: InProcessPerson, subCaseId: string): Promise<ApprovalView> {
  const expected = await expectedOf(person, subCaseId);
  return must(await person.calls.approval.resume({ ...expected, note: '结论已收到' }));
}

/** Sends the part one step back. */
export async function sendBack(person: InProcessPerson, subCaseId: string): Promise<ApprovalView> {
  await takeUnlessTheirs(person, subCaseId);
  const expected = await expectedOf(person, subCaseId);
  return must(await person.calls.approval.sendBack({ ...expected, reason: '缺少家庭成员说明' }));
}

/** Everybody of a list, signed in on the day of the clock. */
export async function signInAll<Name extends string>(
  test: TestOffice,
  names: readonly Name[],
): Promise<Readonly<Record<Name, InProcessPerson>>> {
  const people: Partial<Record<Name, InProcessPerson>> = {};
  for (const name of names) people[name] = await test.signIn(name);
  return people as Record<Name, InProcessPerson>;
}
