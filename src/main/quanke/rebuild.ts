import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withOffice } from './open-data.ts';

/** Computes everything lists and statistics read again from the actions; says how many rows differed. */
export const rebuildCommand: Command = {
  words: ['rebuild'],
  options: DATA_OPTIONS,
  argumentCount: 0,
  run: (context) =>
    withOffice(context, async ({ store }) => {
      const rebuilt = await store.rebuildProjections();
      return { passed: true, lines: [TEXTS.rebuild(rebuilt.rows, rebuilt.corrected)], json: rebuilt };
    }),
};
