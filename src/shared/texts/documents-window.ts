import type { FixedDay, TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { PaperContent } from '../domain/document/paper-template.ts';
import { caseValues, issuedByCenter, toLines } from './documents.ts';
import type { PaperCase } from './documents.ts';
import { dueMomentText, dueText, limitText } from './due-date.ts';

/** A material as it was taken in. */
export type PaperMaterial = {
  readonly name: string;
  readonly copies: number;
  readonly taken:
    | 'original'
    | 'scan'
    | 'originalAndScan'
    | 'takenOver'
    | 'cardReading'
    | 'producedHere'
    | 'deferred'
    | 'promised'
    | 'missing'
    | 'notGiven';
  /** Number of the case it was taken over from; null when it was handed in now. */
  readonly takenOverFrom: string | null;
};

const TAKEN: Readonly<Record<PaperMaterial['taken'], string>> = {
  original: '已核验原件',
  scan: '电子件',
  originalAndScan: '已核验原件，留存电子件',
  takenOver: '沿用',
  cardReading: '由身份证读取，免交',
  producedHere: '由本次联办事项产生，免交',
  deferred: '容缺，后补',
  promised: '以书面承诺代替',
  missing: '未提交',
  notGiven: '未提交（非必需）',
};

/** How a material came in, in words. */
export function takenText({ taken, takenOverFrom }: PaperMaterial): string {
  return takenOverFrom === null ? TAKEN[taken] : `${TAKEN[taken]}办件 ${takenOverFrom} 的材料`;
}

/** One item of the application, with its promise. */
export type PaperItem = {
  readonly number: string;
  readonly itemName: string;
  readonly departmentName: string;
  readonly promised: TimeLimit;
  readonly statutory: TimeLimit;
  /** Null while it waits for the items named. */
  readonly due: PrintableDue | null;
  readonly waitsFor: readonly string[];
  /** 集中办理期: no clock runs, nothing is promised item by item. */
  readonly fixed?: FixedDay;
};

/** What an item promises, as the slip repeats it before anything is accepted. */
export type PaperPromise = Pick<PaperItem, 'itemName' | 'promised' | 'fixed'>;

/**
 * 收件凭证. What was taken in: matter, applicant, every material, who took it and when; what is promised; and until when
 * the office says whether it accepts, where it has not said so yet.
 */
export function receiptSlip(
  about: PaperCase,
  materials: readonly PaperMaterial[],
  more: {
    readonly answerBy: PrintableDue | null;
    readonly place: number;
    readonly promises: readonly PaperPromise[];
  },
): PaperContent<'receiptSlip'> {
  const { answerBy, place, promises } = more;
  return {
    template: 'receiptSlip',
    about: about.caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      promises: promises.map((item) => `${item.itemName} ${promisedText(item)}`).join('；'),
      answerBy: answerBy === null ? '' : dueMomentText(answerBy),
      materials: materials.map((material) => ({
        name: material.name,
        copies: String(material.copies),
        taken: takenText(material),
      })),
    },
  };
}

/** 受理通知书. Acceptance with the promise of every item, its due date, and why it is that day. */
export function acceptanceNotice(
  about: PaperCase,
  items: readonly PaperItem[],
  place: number,
): PaperContent<'acceptanceNotice'> {
  const explanations = items.flatMap(({ itemName, due }) =>
    due === null ? [] : [`${itemName}：${dueText(due)}`],
  );
  const waiting = items.filter((item) => item.due === null);
  return {
    template: 'acceptanceNotice',
    about: about.caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      enquiryCode: about.caseNumber,
      items: itemRows(items),
      explanations: toLines(explanations),
      waiting: toLines(waiting.map(waitingSentence)),
    },
  };
}

/** Items with their promises and due dates. */
export function itemRows(items: readonly PaperItem[]) {
  return items.map((item) => ({
    part: item.number.slice(-2), // the paper itself carries the number of the case
    itemName: item.itemName,
    departmentName: item.departmentName,
    statutory: limitText(item.statutory),
    promised: promisedText(item),
    due: item.due ? dueMomentText(item.due) : '等待前置事项',
  }));
}

function promisedText({ promised, fixed }: PaperPromise): string {
  return fixed ? '集中办理' : limitText(promised);
}

function waitingSentence({ itemName, waitsFor, promised, fixed }: PaperItem): string {
  const first = `${itemName}：待${waitsFor.map((name) => `“${name}”`).join('、')}办结准予后`;
  if (fixed) return `${first}办理，${fixed.name}统一于 ${fixed.resultOn} 办结。`;
  return `${first}开始计时，承诺 ${limitText(promised)}。`;
}
