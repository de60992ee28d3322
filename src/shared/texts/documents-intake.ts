import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { PaperContent } from '../domain/document/paper-template.ts';
import { caseValues, issuedByCenter, toLines } from './documents.ts';
import type { PaperCase } from './documents.ts';
import { itemRows, type PaperItem } from './documents-window.ts';
import { dueMomentText } from './due-date.ts';

/** An item that is not accepted. */
export type PaperRefusal = {
  /** Printed number of the part. */
  readonly number: string;
  readonly itemName: string;
  readonly departmentName: string;
  readonly reason: string;
  readonly legalBasis: string;
};

/** 不予受理通知书. Reason and basis; where to go and the remedies stand in its template. */
export function refusalNotice(about: PaperCase, refused: PaperRefusal): PaperContent<'refusalNotice'> {
  const { number, ...said } = refused;
  return {
    template: 'refusalNotice',
    about: number,
    place: 1,
    ...issuedByCenter(about),
    values: { ...caseValues(about), ...said },
  };
}

/** One point to mend, in the words of the form. */
export type PaperPoint = {
  readonly name: string;
  readonly kind: 'material' | 'field';
  readonly remedy: string;
  readonly itemNames: readonly string[];
};

/** 一次性补正告知书. Every missing or wrong point, how to mend it, and by when. */
export function correctionNotice(
  about: PaperCase,
  notice: {
    readonly place: number;
    readonly points: readonly PaperPoint[];
    readonly until: PrintableDue;
    readonly workingDays: number;
  },
): PaperContent<'correctionNotice'> {
  const { place, points, until, workingDays } = notice;
  return {
    template: 'correctionNotice',
    about: about.caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      until: dueMomentText(until),
      workingDays: String(workingDays),
      points: points.map(({ name, kind, remedy, itemNames }) => ({
        what: kind === 'material' ? `材料：${name}` : `填报：${name}`,
        remedy,
        itemNames: itemNames.join('、'),
      })),
    },
  };
}

/** A paper that may follow, or for which a promise stands. */
export type PaperWaiver = {
  readonly name: string;
  readonly copies: number;
  readonly itemNames: readonly string[];
  /** Null for a promise. */
  readonly until: PrintableDue | null;
};

/** 容缺受理通知书. Which papers follow, how many of each, and until when. */
export function deferralNotice(
  about: PaperCase,
  notice: { readonly place: number; readonly deferred: readonly PaperWaiver[] },
): PaperContent<'deferralNotice'> {
  return {
    template: 'deferralNotice',
    about: about.caseNumber,
    place: notice.place,
    ...issuedByCenter(about),
    values: { ...caseValues(about), deferred: waiverRows(notice.deferred) },
  };
}

/** 承诺书. What the applicant promises in writing: papers that will follow, and facts a promise stands for. */
export function promiseLetter(
  about: PaperCase,
  letter: {
    readonly place: number;
    readonly deferred: readonly PaperWaiver[];
    readonly promised: readonly PaperWaiver[];
  },
): PaperContent<'promiseLetter'> {
  const { place, deferred, promised } = letter;
  return {
    template: 'promiseLetter',
    about: about.caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      deferred: waiverRows(deferred),
      promised: promised.map(({ name, itemNames }) => ({ name, itemNames: itemNames.join('、') })),
    },
  };
}

function waiverRows(waivers: readonly PaperWaiver[]) {
  return waivers.map(({ name, copies, itemNames, until }) => ({
    name,
    copies: String(copies),
    itemNames: itemNames.join('、'),
    until: until ? dueMomentText(until) : '以承诺代替',
  }));
}

/** 「一件事」联办告知单. The items in their order with each due date, and what nobody has to bring. */
export function linkedHandlingNotice(
  about: PaperCase,
  linked: { readonly items: readonly PaperItem[]; readonly obtained: readonly string[] },
): PaperContent<'linkedHandlingNotice'> {
  const { items, obtained } = linked;
  const order = items.map(({ itemName, waitsFor }) =>
    waitsFor.length === 0
      ? `${itemName}：受理后即开始办理。`
      : `${itemName}：${waitsFor.map((name) => `“${name}”`).join('、')}办结后开始办理。`,
  );
  return {
    template: 'linkedHandlingNotice',
    about: about.caseNumber,
    place: 1,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      itemCount: String(items.length),
      items: itemRows(items),
      order: toLines(order),
      obtained: toLines(obtained),
    },
  };
}

/** What goes along to the applicant's own place. */
export type PaperForward = {
  readonly toDivisionCode: string;
  readonly itemNames: readonly string[];
  readonly materials: readonly (readonly [name: string, copies: number])[];
};

/** 代收转递单. What was received for another place and is passed on; it accepts nothing. */
export function forwardSheet(about: PaperCase, forward: PaperForward): PaperContent<'forwardSheet'> {
  const { toDivisionCode, itemNames, materials } = forward;
  return {
    template: 'forwardSheet',
    about: about.caseNumber,
    place: 1,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      divisionCode: toDivisionCode,
      itemNames: itemNames.join('、'),
      materials: materials.map(([name, copies]) => ({ name, copies: String(copies) })),
    },
  };
}
