import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/main/office/documents/marks.ts';
import { PAPER, TYPE_AREA } from '../../../src/main/office/documents/paper-style.ts';
import { breakLines } from '../../../src/main/office/documents/line-breaking.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { makeOutcome, makeReceiptSlip } from '../../support/make-document-model.ts';
import { boxesOf, fonts, layOut, overlapsOn, textsOf, underSeal } from '../../support/paper-boxes.ts';

/** The same paper with more and more text, so that every way a page can end occurs. */
const GROWING: readonly (readonly [name: string, make: (length: number) => DocumentModel])[] = [
  ['a sealed decision', (length) => makeOutcome({ blocks: makeParagraphs(length) })],
  [
    'a sealed slip with a table',
    (length) => makeReceiptSlip({ sealField: 'Seal1', simulated: true, blocks: makeTable(length) }),
  ],
  [
    'a decision of a body with a long name',
    (length) => makeOutcome({ ...LONG, blocks: makeParagraphs(length) }),
  ],
];

describe.each(GROWING)('the layout of %s', (_, make) => {
  const lengths = Array.from({ length: 70 }, (__, i) => i + 1);

  it('lets nothing touch anything else but the seal its name and date', () => {
    for (const length of lengths) {
      const paper = layOut(make(length));
      for (const page of paper.pages) expect(overlapsOn(page)).toEqual([]);
      expect(underSeal(paper).length, `${length}`).toBe(2);
    }
  });

  it('keeps everything on the sheet and the body inside the type area', () => {
    for (const length of lengths) {
      const boxes = layOut(make(length)).pages.flatMap(boxesOf);
      const outside = boxes.filter(
        (box) => box.left < TYPE_AREA.leftPt - 45 || box.right > PAPER.widthPt - 70 || box.bottom > 800,
      );
      expect(outside).toEqual([]);
    }
  });

  it('never leaves a seal on a page without text', () => {
    for (const length of lengths) {
      const paper = layOut(make(length));
      const page = paper.pages[paper.seal?.pageIndex ?? -1];
      const body = textsOf(page).filter(
        (mark) => mark.baseline > TYPE_AREA.topPt && mark.baseline < TYPE_AREA.bottomPt,
      );
      expect(body.length).toBeGreaterThanOrEqual(4); // two lines or rows, name, date
    }
  });
});

describe('the layout of a long table', () => {
  it('repeats the head of the table on every page', () => {
    const paper = layOut(makeReceiptSlip({ blocks: makeTable(70) }));

    expect(paper.pages.length).toBeGreaterThan(1);
    for (const page of paper.pages) expect(textsOf(page).map((mark) => mark.text)).toContain('材料名称');
  });

  it('gives a narrow column the room its title needs', () => {
    const columns = [
      { title: '序号', share: 1 },
      { title: '材料名称', share: 40 },
    ];
    const paper = layOut(makeReceiptSlip({ blocks: [{ kind: 'table', columns, rows: [['1', '结婚证']] }] }));

    expect(textsOf(paper.pages[0]).map((mark) => mark.text)).toContain('序号');
  });

  it('sets a denial with its reason, basis and remedies on one sheet, seal and all', () => {
    const denial = makeOutcome({ title: '不予行政许可决定书', blocks: DENIAL });

    expect(layOut(denial).pages).toHaveLength(1);
  });

  it('numbers the pages only where there are several', () => {
    const single = layOut(makeReceiptSlip());
    const several = layOut(makeReceiptSlip({ blocks: makeTable(70) }));

    const numbered = (page: Page) =>
      textsOf(page).some((mark) => mark.text.includes(`共 ${several.pages.length} 页`));
    expect(single.pages.some(numbered)).toBe(false);
    expect(several.pages.every(numbered)).toBe(true);
  });
});

describe('breaking lines', () => {
  const lines = (text: string, widthEm: number) =>
    breakLines(text, { fonts, style: { face: 'body', sizePt: 10 }, widthPt: widthEm * 10 }).map(
      (line) => line.text,
    );

  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(lines('本机关决定，准予（许可）。', 4)).toEqual(['本机关决', '定，准予', '（许', '可）。']);
  });

  it('keeps a number together when it fits on a line', () => {
    expect(lines('编号320200-7的办件', 5)).toEqual(['编号', '320200-7', '的办件']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(lines('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 5).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  });

  it('ends a line at a line feed', () => {
    expect(lines('一\r\n二\n\n三', 5)).toEqual(['一', '二', '', '三']);
  });
});

const DENIAL: DocumentModel['blocks'] = [
  {
    kind: 'facts',
    rows: [
      ['事项', '出生医学证明签发'],
      ['申请人', '林晓岚'],
      ['证件号码', '100000********0021'],
    ],
  },
  {
    kind: 'paragraph',
    text: '您于 2026年11月20日 提出“出生医学证明签发”申请（办件编号：100000001202611200000381），本机关已经受理。经审查，您申请的“出生医学证明签发”不符合法定条件，决定不予许可。',
  },
  { kind: 'heading', text: '事实和理由' },
  { kind: 'paragraph', text: '出生医学信息与分娩记录不一致。' },
  { kind: 'heading', text: '依据' },
  {
    kind: 'paragraph',
    text: '《中华人民共和国母婴保健法》第二十三条；《中华人民共和国行政许可法》第三十八条第二款',
  },
  { kind: 'heading', text: '救济途径' },
  {
    kind: 'paragraph',
    text: '如不服本决定，可以自收到本决定书之日起 60 日内依法向有管辖权的行政复议机关申请行政复议，或者自收到本决定书之日起 6 个月内依法向有管辖权的人民法院提起行政诉讼。',
  },
];

const LONG: Partial<DocumentModel> = {
  title: '关于不予许可在示例市示例区人民路一百号临街建筑物设置大型户外广告设施的决定书',
  closing: {
    ...makeOutcome().closing,
    organizationName: '示例市自然资源和规划局示例经济技术开发区分局',
  } as DocumentModel['closing'],
};

function makeParagraphs(length: number): DocumentModel['blocks'] {
  const text = '本机关于2026年11月12日受理，办件编号320200-20261112-000128-7，'.repeat(Math.ceil(length / 2));
  return [
    { kind: 'heading', text: '一、审查经过' },
    { kind: 'paragraph', text: `${text}${'经审查。'.repeat(length % 5)}` },
    { kind: 'facts', rows: [['设置地点', '示例市示例区人民路100号']] },
    { kind: 'paragraph', text: '特此决定。'.repeat(length) },
  ];
}

function makeTable(length: number): DocumentModel['blocks'] {
  const columns = [
    { title: '序号', share: 1 },
    { title: '材料名称', share: 6 },
  ];
  const rows = Array.from({ length }, (_, i) => [
    String(i + 1),
    '居民户口簿首页、户主页'.repeat((i % 5) + 1),
  ]);
  return [
    { kind: 'paragraph', text: '下列材料已经收到：' },
    { kind: 'table', columns, rows },
  ];
}
