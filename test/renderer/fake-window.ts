import type { CaseView, SubCaseView } from '../../src/shared/api/office/case.ts';
import type { FailureCode } from '../../src/shared/api/failures.ts';
import type { IntakeOutlook } from '../../src/shared/domain/case/intake-outlook.ts';
import { planIntake } from '../../src/shared/domain/case/plan-intake.ts';
import type { PlannedItem, PointToMend } from '../../src/shared/domain/case/plan-intake.ts';
import type { CaseStatus } from '../../src/shared/domain/case/case-status.ts';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { ReasonTemplate } from '../../src/shared/domain/approval/reason-template.ts';
import { fail } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';
import type { FakeDraft } from './fake-draft.ts';
import { makeCaseView, makeDue, makeSubCaseView } from './sample-cases.ts';

type ReceiveInput = {
  readonly refusals: readonly { itemCode: string; reason: string; legalBasis: string }[];
  readonly correction: { readonly points: readonly PointToMend[] } | null;
  readonly deferred: readonly string[];
  readonly promised: readonly string[];
  readonly hold: boolean;
  readonly forwardTo: string | null;
  readonly duplicatesOf: readonly string[];
};

const STATUS: Readonly<Record<PlannedItem['does'], CaseStatus>> = {
  accept: 'accepted',
  hold: 'received',
  correct: 'correcting',
  refuse: 'refused',
  terminate: 'terminated',
  forward: 'terminated',
};

/** 理由模板 of the window. */
export const TEMPLATES: readonly ReasonTemplate[] = [
  { kind: 'refuse', text: '不属于本机关职权范围。', legalBasis: '示例法第二条', toBeConfirmed: ['text'] },
  { kind: 'requestCorrection', text: '材料缺少签名，请补齐。', toBeConfirmed: [] },
  { kind: 'requestCorrection', text: '材料已过有效期，请更换。', toBeConfirmed: [] },
  { kind: 'returnToApplicant', text: '申请人要求取回材料。', toBeConfirmed: [] },
  { kind: 'withdraw', text: '申请人自愿撤回申请。', toBeConfirmed: [] },
];

/** The cases of an office in memory: the same rule that takes an application in, and views a test puts there. */
export class FakeWindow {
  readonly list: CaseView[] = [makeCaseView()];
  outlook: IntakeOutlook = {
    answerBy: makeDue('2026-11-27T10:00:00.000Z'),
    correctBy: makeDue('2026-12-11T10:00:00.000Z'),
    promises: {
      birth: makeDue('2026-11-25T10:00:00.000Z'),
      household: makeDue('2026-11-30T10:00:00.000Z'),
    },
    duplicates: [],
  };
  readonly #draft: FakeDraft;

  constructor(draft: FakeDraft) {
    this.#draft = draft;
  }

  get first(): CaseView {
    return this.list[0] ?? makeCaseView();
  }

  procedures(answer: Answer): OfficeClient['case'] {
    const acted = (name: string) => answer(`case.${name}`, () => this.first);
    return {
      foreseeIntake: answer('case.foreseeIntake', () => this.outlook),
      receive: answer('case.receive', (input) => this.#receive(input)),
      accept: acted('accept'),
      supply: acted('supply'),
      acceptPart: acted('acceptPart'),
      refusePart: acted('refusePart'),
      returnPart: acted('returnPart'),
      correct: acted('correct'),
      correctAgain: acted('correctAgain'),
      withdraw: acted('withdraw'),
      get: acted('get'),
      reveal: answer('case.reveal', () => ({ ...this.first, personalData: 'full' as const })),
      search: answer('case.search', () =>
        this.list.map(({ projection, subCases }) => ({
          projection,
          applicantName: '林**',
          subCases: subCases.map((part) => part.projection),
        })),
      ),
    } as OfficeClient['case'];
  }

  #receive(input: ReceiveInput): Result<CaseView, FailureCode> | CaseView {
    const { merged, issues } = this.#draft.view;
    const unseen = this.outlook.duplicates.filter(({ caseId }) => !input.duplicatesOf.includes(caseId));
    if (unseen.length > 0) return fail('case.duplicateSuspected', { count: unseen.length });
    const plan = planIntake(merged, issues, { ...input, forward: input.forwardTo !== null });
    if (!plan.ok) return plan;
    const isPlain = plan.value.every(({ does }) => does === 'accept');
    return isPlain ? this.first : makeCaseView({ subCases: plan.value.map(toPart) });
  }
}

function toPart(plan: PlannedItem, index: number): SubCaseView {
  return makeSubCaseView({
    subCaseId: `sub${index + 1}` as SubCaseId,
    itemCode: plan.itemCode,
    status: STATUS[plan.does],
    dueAt: null,
  });
}
