import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { DocumentBlock, DocumentModel } from '../domain/document/document-model.ts';
import { caseFacts, columns, commonOf, listed, paperNumber } from './documents.ts';
import type { PaperCase } from './documents.ts';
import { itemTable, type PaperItem } from './documents-window.ts';
import { dueMomentText } from './due-date.ts';

/** How to have a refusal looked at again, and until when (Administrative Reconsideration Law art. 20, Administrative Litigation Law art. 46). */
const REMEDIES =
  '如不服本决定，可以自收到本通知书之日起 60 日内依法申请行政复议，或者自收到本通知书之日起 6 个月内依法向人民法院提起行政诉讼。';

/** An item that is not accepted. */
export type PaperRefusal = {
  /** Printed number of the part. */
  readonly number: string;
  readonly itemName: string;
  readonly departmentName: string;
  readonly reason: string;
  readonly legalBasis: string;
};

/** 不予受理通知书. Reason, basis, where to go, remedies with their time limits. */
export function refusalNotice(about: PaperCase, refused: PaperRefusal): DocumentModel {
  const { number, itemName, departmentName, reason, legalBasis } = refused;
  return {
    ...commonOf('refusalNotice', about),
    number: paperNumber('refusalNotice', number),
    blocks: [
      {
        kind: 'facts',
        rows: [...caseFacts(about, '告知'), ['事项', itemName], ['实施部门', departmentName]],
      },
      { kind: 'paragraph', text: `您申请办理的“${itemName}”，经审查不符合受理条件，决定不予受理。` },
      { kind: 'heading', text: '理由' },
      { kind: 'paragraph', text: reason },
      { kind: 'heading', text: '依据' },
      { kind: 'paragraph', text: legalBasis },
      { kind: 'heading', text: '后续办理' },
      {
        kind: 'paragraph',
        text: `属于其他机关职权范围的，请向理由中指明的机关申请；情况改变后，可以向${departmentName}重新申请。提交的材料退还申请人。`,
      },
      { kind: 'heading', text: '救济途径' },
      { kind: 'paragraph', text: REMEDIES },
    ],
  };
}

/** One point to mend, in the words of the form. */
export type PaperPoint = {
  readonly name: string;
  readonly kind: 'material' | 'field';
  readonly remedy: string;
  readonly itemNames: readonly string[];
};

/** 一次性补正告知书. Every missing or wrong point, how to mend it, by when, and what happens otherwise. */
export function correctionNotice(
  about: PaperCase,
  notice: {
    readonly place: number;
    readonly points: readonly PaperPoint[];
    readonly until: PrintableDue;
    readonly workingDays: number;
  },
): DocumentModel {
  const { place, points, until, workingDays } = notice;
  return {
    ...commonOf('correctionNotice', about, place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '告知') },
      {
        kind: 'paragraph',
        text: `您申请办理的“${about.subjectName}”，申请材料不齐全或者不符合法定形式。需要补正的全部内容一次告知如下：`,
      },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['补正内容', 6], ['如何补正', 10], ['涉及事项', 6]),
        rows: points.map(({ name, kind, remedy, itemNames }, i) => [
          String(i + 1),
          kind === 'material' ? `材料：${name}` : `填报：${name}`,
          remedy,
          itemNames.join('、'),
        ]),
      },
      {
        kind: 'paragraph',
        text: `请于 ${dueMomentText(until)} 前（${workingDays} 个工作日内）补正。逾期不补正的，终止办理，材料退还申请人；您可以重新申请。`,
      },
      {
        kind: 'note',
        text: '依据《中华人民共和国行政许可法》第三十二条：需要补正的全部内容应当一次告知申请人。补正可以到任一综合窗口办理。',
      },
    ],
  };
}

/** A paper that may follow, or for which a promise stands. */
export type PaperWaiver = {
  readonly name: string;
  readonly itemNames: readonly string[];
  /** Null for a promise. */
  readonly until: PrintableDue | null;
};

/** 容缺受理通知书. Which papers follow, until when, and that the result waits for them. */
export function deferralNotice(
  about: PaperCase,
  notice: { readonly place: number; readonly deferred: readonly PaperWaiver[] },
): DocumentModel {
  return {
    ...commonOf('deferralNotice', about, notice.place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '受理') },
      {
        kind: 'paragraph',
        text: `您申请办理的“${about.subjectName}”，主要材料齐全。经您自愿申请并书面承诺，对下列次要材料容缺受理：`,
      },
      waiverTable(notice.deferred),
      {
        kind: 'paragraph',
        text: '容缺材料补齐以前不发放办理结果；逾期未补齐的，终止办理，材料退还申请人。',
      },
      { kind: 'note', text: '本通知书一式两份，申请人与窗口各执一份。' },
    ],
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
): DocumentModel {
  const { place, deferred, promised } = letter;
  return {
    ...commonOf('promiseLetter', about, place),
    closing: null,
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '受理') },
      ...promiseBlocks('本人自愿申请容缺受理，承诺按期补齐下列材料：', deferred),
      ...promiseBlocks('本人已知晓办理条件，承诺符合条件，以本承诺代替下列材料：', promised),
      {
        kind: 'paragraph',
        text: '以上承诺真实、自愿。逾期未补齐或者承诺不实的，本人承担终止办理、撤销已取得的结果以及记入信用记录等后果。',
      },
      { kind: 'paragraph', text: '承诺人（签名）：　　　　　　　　日期：　　　　年　　月　　日' },
    ],
  };
}

function promiseBlocks(sentence: string, waivers: readonly PaperWaiver[]): readonly DocumentBlock[] {
  return waivers.length === 0 ? [] : [{ kind: 'paragraph', text: sentence }, waiverTable(waivers)];
}

function waiverTable(waivers: readonly PaperWaiver[]): DocumentBlock {
  return {
    kind: 'table',
    columns: columns(['序号', 2], ['材料', 9], ['涉及事项', 8], ['补齐期限', 6]),
    rows: waivers.map(({ name, itemNames, until }, i) => [
      String(i + 1),
      name,
      itemNames.join('、'),
      until ? dueMomentText(until) : '以承诺代替',
    ]),
  };
}

/** 「一件事」联办告知单. The items in their order with each due date, and what nobody has to bring. */
export function linkedHandlingNotice(
  about: PaperCase,
  linked: { readonly items: readonly PaperItem[]; readonly obtained: readonly string[] },
): DocumentModel {
  const { items, obtained } = linked;
  const order = items.map(({ itemName, waitsFor }) =>
    waitsFor.length === 0
      ? `${itemName}：受理后即开始办理。`
      : `${itemName}：${waitsFor.map((name) => `“${name}”`).join('、')}办结后开始办理。`,
  );
  return {
    ...commonOf('linkedHandlingNotice', about),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '受理') },
      {
        kind: 'paragraph',
        text: `“${about.subjectName}”涉及 ${items.length} 个事项，由综合窗口一次受理，各部门分别办理，结果由综合窗口统一发放。`,
      },
      { kind: 'heading', text: '联办事项' },
      itemTable(items),
      ...listed('办理顺序', order),
      ...listed('无需提交的材料', obtained),
      { kind: 'note', text: '凭办件编号可以查询每一事项的办理进度。' },
    ],
  };
}

/** What goes along to the applicant's own place. */
export type PaperForward = {
  readonly toDivisionCode: string;
  readonly itemNames: readonly string[];
  readonly materials: readonly (readonly [name: string, copies: number])[];
};

/** 代收转递单. What was received for another place and is passed on; it accepts nothing. */
export function forwardSheet(about: PaperCase, forward: PaperForward): DocumentModel {
  const { toDivisionCode, itemNames, materials } = forward;
  return {
    ...commonOf('forwardSheet', about),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...caseFacts(about, '代收'),
          ['办理地区划代码', toDivisionCode],
          ['申请事项', itemNames.join('、')],
        ],
      },
      {
        kind: 'paragraph',
        text: '上列申请由本中心代收，已核对申请人身份和材料形式，现转递办理地。是否受理由办理地决定，办理时限自办理地受理之日起计算。',
      },
      { kind: 'heading', text: '转递的材料' },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['材料名称', 12], ['份数', 2]),
        rows: materials.map(([name, copies], i) => [String(i + 1), name, String(copies)]),
      },
      { kind: 'paragraph', text: '转递人（签名）：　　　　　　　　接收人（签名）：' },
    ],
  };
}
