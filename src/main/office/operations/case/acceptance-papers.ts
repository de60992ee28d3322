import { assert } from '../../../../shared/kernel/assert.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { SubCase } from '../../../../shared/domain/case/case-action.ts';
import { dueOf, openDeferrals } from '../../../../shared/domain/case/deadlines.ts';
import { promiseFrom } from '../../../../shared/domain/case/intake-actions.ts';
import { neededBy } from '../../../../shared/domain/case/plan-intake.ts';
import { openingOf } from '../../../../shared/domain/case/project-case.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import {
  deferralNotice,
  linkedHandlingNotice,
  promiseLetter,
} from '../../../../shared/texts/documents-intake.ts';
import type { PaperWaiver } from '../../../../shared/texts/documents-intake.ts';
import { acceptanceNotice, takenText } from '../../../../shared/texts/documents-window.ts';
import type { PaperItem, PaperMaterial } from '../../../../shared/texts/documents-window.ts';
import type { PaperCase } from '../../../../shared/texts/documents.ts';
import { numberOf } from '../case-view.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { departmentNameOf, itemOf } from '../merge-subject.ts';
import { itemNamesOf } from './named-points.ts';

/** The parts that are accepted now, and what is said of them. */
export type Accepted = {
  readonly parts: readonly SubCase[];
  readonly receive: ReceiveAction;
  readonly merged: MergedApplication;
  readonly catalogue: Catalogue;
  readonly calendar: WorkCalendar;
  readonly materials: readonly PaperMaterial[];
  /** A theme taken in at once: 联办告知单. */
  readonly linked: boolean;
};

/** How a paper is placed among those of its kind. */
export type Places = {
  readonly acceptanceNotice: number;
  readonly deferralNotice: number;
  readonly promiseLetter: number;
};

const FIRST: Places = { acceptanceNotice: 1, deferralNotice: 1, promiseLetter: 1 };

/** 受理通知书, for a theme taken in at once 联办告知单, and 容缺受理通知书 with 承诺书 where papers follow or are promised. */
export function acceptancePapers(
  about: PaperCase,
  accepted: Accepted,
  places: Places = FIRST,
): readonly AnyPaperContent[] {
  const { linked, materials } = accepted;
  const items = toPaperItems(accepted);
  const deferred = waiversOf(accepted, 'deferred');
  const promised = waiversOf(accepted, 'promised');
  return [
    acceptanceNotice(about, items, places.acceptanceNotice),
    ...(linked ? [linkedHandlingNotice(about, { items, obtained: obtainedOf(materials) })] : []),
    ...(deferred.length > 0 ? [deferralNotice(about, { place: places.deferralNotice, deferred })] : []),
    ...(deferred.length + promised.length > 0
      ? [promiseLetter(about, { place: places.promiseLetter, deferred, promised })]
      : []),
  ];
}

function toPaperItems({ parts, receive, catalogue, calendar }: Accepted): readonly PaperItem[] {
  const nameOf = new Map(receive.subCases.map(({ subCaseId, itemName }) => [subCaseId, itemName]));
  return parts.map(({ actions }) => {
    const opening = openingOf(actions);
    const due = dueOf(actions);
    return {
      number: numberOf(receive, opening),
      itemName: opening.itemName,
      departmentName: departmentNameOf(catalogue, opening.departmentId),
      promised: opening.promisedTimeLimit,
      statutory: itemOf(catalogue, opening.itemCode).statutoryTimeLimit,
      due: due && toPrintableDue(calendar, due),
      waitsFor: due ? [] : opening.after.map((id) => nameOf.get(id) ?? ''),
      ...(opening.fixed && { fixed: opening.fixed }),
    };
  });
}

/** What nobody had to bring. */
function obtainedOf(materials: readonly PaperMaterial[]): readonly string[] {
  return materials
    .filter(({ taken }) => taken === 'producedHere' || taken === 'cardReading' || taken === 'takenOver')
    .map((material) => `${material.name}：${takenText(material)}。`);
}

/** Each paper once, by the first moment at which one of the parts ends without it. */
function waiversOf(accepted: Accepted, kind: 'deferred' | 'promised'): readonly PaperWaiver[] {
  const waivers = new Map<string, PaperWaiver>();
  for (const { actions } of accepted.parts) {
    for (const code of kind === 'deferred' ? deferredOf(actions) : promisedOf(actions)) {
      const until = kind === 'deferred' ? untilOf(accepted, actions) : null;
      const before = waivers.get(code);
      if (before?.until && until && before.until.dueAt <= until.dueAt) continue;
      waivers.set(code, { ...nameWaiver(accepted, code), until });
    }
  }
  return [...waivers.values()];
}

function deferredOf(actions: SubCase['actions']): readonly string[] {
  return openDeferrals(actions).map(({ materialCode }) => materialCode);
}

function promisedOf(actions: SubCase['actions']): readonly string[] {
  return actions.findLast((action) => action.kind === 'accept')?.promised ?? [];
}

/** The moment the acceptance wrote down, with its explanation and its mark. */
function untilOf({ calendar }: Accepted, actions: SubCase['actions']): PaperWaiver['until'] {
  const accept = actions.findLast((action) => action.kind === 'accept');
  assert(accept, 'only what is accepted has papers that follow');
  return toPrintableDue(calendar, promiseFrom(calendar, openingOf(actions), accept.effectiveAt));
}

function nameWaiver({ merged, parts }: Accepted, materialCode: string): Omit<PaperWaiver, 'until'> {
  const found = merged.materials.find(({ definition }) => definition.materialCode === materialCode);
  const codes = parts.map(({ actions }) => openingOf(actions).itemCode);
  const needed = neededBy(merged, { where: 'material', code: materialCode });
  return {
    name: found?.definition.name ?? materialCode,
    copies: found?.copies ?? 1,
    itemNames: itemNamesOf(
      merged,
      needed.filter((code) => codes.includes(code)),
    ),
  };
}
