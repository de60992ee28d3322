import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TemplateKind } from '../../../shared/domain/document/paper-definitions.ts';
import type { PaperTemplate } from '../../../shared/domain/document/paper-template.ts';
import { catalogueFileProblemText } from '../../../shared/texts/catalogue-files.ts';
import { templateProblemText } from '../../../shared/texts/paper-templates.ts';
import type { RefusedTemplate } from '../ports/paper-templates.ts';
import { readTemplate } from './read-template.ts';
import type { ReadTemplate } from './read-template.ts';

/** Ours are 4 KB at most; whoever needs more writes a book. */
const MOST_BYTES = 1024 * 1024;

/** What a folder of templates holds. */
export type TemplateFolder = {
  readonly templates: readonly PaperTemplate[];
  /** The file of each of them. */
  readonly files: Readonly<Partial<Record<TemplateKind, string>>>;
  readonly refused: readonly RefusedTemplate[];
};

/** What an office without templates of its own has. */
export const NO_TEMPLATES: TemplateFolder = { templates: [], files: {}, refused: [] };

/** Reads every JSON file of a folder; one that is not there holds none. Of two for one paper the first by name counts. */
export function readTemplateFolder(folder: string): TemplateFolder {
  if (!existsSync(folder)) return NO_TEMPLATES;
  const names = listJson(folder);
  if (names === undefined) return { ...NO_TEMPLATES, refused: [unreadable(basename(folder))] };
  const templates = new Map<TemplateKind, PaperTemplate>();
  const files: Partial<Record<TemplateKind, string>> = {};
  const refused: RefusedTemplate[] = [];
  for (const file of names.toSorted()) {
    const read = readFileOf(folder, file);
    if (!read.ok) refused.push({ template: read.template, file, faults: read.faults });
    else if (templates.has(read.template.template)) refused.push(refusedTwice(file, read.template));
    else {
      templates.set(read.template.template, read.template);
      files[read.template.template] = file;
    }
  }
  return { templates: [...templates.values()], files, refused };
}

/** Undefined for a folder that is a file, or that the office may not look into. */
function listJson(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return undefined; // told like a file that cannot be read, and ours are used
  }
}

function readFileOf(folder: string, file: string): ReadTemplate {
  try {
    const path = join(folder, file);
    if (statSync(path).size > MOST_BYTES) {
      const problem = { code: 'fileTooLarge', mostBytes: MOST_BYTES } as const;
      return wholeFile(file, problem.code, catalogueFileProblemText(problem));
    }
    return readTemplate({ file, text: readFileSync(path, 'utf8') });
  } catch {
    // The administrator is told with the file's name; a folder or a file without rights is one to look at there.
    return unreadable(file);
  }
}

function unreadable(file: string) {
  const code = 'fileUnreadable';
  return wholeFile(file, code, templateProblemText({ code }));
}

function wholeFile(file: string, code: string, message: string): Extract<ReadTemplate, { ok: false }> {
  return { ok: false, template: null, file, faults: [{ file, line: 1, column: 1, code, message }] };
}

function refusedTwice(file: string, { template }: PaperTemplate): RefusedTemplate {
  const code = 'templateTwice';
  const message = templateProblemText({ code, template });
  return { template, file, faults: [{ file, line: 1, column: 1, code, message }] };
}
