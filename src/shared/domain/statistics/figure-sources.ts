import type { ServiceCaseAction, SubCaseActionKind } from '../case/case-action.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../case/projection.ts';
import type { ItemClaim } from '../catalogue/item-claim.ts';
import type { ServiceItem } from '../catalogue/service-item.ts';
import type { DeskDuty } from '../desk/desk-duty.ts';
import type { OrganizationUnit, ReformBaseline } from '../desk/organization-unit.ts';
import type { ServiceDesk } from '../desk/service-desk.ts';

type MemberOf<Row extends string, Type> = `${Row}.${Extract<keyof Type, string>}`;

/** 数据来源. Something the office writes down: a member of a projection, an action of a log, a member of a ledger row. */
export type RecordedMember =
  | MemberOf<'subCase', SubCaseProjection>
  | MemberOf<'serviceCase', ServiceCaseProjection>
  | `action.${SubCaseActionKind | ServiceCaseAction['kind']}`
  | MemberOf<'itemClaim', ItemClaim>
  | MemberOf<'deskDuty', DeskDuty>
  | MemberOf<'desk', ServiceDesk>
  | MemberOf<'unit', OrganizationUnit>
  | MemberOf<'baseline', ReformBaseline>
  | MemberOf<'item', ServiceItem>
  /** Who signed in when: the audit log alone knows that. */
  | 'auditEvent.operatorId'
  | 'auditEvent.happenedAt';

/** 指标来源. Where a figure stands in domain.md, and what its numerator and its denominator are counted from. */
export type FigureSource = {
  readonly section: `E.${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`;
  /** What one of it is: a sub-case (an item), a whole case, or a place. */
  readonly unit: 'subCase' | 'serviceCase' | 'place';
  readonly counted: readonly RecordedMember[];
  /** Null for what is no ratio. */
  readonly over: readonly RecordedMember[] | null;
};

/** 作废 is in no figure (domain.md E.0); every figure reads this beside its own members. */
export const EXCLUDED_BY: RecordedMember = 'subCase.endedAs';

type Members = readonly RecordedMember[];
type Section = FigureSource['section'];

const ofParts = (section: Section, counted: Members, over: Members | null = null): FigureSource => ({
  section,
  unit: 'subCase',
  counted,
  over,
});
const ofCases = (section: Section, counted: Members, over: Members | null = null): FigureSource => ({
  section,
  unit: 'serviceCase',
  counted,
  over,
});
const ofPlaces = (section: Section, counted: Members, over: Members | null = null): FigureSource => ({
  section,
  unit: 'place',
  counted,
  over,
});

const RECEIVED: Members = ['subCase.receivedAt'];
const ACCEPTED: Members = ['subCase.acceptedAt'];
const CONCLUDED: Members = ['subCase.decidedAt'];
const ENDED: Members = ['subCase.endedAt', 'subCase.endedAs'];
const OPEN: Members = ['subCase.receivedAt', 'subCase.decidedAt', 'subCase.endedAt'];
const IMMEDIATE: Members = ['subCase.decidedAt', 'subCase.handlingKind'];
const ON_TIME: Members = ['subCase.decidedAt', 'subCase.dueAt'];
const CLAIMED: Members = [
  'itemClaim.kind',
  'itemClaim.effectiveOn',
  'itemClaim.unitCode',
  'itemClaim.itemCode',
];
const MUST_CLAIM: Members = ['item.grassroots', 'item.validFrom', 'unit.unitKind', 'itemClaim.reason'];
const DESK_OPEN: Members = [
  'desk.deskKind',
  'desk.openedOn',
  'desk.closedOn',
  'deskDuty.servedOn',
  ...CLAIMED,
];
const TOWNS: Members = ['unit.unitKind', 'unit.validFrom', 'unit.validTo'];
const RATED: Members = ['serviceCase.ratingLevel', 'serviceCase.ratedBy'];
/** The clock's own ledger: what a due date would be without what moved it. */
const CLOCK: Members = [
  'action.accept',
  'action.startClock',
  'action.suspend',
  'action.resume',
  'action.extend',
];

/**
 * Every figure of domain.md E.1–E.11 and what it is counted from: nothing is counted that nobody records. A test
 * compares the list with that document, and every source with what the program writes.
 */
export const FIGURE_SOURCES = {
  received: ofParts('E.1', RECEIVED), // 收件量
  accepted: ofParts('E.1', [...ACCEPTED, 'subCase.deemed']), // 受理量
  concluded: ofParts('E.1', [...CONCLUDED, 'subCase.decision']), // 办结量
  delivered: ofParts('E.1', ['subCase.deliveredAt']), // 出件量
  open: ofParts('E.1', OPEN), // 在办量
  byChannel: ofParts('E.1', ['serviceCase.channel', ...RECEIVED]), // 分渠道
  perClerk: ofParts('E.1', CONCLUDED, ['auditEvent.operatorId', 'auditEvent.happenedAt']), // 人均
  perDesk: ofParts('E.1', [...CONCLUDED, 'subCase.deskId'], ['deskDuty.deskId', 'deskDuty.servedOn']), // 窗均
  balance: ofParts('E.1', [...OPEN, ...ENDED]), // 平衡

  claimRate: ofPlaces('E.2', CLAIMED, MUST_CLAIM), // 认领率
  meanClaimRate: ofPlaces('E.2', [...CLAIMED, ...MUST_CLAIM], TOWNS), // 平均认领率
  pooledClaimRate: ofPlaces('E.2', CLAIMED, MUST_CLAIM), // 汇总认领率

  coverage: ofPlaces('E.3', [...DESK_OPEN, 'desk.unitCode'], TOWNS), // 全科服务窗口覆盖度
  themeCoverage: ofPlaces('E.3', [...DESK_OPEN, 'desk.unitCode'], CLAIMED), // 主题窗口覆盖度

  desksReduced: ofPlaces('E.4', ['baseline.singleDomainDesks', 'desk.deskKind', 'desk.closedOn']), // 窗口减少
  postsReduced: ofPlaces('E.4', ['baseline.posts', 'desk.posts', 'desk.closedOn']), // 人员减少

  onTimeRate: ofParts('E.5', ON_TIME, CONCLUDED), // 按时办结率
  suspendedCount: ofParts('E.5', ['subCase.suspensions', ...CONCLUDED]), // 挂起件数
  extendedCount: ofParts('E.5', ['subCase.extensions', ...CONCLUDED]), // 延期件数
  lateWithoutSuspension: ofParts('E.5', [...ON_TIME, ...CLOCK]), // 不计挂起则超期
  averageDaysLeft: ofParts('E.5', ON_TIME, CONCLUDED), // 提前天数
  overdueList: ofParts('E.5', [
    ...ON_TIME,
    'subCase.step',
    'subCase.claimedBy',
    'subCase.departmentId',
    'action.answerUrge',
  ]), // 逾期清单

  immediateItemShare: ofPlaces('E.6', [...CLAIMED, 'item.handlingKind'], CLAIMED), // 即办事项占比
  immediateCaseShare: ofParts('E.6', IMMEDIATE, CONCLUDED), // 即办件占比
  immediateOnDayRate: ofParts('E.6', [...IMMEDIATE, 'subCase.dueAt'], IMMEDIATE), // 即办件当日办结率
  earlyRate: ofParts('E.6', [...ON_TIME, 'subCase.handlingKind'], IMMEDIATE), // 提前办结率

  acceptingTime: ofParts('E.7', [...RECEIVED, ...ACCEPTED], CONCLUDED), // 受理时长
  handlingTime: ofParts('E.7', [...ACCEPTED, ...CONCLUDED, ...CLOCK], CONCLUDED), // 办理时长
  waitingTime: ofCases('E.7', ['serviceCase.ticketAt', 'serviceCase.calledAt'], ['serviceCase.calledAt']), // 等候时长
  servingTime: ofCases('E.7', ['serviceCase.calledAt', 'serviceCase.servedAt'], ['serviceCase.servedAt']), // 服务时长
  handOverTime: ofParts('E.7', [...CONCLUDED, 'subCase.deliveredAt'], ['subCase.deliveredAt']), // 出件时长

  materialReduction: ofCases(
    'E.8',
    ['serviceCase.materialBase', 'serviceCase.materialActual', ...CONCLUDED],
    ['serviceCase.materialBase'],
  ), // 材料减少率
  meanMaterialReduction: ofCases(
    'E.8',
    ['serviceCase.materialBase', 'serviceCase.materialActual'],
    CONCLUDED,
  ), // 材料减少率（逐件平均）

  averageVisits: ofCases('E.9', ['serviceCase.visits', 'action.visit'], CONCLUDED), // 平均跑动次数
  atMostOneVisitRate: ofCases('E.9', ['serviceCase.visits'], CONCLUDED), // 最多跑一次率
  noVisitRate: ofCases('E.9', ['serviceCase.visits'], CONCLUDED), // 零跑动率
  visitReduction: ofCases(
    'E.9',
    ['item.visitsBefore', 'subCase.itemCode', 'serviceCase.visits'],
    ['item.visitsBefore', 'subCase.itemCode'],
  ), // 跑动减少率

  goodRatingRate: ofCases('E.10', RATED, RATED), // 好评率
  badRatingRate: ofCases('E.10', RATED, RATED), // 差评率
  activeRatingRate: ofCases('E.10', RATED, CONCLUDED), // 主动评价率
  overallSatisfaction: ofCases('E.10', RATED, RATED), // 整体满意度
  rectificationRate: ofCases(
    'E.10',
    ['action.rate', 'action.rectifyRating', 'serviceCase.rectifiedAt'],
    ['action.rate', 'serviceCase.ratingLevel'],
  ), // 差评整改率
  callBackRate: ofCases(
    'E.10',
    ['serviceCase.calledBackAt', 'action.callBack'],
    ['serviceCase.ratingLevel', 'serviceCase.ratedBy'],
  ), // 回访率

  returnRate: ofParts('E.11', [...ENDED, ...RECEIVED], RECEIVED), // 退件率
  returnsOfPeriod: ofParts('E.11', ENDED, RECEIVED), // 当期退件比
  correctionRate: ofParts('E.11', ['subCase.corrections', ...RECEIVED], RECEIVED), // 补正率
  firstPassRate: ofParts('E.11', ['subCase.corrections', ...ENDED, ...RECEIVED], RECEIVED), // 一次通过率
  secondCorrectionRate: ofParts('E.11', ['subCase.corrections'], ['subCase.corrections']), // 二次补正率
  refusalRate: ofParts('E.11', [...ENDED, ...RECEIVED], RECEIVED), // 不予受理率
  deferralRate: ofParts('E.11', ['subCase.deferred', ...ACCEPTED], ACCEPTED), // 容缺率
  unsuppliedDeferralRate: ofParts(
    'E.11',
    ['subCase.openDeferrals', 'action.supplyDeferred', 'action.terminate'],
    ['subCase.deferred'],
  ), // 容缺未补率
  denialRate: ofParts('E.11', [...CONCLUDED, 'subCase.decision'], CONCLUDED), // 不予许可率
  withdrawalRate: ofParts('E.11', [...ENDED, ...RECEIVED], RECEIVED), // 撤件率
} as const satisfies Readonly<Record<string, FigureSource>>;

/** 指标. One of the figures a supervisor exports. */
export type FigureName = keyof typeof FIGURE_SOURCES;
