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
  const own = byKind(ours.templates) as TemplatesInUse; // complete: faultsOf misses none
  const inUse = { ...own, ...byKind(site.templates) };
  const ofSite = site.templates.map(({ template }) => ({ template, file: site.files[template] ?? '' }));
  return { ok: true, templates: { inUse, ours: own, ofSite, refused: site.refused, samples } };
}

function byKind(templates: readonly PaperTemplate[]): Partial<TemplatesInUse> {
  return Object.fromEntries(templates.map((template) => [template.template, template]));
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
