import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import { isWaiting } from '../../../../shared/domain/case/accept-application.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { statusOf } from '../../../../shared/domain/case/case-flow.ts';
import { acceptAction } from '../../../../shared/domain/case/intake-actions.ts';
import type { Waivers } from '../../../../shared/domain/case/intake-actions.ts';
import { ACCEPT_ALL, neededBy, planIntake } from '../../../../shared/domain/case/plan-intake.ts';
import type { IntakeRefusal } from '../../../../shared/domain/case/plan-intake.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import type { FormIssue } from '../../../../shared/domain/form/draft.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import type { PaperRefusal } from '../papers.ts';
import { acceptancePapers } from './acceptance-papers.ts';
import { changePart } from './change-part.ts';
import type { PartOfCase } from './change-part.ts';
import { toPaperMaterials } from './paper-materials.ts';
import { paperCaseOf, placeOf } from './whole-case.ts';
import type { WholeCase, WindowPorts } from './whole-case.ts';

/** 受理 of a part that was held, or that came back from its correction: its clock runs from now. */
export function createAcceptPart(ports: WindowPorts): OfficeOperations['case']['acceptPart'] {
  return (input, caller) =>
    changePart(ports, { input, caller, kind: 'accept' }, async (part, tables) => {
      const { deferred, promised } = input;
      const waivers = planPart(part, { deferred, promised });
      if (!waivers.ok) return waivers;
      const action = toAcceptance(part, waivers.value);
      const papers = await makePapers(ports, tables, { ...part, action, waivers: waivers.value });
      return papers.ok ? succeed(action) : papers;
    });
}

/** What one item asks for, judged by itself: the same questions as when the application was taken in. */
function planPart({ found, whole }: PartOfCase, waivers: Waivers): Result<Waivers, IntakeRefusal> {
  const { itemCode } = found.opening;
  const own = ownOf(whole.merged, itemCode);
  const issues = issuesOf(whole).filter(({ where, code }) => isOwnIssue(own, itemCode, { where, code }));
  const planned = planIntake(own, issues, { ...ACCEPT_ALL, ...waivers });
  if (!planned.ok) return planned;
  const [plan] = planned.value;
  assert(plan?.does === 'accept', 'nothing else was decided');
  return succeed(plan);
}

function ownOf(merged: MergedApplication, itemCode: string): MergedApplication {
  const isNeeded = ({ neededBy: codes }: { readonly neededBy: readonly string[] }) =>
    codes.includes(itemCode);
  return {
    ...merged,
    items: merged.items.filter(({ item }) => item.itemCode === itemCode),
    fields: merged.fields.filter(isNeeded),
    materials: merged.materials.filter(isNeeded),
  };
}

/** Whether the period is open was asked when the application came. */
function isOwnIssue(
  own: MergedApplication,
  itemCode: string,
  { where, code }: Pick<FormIssue, 'where' | 'code'>,
) {
  if (where !== 'field' && where !== 'material') return false;
  return neededBy(own, { where, code }).includes(itemCode);
}

/** What is missing or wrong in the application as it stands. */
export function issuesOf({ merged, standing, now }: WholeCase): readonly FormIssue[] {
  const { answers = {}, materials = [] } = standing.personal ?? {};
  return checkDraft(merged, { answers, materials }, localDateOf(now));
}

type Acceptance = Extract<SubCaseAction, { kind: 'accept' }>;

function toAcceptance({ found, whole }: PartOfCase, waivers: Waivers): Acceptance {
  const statuses = new Map(whole.subCases.map(({ subCaseId, actions }) => [subCaseId, statusOf(actions)]));
  const waits = isWaiting(found.opening, statuses) === 'waiting';
  return acceptAction(whole, found.opening, { ...waivers, waits });
}

async function makePapers(
  ports: WindowPorts,
  tables: Tables,
  accepted: PartOfCase & { readonly action: Acceptance; readonly waivers: Waivers },
): Promise<Result<void, PaperRefusal>> {
  const { found, whole, action, waivers } = accepted;
  const { caseId, subCaseId } = found;
  const { merged, catalogue, calendar, standing: receive } = whole;
  const given = { answers: receive.personal?.answers ?? {}, materials: receive.personal?.materials ?? [] };
  const materials = toPaperMaterials(merged, given, waivers);
  const parts = [{ subCaseId, actions: [...found.actions, action] }];
  const places = {
    acceptanceNotice: await placeOf(tables, caseId, 'acceptanceNotice'),
    deferralNotice: await placeOf(tables, caseId, 'deferralNotice'),
    promiseLetter: await placeOf(tables, caseId, 'promiseLetter'),
  };
  const about = await paperCaseOf(tables, whole);
  const said = { parts, receive, merged, catalogue, calendar, materials, linked: false };
  for (const content of acceptancePapers(about, said, places)) {
    const made = await makePaper(ports, tables, { caseId, subCaseId, content });
    if (!made.ok) return made;
  }
  return succeed(undefined);
}
