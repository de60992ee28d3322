import type { ServiceCaseAction, SubCaseAction } from '../../shared/domain/case/case-action.ts';
import { recordedMoves } from '../../shared/domain/case/recalculate-deadlines.ts';
import { toLocalText } from '../../shared/kernel/time.ts';
import {
  CASE_ACTION_TEXTS,
  CASE_TEXTS,
  RATING_TEXTS,
  SUB_CASE_ACTION_TEXTS,
} from '../../shared/texts/page-case.ts';
import { DEADLINE_TEXTS, journalText } from '../../shared/texts/calendar.ts';
import { SPECIAL_PROCEDURE_TEXTS } from '../../shared/texts/due-date.ts';
import { TERMINATION_TEXTS, TIMELINE_TEXTS } from '../../shared/texts/page-approval.ts';
import type { TimelineEntry } from './ActionTimeline.vue';
import { deliveryFacts, deliveryFactsOfCase } from './timeline-delivery.ts';
import { windowFacts, windowFactsOfCase } from './timeline-window.ts';

type Said = TimelineEntry['said'];

/** The log of one part in words; `people` may name departments, papers and fields too. Data whose key was destroyed is said to be gone. */
export function subCaseEntries(
  actions: readonly SubCaseAction[],
  people: Readonly<Record<string, string>>,
  about = '',
): readonly TimelineEntry[] {
  return actions.map((action, index) => ({
    key: `${about}-${index}`,
    moment: action.effectiveAt,
    at: toLocalText(action.effectiveAt),
    by: nameOf(action.by, people),
    what: SUB_CASE_ACTION_TEXTS[action.kind],
    said: [...movesIn(action, actions.slice(0, index)), ...saidIn(action, people)],
    about,
  }));
}

/** The log of the whole case in words. */
export function caseEntries(
  actions: readonly ServiceCaseAction[],
  people: Readonly<Record<string, string>>,
): readonly TimelineEntry[] {
  return actions.map((action, index) => ({
    key: `case-${index}`,
    moment: action.effectiveAt,
    at: toLocalText(action.effectiveAt),
    by: nameOf(action.by, people),
    what: CASE_ACTION_TEXTS[action.kind],
    said: saidOfCase(action, people),
    about: '',
  }));
}

/** What happens to every part at the same moment is one line that names the parts. */
const TOGETHER: readonly string[] = [SUB_CASE_ACTION_TEXTS.receive, SUB_CASE_ACTION_TEXTS.accept];

/** The logs of all parts and of the case as one story, oldest first. */
export function mergeEntries(...logs: readonly (readonly TimelineEntry[])[]): readonly TimelineEntry[] {
  const merged = new Map<string, TimelineEntry>();
  for (const entry of logs.flat()) {
    const isShared = entry.about !== '' && TOGETHER.includes(entry.what);
    const key = isShared ? `${entry.at} ${entry.by} ${entry.what} ${JSON.stringify(entry.said)}` : entry.key;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, about: `${before.about}、${entry.about}` } : entry);
  }
  return [...merged.values()].sort((left, right) => left.moment.localeCompare(right.moment));
}

function nameOf(by: string, people: Readonly<Record<string, string>>): string {
  return by === 'system' ? CASE_TEXTS.system : (people[by] ?? by);
}

/** What a new calendar year moved: the old deadlines are read from the rows before it. */
function movesIn(action: SubCaseAction, before: readonly SubCaseAction[]): Said {
  if (action.kind !== 'recalculate') return [];
  return recordedMoves(before, action).map((move) => [
    DEADLINE_TEXTS[move.deadline],
    journalText(action.calendarYear, move),
  ]);
}

function saidIn(action: SubCaseAction, names: Readonly<Record<string, string>>): Said {
  switch (action.kind) {
    case 'giveOpinion':
      return [
        [CASE_TEXTS.recommendation[action.recommendation], action.personal?.opinion ?? CASE_TEXTS.erased],
      ];
    case 'grant':
      return [[CASE_TEXTS.opinion, action.personal?.opinion ?? CASE_TEXTS.erased]];
    case 'deny':
      return [
        [CASE_TEXTS.reason, action.personal?.reason ?? CASE_TEXTS.erased],
        [CASE_TEXTS.legalBasis, action.legalBasis],
      ];
    default:
      return [...factsOf(action, names), ...reasonIn(action)];
  }
}

/** What an action says beside its reason. */
function factsOf(action: SubCaseAction, names: Readonly<Record<string, string>>): Said {
  switch (action.kind) {
    case 'handOn':
      return [[TIMELINE_TEXTS.handedTo, nameOf(action.to, names)]];
    case 'suspend':
      return [[TIMELINE_TEXTS.procedure, suspensionText(action)]];
    case 'extend':
      return [[TIMELINE_TEXTS.extended, TIMELINE_TEXTS.days(action.workingDays, action.documentNumber)]];
    case 'dispatch':
      return [[TIMELINE_TEXTS.dispatchedTo, nameOf(action.departmentId, names)]];
    case 'terminate':
      return action.cause === 'byOffice' ? [] : [[CASE_TEXTS.reason, TERMINATION_TEXTS[action.cause]]];
    case 'urge':
      return [[TIMELINE_TEXTS.answerBy, toLocalText(action.answerBy)]];
    default:
      return [...windowFacts(action, names), ...deliveryFacts(action, names)];
  }
}

function suspensionText(action: Extract<SubCaseAction, { kind: 'suspend' }>): string {
  const { specialProcedure, expectedWorkingDays: days, documentNumber = '' } = action;
  const procedure = SPECIAL_PROCEDURE_TEXTS[specialProcedure];
  return days === undefined ? procedure : `${procedure}，${TIMELINE_TEXTS.days(days, documentNumber)}`;
}

/** Actions that always say why. */
const REASONED = [
  'sendBack',
  'refuse',
  'requestCorrection',
  'returnToApplicant',
  'withdraw',
  'annul',
  'suspend',
  'extend',
  'disputeOwner',
  'dispatch',
  'urge',
  'expedite',
] as const satisfies readonly SubCaseAction['kind'][];

type Reasoned = Extract<SubCaseAction, { kind: (typeof REASONED)[number] | 'releaseReview' | 'terminate' }>;

/** A claim is given back without a reason and taken away with one; what time ends by itself has a cause instead. */
function isReasoned(action: SubCaseAction): action is Reasoned {
  if (action.kind === 'releaseReview') return action.personal !== undefined;
  if (action.kind === 'terminate') return action.cause === 'byOffice';
  const kinds: readonly string[] = REASONED;
  return kinds.includes(action.kind);
}

function reasonIn(action: SubCaseAction): Said {
  if (action.kind === 'resume') return [[TIMELINE_TEXTS.note, action.personal?.note ?? CASE_TEXTS.erased]];
  if (action.kind === 'answerUrge')
    return [[TIMELINE_TEXTS.answer, action.personal?.answer ?? CASE_TEXTS.erased]];
  return isReasoned(action) ? [[CASE_TEXTS.reason, action.personal?.reason ?? CASE_TEXTS.erased]] : [];
}

function saidOfCase(action: ServiceCaseAction, names: Readonly<Record<string, string>>): Said {
  if (action.kind === 'rate') return [[CASE_TEXTS.rating, RATING_TEXTS[action.level]]];
  return [...windowFactsOfCase(action, names), ...deliveryFactsOfCase(action, names)];
}
