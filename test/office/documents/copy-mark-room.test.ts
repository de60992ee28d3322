import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { REPRINT_REASONS } from '../../../src/shared/domain/document/print-job.ts';
import { TEMPLATE_KINDS, definitionOf } from '../../../src/shared/domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import type { AnyPaperContent } from '../../../src/shared/domain/document/paper-template.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { copyMark } from '../../../src/shared/texts/printing.ts';
import { SAMPLES } from '../../domain/document/use-templates.ts';
import { fillPaper } from '../../support/fill-paper.ts';
import { composePaper, composer } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';

const pdftotext = needs('pdftotext');
const folder = makeFolder();
afterAll(folder.remove);

const LONGEST_NOTE = '申请人称原件在搬家途中遗失需要补打'.repeat(12).slice(0, 200);
const NOTES = [null, LONGEST_NOTE.slice(0, 30), LONGEST_NOTE.slice(0, 80), LONGEST_NOTE];

/** A word with its page and its edges, in points. */
type Word = {
  readonly text: string;
  readonly page: number;
  readonly pageHeight: number;
  readonly edges: readonly [left: number, top: number, right: number, bottom: number];
};

/** A strip of 80 mm holds less than the longest note; what is refused touches nothing. */
const KINDS = TEMPLATE_KINDS.filter((kind) => !definitionOf(kind).forms.includes('ticket'));

describe.skipIf(!pdftotext)('the mark of a copy with the longest reason', () => {
  it.each(KINDS)('touches no word, and no edge of the paper: %s', async (kind) => {
    for (const rows of [1, 4, 8]) {
      const pdf = await composePaper(fillPaper(withRows(kind, rows)));
      const words = wordsOf(pdf);
      for (const note of NOTES) {
        const marks = without(wordsOf(await mark(pdf, note)), words);

        expect(marks.length).toBeGreaterThan(0);
        expect(
          marks.flatMap((one) => words.filter((word) => meet(word, one)).map(({ text }) => text)),
        ).toEqual([]);
        expect(marks.filter(isAtEdge)).toEqual([]);
      }
    }
  });
});

async function mark(pdf: Uint8Array, note: string | null): Promise<Uint8Array> {
  const reason = REPRINT_REASONS.at(-1) ?? 'other';
  const text = copyMark({ copyNumber: 9_999, reason, note, at: '2026-11-20T15:30:00+08:00' as Instant });
  const marked = await composer.markCopy(pdf, { text });
  if (!marked.ok) throw new Error(JSON.stringify(marked.failure));
  return marked.value;
}

/** The sample with lists of that many rows: half a sheet is then full to its last line on some paper. */
function withRows(kind: TemplateKind, count: number): AnyPaperContent {
  const content = toSampleContent(SAMPLES, kind);
  const lists = Object.entries(content.values).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0
      ? [[name, Array.from({ length: count }, (_, i): unknown => value[i % value.length])] as const]
      : [],
  );
  return { ...content, values: { ...content.values, ...Object.fromEntries(lists) } } as AnyPaperContent;
}

function wordsOf(pdf: Uint8Array): readonly Word[] {
  const path = folder.path('boxes.pdf');
  writeFileSync(path, pdf);
  const { text } = runTool(pdftotext ?? '', ['-bbox', '-enc', 'UTF-8', path, '-']);
  return text
    .split('<page ')
    .slice(1)
    .flatMap((page, at) => {
      const pageHeight = Number(/height="([\d.]+)"/.exec(page)?.[1]);
      const found = page.matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word/g,
      );
      return [...found].map(([, left, top, right, bottom, word = '']) => ({
        text: word,
        page: at,
        pageHeight,
        edges: [Number(left), Number(top), Number(right), Number(bottom)] as const,
      }));
    });
}

function without(all: readonly Word[], known: readonly Word[]): readonly Word[] {
  const keys = new Set(known.map(keyOf));
  return all.filter((word) => !keys.has(keyOf(word)));
}

function keyOf({ text, page, edges }: Word): string {
  return [page, ...edges.map(Math.round), text].join(' ');
}

/** Boxes hold the white a font leaves above and below its characters: a point of it may be shared. */
function meet(a: Word, b: Word): boolean {
  if (a.page !== b.page) return false;
  const [left, top, right, bottom] = a.edges;
  const [x, y, endX, endY] = b.edges;
  return left < endX && x < right && top + 1 < endY - 1 && y + 1 < bottom - 1;
}

function isAtEdge({ edges: [left, , , bottom], pageHeight }: Word): boolean {
  return left < 10 || bottom > pageHeight - 9;
}
