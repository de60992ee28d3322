import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FAILURE_TEXTS } from '../../shared/texts/failures.ts';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { Refusal, textOption } from './command.ts';
import type { Command } from './command.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** The supervisor's file from the command line: same rows, same snapshot id as from the page. */
export const statisticsExportCommand: Command = {
  words: ['statistics', 'export'],
  options: { ...DATA_OPTIONS, from: 'text', to: 'text', out: 'text' },
  argumentCount: 0,
  run: (context) => {
    const from = textOption(context, 'from');
    const to = textOption(context, 'to');
    if (!from || !to) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.period));
    return withOffice(context, async ({ operations }) => {
      const caller = commandLineCaller('statisticsExport');
      const exported = await operations.statistics.exportWorkload({ from, to }, caller);
      if (!exported.ok) {
        const { title, remedy } = FAILURE_TEXTS['statistics.periodInvalid'];
        throw new Refusal('refused', TEXTS.refused(exported.failure.code, title, remedy), exported.failure);
      }
      const { csv, fileName, snapshotId } = exported.value;
      const rows = csv.split('\r\n').length - 2; // header, and what follows the last line end
      const out = textOption(context, 'out');
      if (out === undefined)
        return { passed: true, lines: [csv.trimEnd()], json: { fileName, snapshotId, rows, csv } };
      const path = resolve(out);
      write(path, csv);
      const lines = [TEXTS.statistics.written(path, rows), TEXTS.statistics.snapshot(snapshotId)];
      return { passed: true, lines, json: { fileName, snapshotId, rows, path } };
    });
  },
};

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    throw new Refusal('refused', TEXTS.notAFolder(path));
  }
}
