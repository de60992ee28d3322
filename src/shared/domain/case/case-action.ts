import type { CaseId, SubCaseId } from './acted.ts';
import type { ServiceCaseAction } from './service-case-action.ts';
import type { SubCaseAction } from './sub-case-action.ts';

export type { Acted, CaseId, CaseNumber, SubCaseId } from './acted.ts';
export type { CaseParty, ServiceCaseAction } from './service-case-action.ts';
export type { SubCaseAction, SubCaseActionKind, SubCaseOpening } from './sub-case-action.ts';

/** 办件动作. One entry of a log. */
export type CaseAction = ServiceCaseAction | SubCaseAction;

/** 子件. One department's part of a case: its stream of actions; the version is their number. */
export type SubCase = { readonly subCaseId: SubCaseId; readonly actions: readonly SubCaseAction[] };

/** 办件. One application at our office: its own stream and the streams of its parts. */
export type ServiceCase = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly subCases: readonly SubCase[];
};
