import { TEMPLATE_KINDS } from '../../../shared/domain/document/paper-definitions.ts';
import { lackingIn } from '../../../shared/domain/document/paper-sample.ts';
import type { PaperSamples } from '../../../shared/domain/document/paper-sample.ts';
import type { PaperTemplate, TemplatesInUse } from '../../../shared/domain/document/paper-template.ts';
import { templateFaultLine, templateProblemText } from '../../../shared/texts/paper-templates.ts';
import type { PaperTemplates } from '../ports/paper-templates.ts';
import type { TemplateFolder } from './template-folder.ts';

/** Templates, or the lines that say why ours cannot be used. */
export type OpenedTemplates =
  | { readonly ok: true; readonly templates: PaperTemplates }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Ours, and before each of them the site's own where that is right. What a site wrote wrongly stops nothing: it is
 * refused, and told where somebody looks.
 */
export function openPaperTemplates(
  ours: TemplateFolder,
  site: TemplateFolder,
  samples: PaperSamples,
): OpenedTemplates {
  const faults = [...faultsOf(ours), ...samplesLacking(samples)];
  if (faults.length > 0) return { ok: false, faults };
  const inUse = Object.fromEntries(
    [...ours.templates, ...site.templates].map((template) => [template.template, template]),
  ) as TemplatesInUse; // complete: faultsOf misses none
  const ofSite = site.templates.map(({ template }) => template);
  return { ok: true, templates: { inUse, ofSite, refused: site.refused, samples } };
}

function faultsOf({ templates, refused }: TemplateFolder): readonly string[] {
  const wrong = refused.flatMap((file) => file.faults.map(templateFaultLine));
  if (wrong.length > 0) return wrong;
  return TEMPLATE_KINDS.filter((kind) => !isThere(templates, kind)).map((template) =>
    templateProblemText({ code: 'templateMissing', template }),
  );
}

function isThere(templates: readonly PaperTemplate[], kind: string): boolean {
  return templates.some(({ template }) => template === kind);
}

function samplesLacking(samples: PaperSamples): readonly string[] {
  return TEMPLATE_KINDS.flatMap((kind) =>
    lackingIn(samples, kind).map((name) => `samples.json: ${kind}.${name}`),
  );
}
