import type { ServiceCaseAction, SubCaseAction } from '../../shared/domain/case/case-action.ts';
import type { CustodyPlace } from '../../shared/domain/case/service-case-action.ts';
import { MANNER_TEXTS, REFERENCE_TEXTS, SERVING_FAILURE_TEXTS } from '../../shared/texts/delivery.ts';
import { CASE_TEXTS } from '../../shared/texts/page-case.ts';
import {
  CUSTODY_TEXTS,
  DELIVERY_TEXTS,
  RATINGS_TEXTS,
  RETAINED_TEXTS,
} from '../../shared/texts/page-delivery.ts';
import type { TimelineEntry } from './ActionTimeline.vue';

type Said = TimelineEntry['said'];
/** People, departments and desks by their ids. */
type Names = Readonly<Record<string, string>>;

/** What became of the outcome of one part. */
export function deliveryFacts(action: SubCaseAction, names: Names): Said {
  switch (action.kind) {
    case 'deliver':
      return [[DELIVERY_TEXTS.how, MANNER_TEXTS[action.manner ?? 'desk']]];
    case 'failServing':
      return [
        [DELIVERY_TEXTS.how, MANNER_TEXTS[action.manner]],
        [DELIVERY_TEXTS.failReason, SERVING_FAILURE_TEXTS[action.failure]],
        ...noted(DELIVERY_TEXTS.failNote, action.personal?.note),
      ];
    case 'destroyOutcome':
      return [
        [RETAINED_TEXTS.witness, names[action.witness] ?? action.witness],
        [CASE_TEXTS.reason, action.personal?.reason ?? CASE_TEXTS.erased],
      ];
    default:
      return [];
  }
}

/** What an action of the issuing window or of the supervisor on the whole case says. */
export function deliveryFactsOfCase(action: ServiceCaseAction, names: Names): Said {
  switch (action.kind) {
    case 'handOver':
      return handedOver(action);
    case 'moveCustody': {
      const copies = action.pieces.reduce((sum, piece) => sum + piece.copies, 0);
      return [
        [CUSTODY_TEXTS.move, CUSTODY_TEXTS.line(placeName(action.from, names), placeName(action.to, names))],
        [CUSTODY_TEXTS.copies, CUSTODY_TEXTS.total(action.pieces.length, copies)],
        [CUSTODY_TEXTS.taker, names[action.takenBy] ?? action.takenBy],
      ];
    }
    case 'rectifyRating':
      return [[RATINGS_TEXTS.rectified, action.personal?.measure ?? CASE_TEXTS.erased]];
    case 'callBack':
      return [
        [RATINGS_TEXTS.called, action.satisfied ? RATINGS_TEXTS.satisfied : RATINGS_TEXTS.notSatisfied],
        ...noted(RATINGS_TEXTS.note, action.personal?.note),
      ];
    default:
      return [];
  }
}

function handedOver({
  collectorKind,
  manner = 'desk',
  personal,
}: Extract<ServiceCaseAction, { kind: 'handOver' }>): Said {
  const { name, relation, reference } = personal?.collector ?? { name: CASE_TEXTS.erased };
  return [
    [CASE_TEXTS.collectedBy[collectorKind], name],
    ...noted(DELIVERY_TEXTS.relation, relation),
    ...(manner === 'desk' ? [] : noted(REFERENCE_TEXTS[manner], reference)),
  ];
}

function noted(label: string, text: string | undefined): Said {
  return text ? [[label, text]] : [];
}

function placeName(place: CustodyPlace, names: Names): string {
  const id = place.kind === 'desk' ? place.deskId : place.departmentId;
  return names[id] ?? id;
}
