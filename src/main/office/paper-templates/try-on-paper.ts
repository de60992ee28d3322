import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fillTemplate } from '../../../shared/domain/document/fill-template.ts';
import { toLongestContent, toSampleContent } from '../../../shared/domain/document/paper-sample.ts';
import { templateProblemText } from '../../../shared/texts/paper-templates.ts';
import type { TemplateFileProblem } from '../../../shared/texts/paper-templates.ts';
import type { DocumentComposer } from '../ports/documents.ts';
import type { PaperTemplates, SiteTemplate, TemplateFault } from '../ports/paper-templates.ts';

type Composer = Pick<DocumentComposer, 'compose'>;

/**
 * Prints a sample of every template a site wrote, and one with everything as long as it may be. A template with a
 * character no font holds, or without room for what ours has room for, would stop cases that need its paper: it is
 * refused like one that lacks a field, and ours is used.
 */
export async function tryOnPaper(templates: PaperTemplates, composer: Composer): Promise<PaperTemplates> {
  let tried = templates;
  for (const own of templates.ofSite) {
    const problem = await findProblem(templates, own, composer);
    if (problem) tried = withOurs(tried, own, problem);
  }
  return tried;
}

async function findProblem(
  { inUse, ours, samples }: PaperTemplates,
  { template }: SiteTemplate,
  composer: Composer,
): Promise<TemplateFileProblem | undefined> {
  const usual = await tryOn(fillTemplate(inUse, toSampleContent(samples, template)), composer);
  if (usual) return usual;
  const longest = toLongestContent(samples, template);
  const problem = await tryOn(fillTemplate(inUse, longest), composer);
  const isOursBetter = problem && !(await tryOn(fillTemplate(ours, longest), composer));
  return isOursBetter ? problem : undefined;
}

async function tryOn(model: DocumentModel, composer: Composer): Promise<TemplateFileProblem | undefined> {
  const composed = await compose(composer, model);
  if (composed === undefined) return { code: 'sampleBroken' };
  if (composed.ok) return undefined;
  const { code, details = {} } = composed.failure;
  const { character = '', part = '' } = details;
  return code === 'document.glyphMissing'
    ? { code: 'characterMissing', character: String(character) }
    : { code: 'contentOverflow', part: String(part) };
}

/** Undefined when the composer throws: a mistake of ours which a template brings out, and no reason not to start. */
async function compose(composer: Composer, model: DocumentModel) {
  try {
    return await composer.compose(model);
  } catch {
    return undefined; // the log names the file; with ours in its place the papers are made
  }
}

function withOurs(
  templates: PaperTemplates,
  { template, file }: SiteTemplate,
  problem: TemplateFileProblem,
): PaperTemplates {
  const message = templateProblemText(problem);
  const fault: TemplateFault = { file, line: 1, column: 1, code: problem.code, message };
  return {
    ...templates,
    inUse: { ...templates.inUse, [template]: templates.ours[template] },
    ofSite: templates.ofSite.filter((own) => own.template !== template),
    refused: [...templates.refused, { template, file, faults: [fault] }],
  };
}
