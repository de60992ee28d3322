import { randomUUID } from 'node:crypto';
import { QUANKE_CALENDAR_TEXTS as TEXTS } from '../../shared/texts/quanke-calendar.ts';
import type { Office } from '../office/build-office.ts';
import { describeMoves, readNamedFile, tellFaults } from './calendar-file.ts';
import { refusalText } from './catalogue-import.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';
import { must } from './in-process.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** Takes a year into use, by the same rules as the administrator's page; every moved part is named. */
export const calendarImportCommand: Command = {
  words: ['calendar', 'import'],
  options: { ...DATA_OPTIONS, 'accept-shortened': 'flag' },
  argumentCount: 1,
  run: async (context) => {
    const text = readNamedFile(context);
    const acceptShortened = context.options['accept-shortened'] === true;
    return withOffice(context, (office) => importFile(office, { text, acceptShortened }));
  },
};

type Asked = { readonly text: string; readonly acceptShortened: boolean };

async function importFile({ operations }: Office, { text, acceptShortened }: Asked) {
  const caller = commandLineCaller('calendarImport');
  const preview = must(await operations.calendar.preview({ text }, caller));
  if (preview.kind === 'refused') return tellFaults(preview.faults);
  const { parts, newestEntry } = preview;
  const input = { requestId: randomUUID(), text, newestEntry, acceptShortened };
  const imported = await operations.calendar.import(input, caller);
  if (!imported.ok) {
    const { code } = imported.failure;
    if (code !== 'calendar.shortensPromises')
      throw new Refusal('refused', refusalText(code), imported.failure);
    const lines = [...describeMoves(parts), refusalText(code), TEXTS.acceptShortened];
    return { passed: false, lines, json: { code, parts } };
  }
  const { year, changed } = imported.value;
  const { settled } = must(await operations.calendar.view(undefined, caller));
  const done = changed
    ? [...describeMoves(parts), TEXTS.imported(year, parts.length)]
    : [TEXTS.unchanged(year)];
  const lines = [...done, ...(settled ? [] : [TEXTS.pending])];
  return { passed: true, lines, json: { year, changed, settled, parts: changed ? parts : [] } };
}
