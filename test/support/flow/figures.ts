import type { Page } from 'playwright-core';
import { WORKLOAD_COLUMN_TITLES } from '../../../src/shared/texts/workload-file.ts';
import type { Desk } from './desk.ts';

/** Figures that stand both on the screen and in the exported file. */
export const FIGURES = ['received', 'accepted', 'concluded', 'delivered', 'open'] as const;

/** Figures by name. */
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** What the supervisor sees. */
export async function readFigures(
  page: Page,
): Promise<{ figures: Figures; holds: boolean; terminated: number }> {
  await page.locator('[data-balance]').waitFor();
  const read = async (selector: string) =>
    Number.parseInt((await page.locator(selector).first().textContent()) ?? '', 10);
  const entries = await Promise.all(
    FIGURES.map(async (name) => [name, await read(`[data-figure="${name}"] dd`)] as const),
  );
  return {
    figures: Object.fromEntries(entries) as Figures,
    holds: (await page.locator('[data-balance]').getAttribute('data-holds')) === 'true',
    terminated: await read('[data-term="terminated"] b'),
  };
}

/** Exports the file and adds its columns up. */
export async function exportFigures({ page, download }: Desk): Promise<Figures> {
  const text = await download(() => page.locator('[data-export]').click());
  const [head = [], ...rows] = parseCsv(text);
  const sum = (name: keyof Figures): number => {
    const column = head.indexOf(WORKLOAD_COLUMN_TITLES[name]);
    return rows.reduce((total, row) => total + Number(row[column]), 0);
  };
  return Object.fromEntries(FIGURES.map((name) => [name, sum(name)] as const)) as Figures;
}

/** Rows and cells of an exported file. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
      .slice(0, -1),
  );
}
