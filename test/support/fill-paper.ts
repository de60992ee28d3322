import { join } from 'node:path';
import { readTemplateFolder } from '../../src/main/office/paper-templates/template-folder.ts';
import type { DocumentModel } from '../../src/shared/domain/document/document-model.ts';
import { fillTemplate } from '../../src/shared/domain/document/fill-template.ts';
import type {
  AnyPaperContent,
  PaperTemplate,
  TemplatesInUse,
} from '../../src/shared/domain/document/paper-template.ts';

/** Folder of the templates that come with the program. */
export const TEMPLATE_FOLDER = join(import.meta.dirname, '../../resources/templates/papers');

/** Those templates. */
export const OUR_TEMPLATES: readonly PaperTemplate[] = readTemplateFolder(TEMPLATE_FOLDER).templates;

const IN_USE = Object.fromEntries(
  OUR_TEMPLATES.map((template) => [template.template, template]),
) as TemplatesInUse;

/** A paper in our words, as an office without templates of its own makes it. */
export function fillPaper(content: AnyPaperContent): DocumentModel {
  return fillTemplate(IN_USE, content);
}
