import type { TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { DocumentBlock, DocumentModel } from '../domain/document/document-model.ts';
import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';
import { dueMomentText, dueText, limitText } from './due-date.ts';

/** Codes of the papers in their numbers (domain.md C.4). */
const CODES = {
  receiptSlip: 'SJPZ',
  acceptanceNotice: 'SLTZ',
  outcome: 'ZYXK',
  denialDecision: 'BYXK',
  deliveryReceipt: 'LZQS',
} as const;

const TITLES = {
  receiptSlip: '收件凭证',
  acceptanceNotice: '受理通知书',
  denialDecision: '不予许可决定书',
  deliveryReceipt: '领证签收单',
} as const;

/** The signature field over the closing of papers a body seals. */
const SEAL_FIELD = 'Seal1';

/** 文书编号. The number of the case or the part, the code of the paper, and its place when there are several. */
export function paperNumber(kind: DocumentModel['kind'], number: string, place = 1): string {
  return place === 1 ? `${number}-${CODES[kind]}` : `${number}-${CODES[kind]}${place}`;
}

/** What every paper about a whole case says. */
export type PaperCase = {
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly centerName: string;
  readonly deskName: string;
  readonly applicantName: string;
  /** Masked. */
  readonly applicantIdentityNumber: string;
  /** 代办人; null when the applicant came. */
  readonly agentName: string | null;
  readonly staffName: string;
  readonly at: Instant;
  readonly simulated: boolean;
};

/** A material as it was taken in. */
export type PaperMaterial = {
  readonly name: string;
  readonly copies: number;
  readonly taken:
    'original' | 'scan' | 'originalAndScan' | 'takenOver' | 'cardReading' | 'producedHere' | 'notGiven';
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
  notGiven: '未提交（非必需）',
};

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
};

/** 收件凭证. What was taken in: matter, applicant, every material, who took it and when. */
export function receiptSlip(about: PaperCase, materials: readonly PaperMaterial[]): DocumentModel {
  return {
    ...commonOf('receiptSlip', about),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '收件') },
      { kind: 'heading', text: '收到的材料' },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['材料名称', 10], ['份数', 2], ['收取方式', 8]),
        rows: materials.map(({ name, copies, taken, takenOverFrom }, i) => [
          String(i + 1),
          name,
          String(copies),
          takenOverFrom === null ? TAKEN[taken] : `${TAKEN[taken]}办件 ${takenOverFrom} 的材料`,
        ]),
      },
      { kind: 'note', text: '本凭证一式两份，申请人与窗口各执一份。凭办件编号可查询办理进度。' },
    ],
  };
}

/** 受理通知书. Acceptance with the promise of every item, its due date, and why it is that day. */
export function acceptanceNotice(about: PaperCase, items: readonly PaperItem[]): DocumentModel {
  const due = items.flatMap((item) => (item.due === null ? [] : [`${item.itemName}：${dueText(item.due)}`]));
  const waiting = items.filter((item) => item.due === null);
  return {
    ...commonOf('acceptanceNotice', about),
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

function itemTable(items: readonly PaperItem[]): DocumentBlock {
  return {
    kind: 'table',
    columns: columns(['子件', 2], ['事项', 7], ['部门', 5], ['法定时限', 4], ['承诺时限', 4], ['到期', 6]),
    rows: items.map((item) => [
      item.number.slice(-2), // the paper itself carries the number of the case
      item.itemName,
      item.departmentName,
      limitText(item.statutory),
      limitText(item.promised),
      item.due ? dueMomentText(item.due) : '等待前置事项',
    ]),
  };
}

function waitingSentence({ itemName, waitsFor, promised }: PaperItem): string {
  return `${itemName}：待${waitsFor.map((name) => `“${name}”`).join('、')}办结准予后开始计时，承诺 ${limitText(promised)}。`;
}

/** What a paper about one item says. */
export type PaperDecision = {
  readonly number: string;
  readonly itemName: string;
  readonly organizationName: string;
  readonly applicantName: string;
  /** Masked. */
  readonly applicantIdentityNumber: string;
  readonly legalBasis: string;
  readonly decidedAt: Instant;
  readonly simulated: boolean;
};

/** The sealed result of one item: its sentence over the facts of the person. */
export function outcomePaper(
  about: PaperDecision,
  outcome: { readonly name: string; readonly sentence: string; readonly facts: Rows },
): DocumentModel {
  return {
    ...decisionPaper('outcome', about),
    title: outcome.name,
    blocks: [
      { kind: 'facts', rows: [...decisionFacts(about), ...outcome.facts] },
      { kind: 'paragraph', text: outcome.sentence },
      { kind: 'paragraph', text: `依据：${about.legalBasis}。` },
    ],
  };
}

/** 不予许可决定书. Facts, reasons, basis and remedies with their time limits (Administrative Licensing Law art. 38). */
export function denialDecision(
  about: PaperDecision,
  denial: { readonly reason: string; readonly legalBasis: string },
): DocumentModel {
  return {
    ...decisionPaper('denialDecision', about),
    title: TITLES.denialDecision,
    blocks: [
      { kind: 'facts', rows: decisionFacts(about) },
      { kind: 'paragraph', text: `经审查，您申请的“${about.itemName}”不符合法定条件，决定不予许可。` },
      { kind: 'heading', text: '理由' },
      { kind: 'paragraph', text: denial.reason },
      { kind: 'heading', text: '依据' },
      { kind: 'paragraph', text: denial.legalBasis },
      { kind: 'heading', text: '救济途径' },
      {
        kind: 'paragraph',
        text: '如不服本决定，可以自收到本决定书之日起 60 日内依法申请行政复议，或者自收到本决定书之日起 6 个月内依法向人民法院提起行政诉讼。',
      },
    ],
  };
}

/** What was handed out, to whom. */
export type PaperHandOver = {
  readonly place: number;
  readonly collectorName: string;
  /** Masked. */
  readonly collectorIdentityNumber: string;
  readonly collectorKind: 'applicant' | 'agent';
  readonly results: readonly { readonly number: string; readonly itemName: string; readonly paper: string }[];
};

/** 领证签收单. Results with numbers, who received them, and that the identity card was read. */
export function deliveryReceipt(about: PaperCase, handOver: PaperHandOver): DocumentModel {
  return {
    ...commonOf('deliveryReceipt', about),
    number: paperNumber('deliveryReceipt', about.caseNumber, handOver.place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '发放') },
      {
        kind: 'facts',
        rows: [
          ['领取人', handOver.collectorName],
          ['领取人证件号码', handOver.collectorIdentityNumber],
          ['领取人身份', handOver.collectorKind === 'applicant' ? '申请人本人' : '受委托的代办人'],
          ['身份核验', '已读取居民身份证核验'],
        ],
      },
      { kind: 'heading', text: '发放的结果' },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['事项', 8], ['结果', 8], ['编号', 15]),
        rows: handOver.results.map(({ number, itemName, paper }, i) => [
          String(i + 1),
          itemName,
          paper,
          number,
        ]),
      },
      { kind: 'paragraph', text: '上列办理结果已全部领取，核对无误。领取人签名：' },
    ],
  };
}

/** How a result without a paper of its own is named on the receipt. */
export const RESULT_WITHOUT_PAPER = '已登记入册，不另发证';

function commonOf(kind: keyof typeof TITLES, about: PaperCase): Omit<DocumentModel, 'blocks'> {
  return {
    kind,
    title: TITLES[kind],
    number: paperNumber(kind, about.caseNumber),
    closing: { organizationName: about.centerName, issuedOn: localDateOf(about.at) },
    qrText: about.caseNumber,
    simulated: about.simulated,
    sealField: null,
  };
}

function decisionPaper(
  kind: 'outcome' | 'denialDecision',
  about: PaperDecision,
): Omit<DocumentModel, 'blocks' | 'title'> {
  return {
    kind,
    number: paperNumber(kind, about.number),
    closing: { organizationName: about.organizationName, issuedOn: localDateOf(about.decidedAt) },
    qrText: paperNumber(kind, about.number),
    simulated: about.simulated,
    sealField: SEAL_FIELD,
  };
}

type Rows = Extract<DocumentBlock, { kind: 'facts' }>['rows'];

function caseFacts(about: PaperCase, verb: string): Rows {
  return [
    ['办件编号', about.caseNumber],
    ['申请事项', about.subjectName],
    ['申请人', about.applicantName],
    ['证件号码', about.applicantIdentityNumber],
    ...(about.agentName === null ? [] : [['代办人', about.agentName] as const]),
    [`${verb}窗口`, `${about.centerName} ${about.deskName}`],
    [`${verb}人`, about.staffName],
    [`${verb}时间`, toLocalText(about.at)],
  ];
}

function decisionFacts(about: PaperDecision): Rows {
  return [
    ['事项', about.itemName],
    ['申请人', about.applicantName],
    ['证件号码', about.applicantIdentityNumber],
  ];
}

function columns(...titles: readonly (readonly [title: string, share: number])[]) {
  return titles.map(([title, share]) => ({ title, share }));
}

function listed(heading: string, lines: readonly string[]): readonly DocumentBlock[] {
  if (lines.length === 0) return [];
  return [{ kind: 'heading', text: heading }, ...lines.map((text) => ({ kind: 'paragraph', text }) as const)];
}
