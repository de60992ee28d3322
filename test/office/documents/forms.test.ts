import { describe, expect, it } from 'vitest';
import type { LaidOutPaper, Mark, Page } from '../../../src/main/office/documents/marks.ts';
import { MM } from '../../../src/main/office/documents/marks.ts';
import { CERTIFICATE, PAPER, TICKET, TYPE_AREA } from '../../../src/main/office/documents/paper-style.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { PAPER_MARKS } from '../../../src/shared/texts/paper-marks.ts';
import {
  makeCertificate,
  makeCustodySheet,
  makeOutcome,
  makeReceiptSlip,
  makeTicket,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { boxesOf, layOut, overlapsOn, textsOf, underSeal } from '../../support/paper-boxes.ts';

const LENGTHS = Array.from({ length: 14 }, (_, i) => 3 * i + 1);

/** Every form with more and more text. */
const GROWING: readonly (readonly [name: string, make: (length: number) => DocumentModel])[] = [
  ['a notice in two parts', (length) => makeTwoPartNotice({ blocks: makeFacts(length) })],
  ['a sheet two sides sign', (length) => makeCustodySheet({ blocks: makeSigned(length) })],
  ['a certificate', (length) => makeCertificate({ blocks: makeFacts(Math.ceil(length / 2)) })],
  ['a ticket', (length) => makeTicket({ blocks: makeFacts(length) })],
];

describe.each(GROWING)('the layout of %s', (_, make) => {
  it('lets nothing touch anything else', () => {
    for (const length of LENGTHS) {
      for (const page of layOut(make(length)).pages) expect(overlapsOn(page), `${length}`).toEqual([]);
    }
  });

  it('keeps everything where a printer reaches', () => {
    for (const length of LENGTHS) {
      for (const page of layOut(make(length)).pages) {
        const outside = boxesOf(page).filter(
          ({ left, right, top, bottom }) =>
            left < 3.9 * MM ||
            right > page.widthPt - 3.9 * MM ||
            top < 4 * MM ||
            bottom > page.heightPt - 3 * MM,
        );
        expect(outside, `${length}`).toEqual([]);
      }
    }
  });

  it('loses no word, however many pages it takes', () => {
    for (const length of LENGTHS) {
      const model = make(length);
      const written = wordsOn(layOut(model));
      for (const block of model.blocks) {
        if (block.kind !== 'facts') continue;
        for (const words of block.rows.flat()) expect(written, `${length}`).toContain(words);
      }
    }
  });
});

describe('a paper in two parts', () => {
  it('has both on one sheet, one above the other, with a line to cut between', () => {
    const { pages } = layOut(makeTwoPartNotice());

    expect(pages).toHaveLength(1);
    const page = pages[0];
    const [upper, under] = [...partLabels(page)];
    expect(upper?.text).toBe(PAPER_MARKS.partLabel(1, '存根联'));
    expect(under?.text).toBe(PAPER_MARKS.partLabel(2, '回执联'));
    expect(under && upper && under.baseline - upper.baseline).toBeCloseTo(PAPER.heightPt / 2);
    expect(page?.cutAtPt).toBeCloseTo(PAPER.heightPt / 2);
    expect(dashesOf(page).every(({ points }) => points.every(([, y]) => y === page?.cutAtPt))).toBe(true);
  });

  it('says the same in both', () => {
    const page = layOut(makeTwoPartNotice()).pages[0];

    const words = (isUpper: boolean) =>
      textsOf(page)
        .filter(({ text }) => !text.startsWith('第') && text !== PAPER_MARKS.cutLine)
        .filter(({ baseline }) => baseline < PAPER.heightPt / 2 === isUpper)
        .map(({ text }) => text);
    expect(words(true).length).toBeGreaterThan(15);
    expect(words(false)).toEqual(words(true));
  });

  it('begins each part on a page of its own where half a sheet is too small, and counts its pages apart', () => {
    const { pages } = layOut(makeTwoPartNotice({ blocks: makeFacts(120) }));

    const numbers = pages.map((page) =>
      textsOf(page)
        .map(({ text }) => text)
        .filter(isPageNumber),
    );
    const of = (place: number, name: string) => {
      const label = PAPER_MARKS.partLabel(place, name);
      const half = pages.length / 2;
      return Array.from({ length: half }, (_, i) => [`${label}  ${PAPER_MARKS.pageOf(i + 1, half)}`]);
    };
    expect(pages.length).toBeGreaterThan(2);
    expect(numbers).toEqual([...of(1, '存根联'), ...of(2, '回执联')]);
    expect(pages.some((page) => page.cutAtPt !== undefined)).toBe(false);
  });

  it('is sealed on the part the applicant keeps', () => {
    const together = layOut(makeTwoPartNotice({ sealField: 'Seal1', blocks: makeFacts(2) }));
    const apart = layOut(makeTwoPartNotice({ sealField: 'Seal1', blocks: makeFacts(30) }));

    expect(together.pages).toHaveLength(1);
    expect(together.seal?.rectangle[1]).toBeGreaterThan(PAPER.heightPt / 2);
    expect(apart.seal?.pageIndex).toBe(apart.pages.length - 1);
    for (const paper of [together, apart]) expect(underSeal(paper)).toHaveLength(2);
  });

  it('keeps a decision whole: each part is a sheet with its red head', () => {
    const { pages } = layOut(makeOutcome({ parts: ['存根联', '送达联'] }));

    expect(pages).toHaveLength(2);
    expect(pages.map((page) => partLabels(page).length)).toEqual([1, 1]);
    expect(pages.every((page) => textsOf(page).some(({ ink }) => ink === 'red'))).toBe(true);
  });
});

describe('a certificate', () => {
  it('lies on its side, with body, date and room for the seal at the foot', () => {
    const paper = layOut(makeCertificate());

    const [page] = paper.pages;
    expect(page && page.widthPt > page.heightPt).toBe(true);
    expect(paper.pages).toHaveLength(1);
    expect(underSeal(paper)).toHaveLength(2);
    const bottom = (paper.seal?.rectangle[1] ?? 0) + (paper.seal?.rectangle[3] ?? 0);
    expect(bottom).toBeCloseTo(CERTIFICATE.area.bottomPt);
  });

  it('goes on in a second frame where one is too small, and is sealed in the last', () => {
    const paper = layOut(makeCertificate({ blocks: makeFacts(20) }));

    expect(paper.pages.length).toBeGreaterThan(1);
    expect(paper.seal?.pageIndex).toBe(paper.pages.length - 1);
    for (const page of paper.pages) {
      expect(framesOf(page).length).toBeGreaterThanOrEqual(3);
      expect(textsOf(page).some(({ text }) => text.startsWith(makeCertificate().number))).toBe(true);
    }
  });
});

describe('a ticket', () => {
  it('is 80 mm wide and as high as its content', () => {
    const [short] = layOut(makeTicket()).pages;
    const [long] = layOut(makeTicket({ blocks: makeFacts(10) })).pages;

    expect(short?.widthPt).toBeCloseTo(80 * MM);
    expect(long && short && long.heightPt > short.heightPt).toBe(true);
    const lowest = Math.max(...(short ? boxesOf(short) : []).map(({ bottom }) => bottom));
    expect(short && short.heightPt - lowest).toBeLessThan(13 * MM);
  });

  it('is black only, without a word across it', () => {
    const [page] = layOut(makeTicket()).pages;

    expect(page?.marks.every((mark) => mark.kind !== 'watermark')).toBe(true);
    expect(page?.marks.some((mark) => 'ink' in mark && mark.ink !== 'black')).toBe(false);
    expect(textsOf(page).map(({ text }) => text)).toContain(PAPER_MARKS.simulated);
    for (const { left, right } of page ? boxesOf(page) : []) {
      expect(left).toBeGreaterThanOrEqual(TICKET.area.leftPt - 0.01);
      expect(right).toBeLessThanOrEqual(TICKET.area.rightPt + 0.01);
    }
  });
});

describe('lines to sign on', () => {
  it('have room for a hand and a date, and never stand on a page without text', () => {
    for (const length of LENGTHS) {
      const { pages } = layOut(makeReceiptSlip({ blocks: makeSigned(2 * length) }));
      const signed = pages.filter((page) => textsOf(page).some(({ text }) => text === '移交人：'));
      expect(signed).toHaveLength(1);
      const rows = textsOf(signed[0]).filter(({ baseline }) => baseline > TYPE_AREA.topPt);
      expect(rows.length).toBeGreaterThanOrEqual(8);
    }
  });
});

describe('a simulated paper', () => {
  const FORMS = [makeOutcome(), makeReceiptSlip(), makeTwoPartNotice(), makeCertificate()];

  it.each(FORMS.map((model) => [model.form, model.title, model] as const))(
    'says so below its text and in its margin: %s %s',
    (_, __, model) => {
      const simulated = layOut({ ...model, simulated: true });
      const real = layOut({ ...model, simulated: false });

      const [page] = simulated.pages;
      const marks = page?.marks ?? [];
      const place = marks.findIndex((mark) => mark.kind === 'watermark');
      expect(marks.slice(0, place).every((mark) => mark.kind !== 'text')).toBe(true);
      expect(textsOf(page).map(({ text }) => text)).toContain(PAPER_MARKS.simulatedNotice);
      expect(real.pages[0]?.marks.some((mark) => mark.kind === 'watermark')).toBe(false);
    },
  );
});

function makeFacts(length: number): DocumentModel['blocks'] {
  const rows = Array.from({ length }, (_, i) => [`第${i + 1}项内容`, `内容${i}`] as const);
  return [{ kind: 'facts', rows }];
}

function makeSigned(length: number): DocumentModel['blocks'] {
  return [...makeFacts(length), { kind: 'signatures', labels: ['移交人：', '接收人：', '见证人：'] }];
}

function wordsOn(paper: LaidOutPaper): readonly string[] {
  return paper.pages.flatMap((page) => textsOf(page).map(({ text }) => text));
}

function partLabels(page: Page | undefined) {
  return textsOf(page).filter(({ text }) => /^第.联/.test(text) && !text.includes('页'));
}

function isPageNumber(text: string): boolean {
  return /共 \d+ 页$/.test(text);
}

type Line = Extract<Mark, { kind: 'line' }>;

function linesOf(page: Page | undefined): readonly Line[] {
  return (page?.marks ?? []).filter((mark) => mark.kind === 'line');
}

function dashesOf(page: Page | undefined): readonly Line[] {
  return linesOf(page).filter(({ dashPt }) => dashPt !== undefined);
}

function framesOf(page: Page): readonly Line[] {
  return linesOf(page).filter(({ isClosed, ink }) => isClosed === true && ink === 'red');
}
