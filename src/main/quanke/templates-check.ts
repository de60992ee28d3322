import { statSync } from 'node:fs';
import { templateFaultLine, TEMPLATE_TEXTS } from '../../shared/texts/paper-templates.ts';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { readTemplateFolder } from '../office/paper-templates/template-folder.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';

/** Judges a site's own templates as the office will when it starts, before anybody puts them in their place. */
export const templatesCheckCommand: Command = {
  words: ['templates', 'check'],
  options: {},
  argumentCount: 1,
  run: async (context) => {
    const [folder] = context.arguments;
    if (folder === undefined) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.folder));
    if (!isFolder(folder)) throw new Refusal('refused', TEXTS.notAFolder(folder));
    const { templates, refused } = readTemplateFolder(folder);
    const faults = refused.flatMap((file) => file.faults);
    const kinds = templates.map(({ template }) => template);
    return {
      passed: faults.length === 0,
      lines: [
        ...faults.map(templateFaultLine),
        ...kinds.map((kind) => TEXTS.templates.usable(TEMPLATE_TEXTS[kind])),
        faults.length === 0 ? TEXTS.templates.right(kinds.length) : TEXTS.templates.wrong(faults.length),
      ],
      json: { valid: faults.length === 0, templates: kinds, faults },
    };
  },
};

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
