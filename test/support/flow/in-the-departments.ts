import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SIMULATED_PIN } from '../../../src/main/office/demo-office.ts';
import type { ApprovalView } from '../../../src/shared/api/office/approval.ts';
import type { CaseView, SubCaseView } from '../../../src/shared/api/office/case.ts';
import { PIN_PROMPT_HEADER, PIN_ROUTE } from '../../../src/shared/api/office/files.ts';
import { openingOf } from '../../../src/shared/domain/case/review-position.ts';
import { see } from './at-the-window.ts';
import { must } from './clerk-client.ts';
import type { ClockedWorkbench, Member } from './clocked-workbench.ts';

const Account = z.object({
  loginName: z.string(),
  departmentId: z.string().optional(),
  mayDecide: z.boolean().default(false),
});
const ACCOUNTS = z
  .array(Account)
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/demo/accounts.json'), 'utf8')),
  );

/** What the departments are to do with a case; whatever is not named is granted. */
export type Plan = {
  /** Items to work off; all of them when absent. */
  readonly only?: readonly string[];
  readonly deny?: string;
  /** Values a grant gives, by field, instead of those every office here gives. */
  readonly produced?: Readonly<Record<string, string>>;
};

/** Numbers of nobody and nothing, which outcomes give to later items. */
const PRODUCED: Readonly<Record<string, string>> = {
  birthCertificateNumber: 'X100000001',
  childIdentityNumber: '100000202611020027',
  companyCreditCode: '91100000MA00000073',
  deathCertificateNumber: 'SW100000001',
  cremationCertificateNumber: 'HH100000001',
  applicantDisabilityCertificateNumber: '10000019900307019X43',
  disabilityLevel: '3',
};

const DENIAL = { reason: '提交的信息与登记信息不一致', legalBasis: '《行政许可法》第三十八条' };

/** Everybody does what is their turn, until nothing of the case waits for a department; gives the case as it then is. */
export async function workOff(
  workbench: ClockedWorkbench,
  view: CaseView,
  plan: Plan = {},
): Promise<CaseView> {
  const shown = await see(workbench, view);
  const due = shown.subCases.filter((part) => isTheirTurn(part, plan));
  for (const part of due) await doTurn(workbench, part, plan);
  return due.length === 0 ? shown : workOff(workbench, shown, plan);
}

const THEIR_TURN = ['accepted', 'reviewing', 'grantedDecision', 'deniedDecision'];

function isTheirTurn({ projection }: SubCaseView, { only }: Plan): boolean {
  return THEIR_TURN.includes(projection.status) && (only?.includes(projection.itemCode) ?? true);
}

async function doTurn(workbench: ClockedWorkbench, part: SubCaseView, plan: Plan): Promise<void> {
  const { status, itemCode, subCaseId, step, inTurn } = part.projection;
  const isDecided = status === 'grantedDecision' || status === 'deniedDecision';
  const kind = openingOf(part.actions).reviewPath[step]?.kind;
  const departmentId = inTurn[0] ?? part.projection.departmentId;
  const member = await memberOf(workbench, departmentId, isDecided || kind === 'decide');
  if (isDecided) return seal(workbench, member, subCaseId);
  if (kind !== 'decide') return void (await giveOpinion(member, subCaseId));
  if (plan.deny === itemCode) return deny(member, subCaseId);
  must(await grant(member, subCaseId, await producedBy(member, subCaseId, plan)));
}

/** A value for every field whose value the grant may give. */
async function producedBy(
  member: Member,
  subCaseId: string,
  { produced }: Plan,
): Promise<Readonly<Record<string, string>>> {
  const known = { ...PRODUCED, ...produced };
  const { produces } = await look(member, subCaseId);
  const values = produces.map(({ definition }) => [definition.fieldCode, known[definition.fieldCode] ?? '']);
  return Object.fromEntries(values) as Readonly<Record<string, string>>;
}

/** Who reviews in a department, or who decides for it. */
export function memberOf(
  workbench: ClockedWorkbench,
  departmentId: string,
  decides: boolean,
): Promise<Member> {
  const account = ACCOUNTS.find((each) => each.departmentId === departmentId && each.mayDecide === decides);
  if (!account) throw new Error(`nobody works in ${departmentId}`);
  return workbench.member(account.loginName);
}

/** The part as this person sees it. */
export async function look({ office }: Member, subCaseId: string): Promise<ApprovalView> {
  return must(await office.approval.get({ subCaseId }));
}

/** The newest version of a part, as a command names it. */
export async function expectedOf(member: Member, subCaseId: string) {
  const { projection } = await look(member, subCaseId);
  return { requestId: randomUUID(), subCaseId, expectedVersion: projection.version };
}

/** Takes the part unless it is taken. */
export async function claim(member: Member, subCaseId: string): Promise<void> {
  const { projection, step } = await look(member, subCaseId);
  if (projection.claimedBy !== null || step.kind === 'countersign') return;
  must(await member.office.approval.claim(await expectedOf(member, subCaseId)));
}

/** 初审/审核意见. */
export async function giveOpinion(member: Member, subCaseId: string): Promise<ApprovalView> {
  await claim(member, subCaseId);
  const said = { recommendation: 'grant', opinion: '材料齐全，建议准予。' } as const;
  return must(
    await member.office.approval.giveOpinion({ ...(await expectedOf(member, subCaseId)), ...said }),
  );
}

/** 准予; the refusal when there is one. */
export async function grant(
  member: Member,
  subCaseId: string,
  produced: Readonly<Record<string, string>> = {},
) {
  await claim(member, subCaseId);
  const said = { opinion: '同意。', produced: { ...produced } };
  return member.office.approval.grant({ ...(await expectedOf(member, subCaseId)), ...said });
}

async function deny(member: Member, subCaseId: string): Promise<void> {
  await claim(member, subCaseId);
  must(await member.office.approval.deny({ ...(await expectedOf(member, subCaseId)), ...DENIAL }));
}

/** 退回上一步. */
export async function sendBack(member: Member, subCaseId: string): Promise<void> {
  await claim(member, subCaseId);
  const reason = '缺少家庭成员说明';
  must(await member.office.approval.sendBack({ ...(await expectedOf(member, subCaseId)), reason }));
}

/** 特别程序: stops the clock, with its notice. */
export async function suspend(
  member: Member,
  subCaseId: string,
  specialProcedure: 'appraisal' | 'publication' | 'hearing',
): Promise<ApprovalView> {
  await claim(member, subCaseId);
  const told = { specialProcedure, expectedWorkingDays: 7, reason: '依法需要' };
  return must(await member.office.approval.suspend({ ...(await expectedOf(member, subCaseId)), ...told }));
}

/** The clock runs on. */
export async function resume(member: Member, subCaseId: string): Promise<ApprovalView> {
  const note = '特别程序已结束';
  return must(await member.office.approval.resume({ ...(await expectedOf(member, subCaseId)), note }));
}

/** 盖章: order, PIN and signature of the simulated key, completion. */
export async function seal(workbench: ClockedWorkbench, member: Member, subCaseId: string): Promise<void> {
  const { office, station } = member;
  const order = must(await office.document.prepareSeal(await expectedOf(member, subCaseId)));
  const { ticket, ticketId, signedAttributes, sealKeySerial } = order;
  must(await station.simulator.plugSealKey({ serial: sealKeySerial }));
  const { promptId } = must(await station.sealKey.check({ ticket, signedAttributes }));
  const taken = await member.fetch(`${workbench.origin}${PIN_ROUTE}`, {
    method: 'POST',
    headers: { [PIN_PROMPT_HEADER]: promptId, 'content-type': 'application/octet-stream' },
    body: SIMULATED_PIN,
  });
  if (taken.status !== 204) throw new Error(`the PIN was refused: ${taken.status}`);
  const { signature, certificates } = must(await station.sealKey.sign({ promptId }));
  const completed = { requestId: randomUUID(), ticketId, signature, certificates: [...certificates] };
  must(await office.document.completeSeal(completed));
}
