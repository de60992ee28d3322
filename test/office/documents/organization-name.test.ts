import { describe, expect, it } from 'vitest';
import { MM } from '../../../src/main/office/documents/marks.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import {
  makeCertificate,
  makeOutcome,
  makeReceiptSlip,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { boxesOf, layOut, overlapsOn, textsOf, underSeal } from '../../support/paper-boxes.ts';

const LENGTHS = [12, 27, 28, 29, 30, 31, 32, 33, 38, 39, 45, 46, 50, 53, 59, 60];
const LONGEST = '示例市市场监督管理局自由贸易试验区分局综合行政审批服务专门办公室'.repeat(2);

const FORMS = [
  ['a letter', makeOutcome],
  ['a slip', makeReceiptSlip],
  ['both parts of a sheet', makeTwoPartNotice],
  ['a certificate', makeCertificate],
] as const;

function signedBy(organizationName: string): Pick<DocumentModel, 'closing'> {
  return { closing: { organizationName, issuedOn: '2026-11-20' as LocalDate } };
}

describe.each(FORMS)('the name of a body on %s', (_, make) => {
  it.each(LENGTHS)('may have %i characters: it stands there whole and touches nothing', (length) => {
    const name = LONGEST.slice(0, length);

    const paper = layOut(make(signedBy(name)));

    const words = paper.pages.flatMap((page) => textsOf(page).map(({ text }) => text)).join('');
    expect(words).toContain(name);
    for (const page of paper.pages) {
      expect(overlapsOn(page)).toEqual([]);
      const outside = boxesOf(page).filter(
        ({ left, right }) => left < 15 * MM || right > page.widthPt - 15 * MM,
      );
      expect(outside.map(({ text }) => text)).toEqual([]);
    }
    if (paper.seal) expect(underSeal(paper).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a name that is too long for one line', () => {
  it('stands on two lines of about the same length in the head of a letter', () => {
    const [page] = layOut(makeOutcome(signedBy(LONGEST.slice(0, 40)))).pages;

    const head = textsOf(page).filter(({ ink, text }) => ink === 'red' && text.length > 1);
    expect(head.map(({ text }) => text.length)).toEqual([20, 20]);
  });

  it('shrinks at the foot of a slip before it takes a second line', () => {
    const name = LONGEST.slice(0, 40);
    const [page] = layOut(makeReceiptSlip(signedBy(name))).pages;

    const foot = textsOf(page).find(({ text }) => text === name);
    expect(foot?.sizePt).toBeLessThan(12);
    expect(foot?.sizePt).toBeGreaterThanOrEqual(9);
  });
});
