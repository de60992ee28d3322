import type { ServiceCaseAction, SubCaseAction } from '../../shared/domain/case/case-action.ts';
import { toLocalText } from '../../shared/kernel/time.ts';
import {
  CASE_ACTION_TEXTS,
  CASE_TEXTS,
  RATING_TEXTS,
  SUB_CASE_ACTION_TEXTS,
} from '../../shared/texts/page-case.ts';
import type { TimelineEntry } from './ActionTimeline.vue';

type Said = TimelineEntry['said'];

/** The log of one part in words. Data whose key was destroyed is said to be gone. */
export function subCaseEntries(
  actions: readonly SubCaseAction[],
  people: Readonly<Record<string, string>>,
  about = '',
): readonly TimelineEntry[] {
  return actions.map((action, index) => ({
    key: `${about}-${index}`,
    at: toLocalText(action.effectiveAt),
    by: nameOf(action.by, people),
    what: SUB_CASE_ACTION_TEXTS[action.kind],
    said: saidIn(action),
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
    at: toLocalText(action.effectiveAt),
    by: nameOf(action.by, people),
    what: CASE_ACTION_TEXTS[action.kind],
    said: saidOfCase(action),
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
    const key = isShared ? `${entry.at} ${entry.by} ${entry.what}` : entry.key;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, about: `${before.about}、${entry.about}` } : entry);
  }
  return [...merged.values()].sort((left, right) => left.at.localeCompare(right.at));
}

function nameOf(by: string, people: Readonly<Record<string, string>>): string {
  return by === 'system' ? CASE_TEXTS.system : (people[by] ?? by);
}

function saidIn(action: SubCaseAction): Said {
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
    case 'sendBack':
    case 'refuse':
    case 'requestCorrection':
    case 'returnToApplicant':
    case 'withdraw':
    case 'annul':
      return [[CASE_TEXTS.reason, action.personal?.reason ?? CASE_TEXTS.erased]];
    default:
      return [];
  }
}

function saidOfCase(action: ServiceCaseAction): Said {
  if (action.kind === 'rate') return [[CASE_TEXTS.rating, RATING_TEXTS[action.level]]];
  if (action.kind === 'handOver') {
    return [
      [CASE_TEXTS.collectedBy[action.collectorKind], action.personal?.collector.name ?? CASE_TEXTS.erased],
    ];
  }
  return [];
}
