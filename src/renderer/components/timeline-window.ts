import type { ServiceCaseAction, SubCaseAction } from '../../shared/domain/case/case-action.ts';
import { toLocalText } from '../../shared/kernel/time.ts';
import { CASE_TEXTS } from '../../shared/texts/page-case.ts';
import { LINK_TEXTS, VISIT_TEXTS, WINDOW_TIMELINE_TEXTS } from '../../shared/texts/page-case-window.ts';
import type { TimelineEntry } from './ActionTimeline.vue';

type Said = TimelineEntry['said'];
/** People, papers and fields by their ids and codes. */
type Names = Readonly<Record<string, string>>;

/** What an action of the window on one part says beside its reason. */
export function windowFacts(action: SubCaseAction, names: Names): Said {
  switch (action.kind) {
    case 'accept':
      return acceptance(action, names);
    case 'refuse':
      return [[CASE_TEXTS.legalBasis, action.legalBasis]];
    case 'requestCorrection':
      return notice(action, names);
    case 'supplyDeferred':
      return [[WINDOW_TIMELINE_TEXTS.supplied, listed(action.materialCodes, names)]];
    case 'forward':
      return [[WINDOW_TIMELINE_TEXTS.forwardedTo, action.toDivisionCode]];
    case 'replaceOutcome':
      return [[WINDOW_TIMELINE_TEXTS.replaced, LINK_TEXTS.later[action.relation]]];
    default:
      return [];
  }
}

function acceptance(
  { deferred = [], promised = [], deemed }: Extract<SubCaseAction, { kind: 'accept' }>,
  names: Names,
): Said {
  const until = deferred.map(({ until: moment }) => moment).toSorted()[0];
  const papers = listed(
    deferred.map(({ materialCode }) => materialCode),
    names,
  );
  return [
    ...(deemed ? [[WINDOW_TIMELINE_TEXTS.note, WINDOW_TIMELINE_TEXTS.deemed] as const] : []),
    ...(until
      ? [[WINDOW_TIMELINE_TEXTS.deferred, WINDOW_TIMELINE_TEXTS.by(papers, toLocalText(until))] as const]
      : []),
    ...(promised.length > 0 ? [[WINDOW_TIMELINE_TEXTS.promised, listed(promised, names)] as const] : []),
  ];
}

function notice(
  { until, allowedBy }: Extract<SubCaseAction, { kind: 'requestCorrection' }>,
  names: Names,
): Said {
  return [
    ...(until ? [[WINDOW_TIMELINE_TEXTS.correctBy, toLocalText(until)] as const] : []),
    ...(allowedBy ? [[WINDOW_TIMELINE_TEXTS.allowedBy, names[allowedBy] ?? allowedBy] as const] : []),
  ];
}

/** What an action of the window on the whole case says. */
export function windowFactsOfCase(action: ServiceCaseAction, names: Names): Said {
  switch (action.kind) {
    case 'supplement': {
      const codes = [...action.materialCodes, ...action.fieldCodes];
      return codes.length > 0 ? [[WINDOW_TIMELINE_TEXTS.supplied, listed(codes, names)]] : [];
    }
    case 'link':
      return [[LINK_TEXTS.later[action.relation], action.byCaseNumber]];
    case 'visit':
      return [[WINDOW_TIMELINE_TEXTS.purpose, VISIT_TEXTS[action.purpose]]];
    case 'receive':
      return (action.links ?? []).map(({ relation, caseNumber }) => [
        LINK_TEXTS.earlier[relation],
        caseNumber,
      ]);
    default:
      return [];
  }
}

function listed(codes: readonly string[], names: Names): string {
  return codes.map((code) => names[code] ?? code).join('、');
}
