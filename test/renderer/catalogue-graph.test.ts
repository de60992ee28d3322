import { describe, expect, it } from 'vitest';
import { layOutItems } from '../../src/renderer/pages/catalogue/item-graph.ts';
import { completeSituation } from '../../src/renderer/pages/catalogue/choose-situation.ts';
import { mergeApplication } from '../../src/shared/domain/catalogue/merge-application.ts';
import type { ThemeItem } from '../../src/shared/domain/catalogue/theme.ts';
import { conditionText, durationText, finishText } from '../../src/shared/texts/page-catalogue.ts';
import { makeCatalogue, makeItem, makeQuestion, makeTheme } from '../domain/support/make-catalogue.ts';

type Member = Partial<ThemeItem> & Pick<ThemeItem, 'itemCode'>;

/** Lays out a theme whose items take so many working days each. */
function layOut(
  days: Readonly<Record<string, number>>,
  members: readonly Member[],
  promisedDays: number | null = null,
) {
  const theme = makeTheme({
    items: [...members],
    ...(promisedDays !== null && { promisedTimeLimit: { amount: promisedDays, unit: 'workingDay' } }),
  });
  const items = Object.entries(days).map(([code, amount]) =>
    makeItem(code, { promisedTimeLimit: { amount, unit: 'workingDay' } }),
  );
  const catalogue = makeCatalogue({ items, themes: [theme] });
  const merged = mergeApplication(catalogue, { kind: 'theme', code: theme.themeCode }, {});
  if (!merged.ok) throw new Error(merged.failure.code);
  return layOutItems(merged.value, theme);
}

describe('the graph of a theme', () => {
  it('sets an item one column after the furthest it waits for', () => {
    const graph = layOut({ AA: 1, BB: 1, CC: 1, DD: 1 }, [
      { itemCode: 'AA' },
      { itemCode: 'BB', after: ['AA'] },
      { itemCode: 'CC', after: ['AA', 'BB'] },
      { itemCode: 'DD' },
    ]);

    expect(graph.nodes.map(({ itemCode, column }) => [itemCode, column])).toEqual([
      ['AA', 0],
      ['BB', 1],
      ['CC', 2],
      ['DD', 0],
    ]);
  });

  it('gives no two items the same place', () => {
    const codes = ['AA', 'BB', 'CC', 'DD', 'EE', 'FF'];
    const graph = layOut(
      Object.fromEntries(codes.map((code) => [code, 1])),
      codes.map((itemCode, at) => ({ itemCode, after: codes.slice(0, Math.floor(at / 2)) })),
    );

    const places = graph.nodes.map(({ column, row }) => `${column}/${row}`);
    expect(new Set(places).size).toBe(codes.length);
  });

  it('takes the longest path by days, not by the number of items', () => {
    const graph = layOut(
      { AA: 1, BB: 1, CC: 1, DD: 9 },
      [
        { itemCode: 'AA' },
        { itemCode: 'BB', after: ['AA'] },
        { itemCode: 'CC', after: ['BB'] },
        { itemCode: 'DD' },
      ],
      8,
    );

    expect(graph.path).toEqual(['DD']);
    expect(graph.longestMinutes).toBe(9 * 480);
    expect(graph.promisedMinutes).toBe(8 * 480);
  });

  it('leaves out of the promise what the theme leaves out', () => {
    const graph = layOut({ AA: 2, BB: 20 }, [
      { itemCode: 'AA' },
      { itemCode: 'BB', after: ['AA'], outsidePromise: true },
    ]);

    expect(graph.path).toEqual(['AA']);
    expect(graph.nodes.find(({ itemCode }) => itemCode === 'BB')?.finishMinutes).toBe(22 * 480);
  });

  it('comes to an end when items wait for each other', () => {
    const graph = layOut({ AA: 1, BB: 1 }, [
      { itemCode: 'AA', after: ['BB'] },
      { itemCode: 'BB', after: ['AA'] },
    ]);

    expect(graph.nodes).toHaveLength(2);
  });
});

describe('the situation on the screen', () => {
  it('answers what nobody answered with the first choice, and only what applies', () => {
    const questions = [
      makeQuestion('first'),
      makeQuestion('second', { when: { question: 'first', is: ['no'] } }),
      makeQuestion('third', { when: { question: 'first', is: ['yes'] } }),
    ];

    const ordinary = completeSituation(questions, {});
    const other = completeSituation(questions, { first: 'no', third: 'no' });

    expect(ordinary.situation).toEqual({ first: 'yes', third: 'yes' });
    expect(other.situation).toEqual({ first: 'no', second: 'yes' });
  });
});

describe('a condition in words', () => {
  const words = (question: string, values: readonly string[]) => ({
    ask: question,
    answers: values.join('/'),
  });

  it.each([
    [{ question: 'A', is: ['1', '2'] }, 'A：1/2'],
    [{ not: { question: 'A', is: ['1'] } }, 'A：不是 1'],
    [
      {
        all: [
          { question: 'A', is: ['1'] },
          { question: 'B', is: ['2'] },
        ],
      },
      'A：1；且 B：2',
    ],
    [
      {
        all: [
          { question: 'A', is: ['1'] },
          {
            any: [
              { question: 'B', is: ['2'] },
              { question: 'C', is: ['3'] },
            ],
          },
        ],
      },
      'A：1；且 （B：2 或 C：3）',
    ],
    [
      {
        not: {
          any: [
            { question: 'A', is: ['1'] },
            { question: 'B', is: ['2'] },
          ],
        },
      },
      '并非（A：1 或 B：2）',
    ],
    [
      {
        all: [
          {
            all: [
              { question: 'A', is: ['1'] },
              { question: 'B', is: ['2'] },
            ],
          },
          { question: 'C', is: ['3'] },
        ],
      },
      'A：1；且 B：2；且 C：3',
    ],
  ])('%j', (condition, text) => {
    expect(conditionText(condition, words)).toBe(text);
  });
});

describe('working time in words', () => {
  it.each([
    [0, '即办', '当日'],
    [120, '120 分钟', '累计 120 分钟'],
    [240, '0.5 个工作日', '累计 0.5 日'],
    [1_440, '3 个工作日', '第 3 日'],
    [1_500, '1500 分钟', '累计 1500 分钟'],
  ])('%i minutes', (minutes, duration, finish) => {
    expect(durationText(minutes)).toBe(duration);
    expect(finishText(minutes)).toBe(finish);
  });
});
