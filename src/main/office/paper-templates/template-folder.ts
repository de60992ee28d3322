import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
  readonly refused: readonly RefusedTemplate[];
};

/** Reads every JSON file of a folder; one that is not there holds none. Of two for one paper the first by name counts. */
export function readTemplateFolder(folder: string): TemplateFolder {
  if (!existsSync(folder)) return { templates: [], refused: [] };
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const templates = new Map<string, PaperTemplate>();
  const refused: RefusedTemplate[] = [];
  for (const file of names.toSorted()) {
    const read = readFileOf(folder, file);
    if (!read.ok) refused.push({ template: read.template, file, faults: read.faults });
    else if (templates.has(read.template.template)) refused.push(refusedTwice(file, read.template));
    else templates.set(read.template.template, read.template);
  }
  return { templates: [...templates.values()], refused };
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
    return wholeFile(file, 'fileUnreadable', templateProblemText({ code: 'fileUnreadable' }));
  }
}

function wholeFile(file: string, code: string, message: string): Extract<ReadTemplate, { ok: false }> {
  return { ok: false, template: null, file, faults: [{ file, line: 1, column: 1, code, message }] };
}

function refusedTwice(file: string, { template }: PaperTemplate): RefusedTemplate {
  const code = 'templateTwice';
  const message = templateProblemText({ code, template });
  return { template, file, faults: [{ file, line: 1, column: 1, code, message }] };
}
