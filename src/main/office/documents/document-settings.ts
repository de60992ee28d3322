import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { FontFile } from './paper-font.ts';
import type { FontSources } from './paper-fonts.ts';

const FontEntry = z.union([
  z.string().min(1),
  z.strictObject({ file: z.string().min(1), face: z.string().min(1).optional() }),
]);
type FontEntry = z.infer<typeof FontEntry>;

/** `documents.json` in the data folder of the office: the fonts of the centre, by their paths. */
const DocumentSettings = z.strictObject({
  fonts: z.strictObject({
    body: FontEntry.optional(),
    title: FontEntry.optional(),
    fallback: z.array(FontEntry).default([]),
  }),
});

/** What the office is told about papers by whoever set it up. */
export const DOCUMENT_SETTINGS_FILE = 'documents.json';

/** The fonts the centre wants; none when there is no such file. A path is meant from the data folder. */
export function readCentreFonts(
  dataFolder: string,
): Result<Omit<FontSources, 'folder'>, 'document.settingsInvalid'> {
  const path = join(dataFolder, DOCUMENT_SETTINGS_FILE);
  if (!existsSync(path)) return succeed({});
  const parsed = DocumentSettings.safeParse(readJson(path));
  if (!parsed.success) return fail('document.settingsInvalid');
  const { body, title, fallback } = parsed.data.fonts;
  const at = (entry: FontEntry) => toFontFile(dataFolder, entry);
  return succeed({
    ...(body === undefined ? {} : { body: at(body) }),
    ...(title === undefined ? {} : { title: at(title) }),
    fallback: fallback.map(at),
  });
}

function toFontFile(dataFolder: string, entry: FontEntry): FontFile {
  const { file, face } = typeof entry === 'string' ? { file: entry, face: undefined } : entry;
  return { file: resolve(dataFolder, file), face };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined; // the schema refuses it
  }
}
