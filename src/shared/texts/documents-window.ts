import type { FixedDay, TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { DocumentBlock, DocumentModel } from '../domain/document/document-model.ts';
import { caseFacts, columns, commonOf, listed } from './documents.ts';
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

/**
 * 收件凭证. What was taken in: matter, applicant, every material, who took it and when; and until when the office says
 * whether it accepts, where it has not said so yet.
 */
export function receiptSlip(
  about: PaperCase,
  materials: readonly PaperMaterial[],
  more: { readonly answerBy: PrintableDue | null; readonly place: number },
): DocumentModel {
  const { answerBy, place } = more;
  return {
    ...commonOf('receiptSlip', about, place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '收件') },
      { kind: 'heading', text: '收到的材料' },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['材料名称', 10], ['份数', 2], ['收取方式', 8]),
        rows: materials.map((material, i) => [
          String(i + 1),
          material.name,
          String(material.copies),
          takenText(material),
        ]),
      },
      ...(answerBy === null ? [] : [{ kind: 'paragraph', text: answerSentence(answerBy) } as const]),
      { kind: 'note', text: '本凭证一式两份，申请人与窗口各执一份。凭办件编号可查询办理进度。' },
    ],
  };
}

function answerSentence(answerBy: PrintableDue): string {
  return `材料正在审查。最迟于 ${dueMomentText(answerBy)} 前告知是否受理或者需要补正的全部内容；逾期不告知的，自收件之日起即为受理（《中华人民共和国行政许可法》第三十二条）。`;
}

/** 受理通知书. Acceptance with the promise of every item, its due date, and why it is that day. */
export function acceptanceNotice(
  about: PaperCase,
  items: readonly PaperItem[],
  place: number,
): DocumentModel {
  const due = items.flatMap((item) => (item.due === null ? [] : [`${item.itemName}：${dueText(item.due)}`]));
  const waiting = items.filter((item) => item.due === null);
  return {
    ...commonOf('acceptanceNotice', about, place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '受理') },
      { kind: 'paragraph', text: `您申请办理的“${about.subjectName}”，经审查符合受理条件，现予受理。` },
      { kind: 'heading', text: '事项与时限' },
      itemTable(items),
      ...listed('时限说明', due),
      ...listed('等待前置事项', waiting.map(waitingSentence)),
      {
        kind: 'note',
        text: '依据《中华人民共和国行政许可法》第三十二条、第四十二条、第八十二条：时限以工作日计算，不含法定节假日，受理当日不计入。',
      },
    ],
  };
}

/** Items with their promises and due dates. */
export function itemTable(items: readonly PaperItem[]): DocumentBlock {
  return {
    kind: 'table',
    columns: columns(['子件', 2], ['事项', 7], ['部门', 5], ['法定时限', 4], ['承诺时限', 4], ['到期', 6]),
    rows: items.map((item) => [
      item.number.slice(-2), // the paper itself carries the number of the case
      item.itemName,
      item.departmentName,
      limitText(item.statutory),
      item.fixed ? '集中办理' : limitText(item.promised),
      item.due ? dueMomentText(item.due) : '等待前置事项',
    ]),
  };
}

function waitingSentence({ itemName, waitsFor, promised, fixed }: PaperItem): string {
  const first = `${itemName}：待${waitsFor.map((name) => `“${name}”`).join('、')}办结准予后`;
  if (fixed) return `${first}办理，${fixed.name}统一于 ${fixed.resultOn} 办结。`;
  return `${first}开始计时，承诺 ${limitText(promised)}。`;
}
