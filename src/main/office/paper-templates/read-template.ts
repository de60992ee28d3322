import { checkTemplate } from '../../../shared/domain/document/check-template.ts';
import { TEMPLATE_KINDS } from '../../../shared/domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../../shared/domain/document/paper-definitions.ts';
import { PaperTemplate } from '../../../shared/domain/document/paper-template.ts';
import { catalogueFileProblemText } from '../../../shared/texts/catalogue-files.ts';
import type { CatalogueFileProblem } from '../../../shared/texts/catalogue-files.ts';
import { templateProblemText } from '../../../shared/texts/paper-templates.ts';
import { Locator } from '../catalogue-files/locator.ts';
import type { TextPlace } from '../catalogue-files/locator.ts';
import { parseJson } from '../catalogue-files/parse-json.ts';
import { problemsOf } from '../catalogue-files/schema-problems.ts';
import type { RefusedTemplate, TemplateFault } from '../ports/paper-templates.ts';

/** A file of a template folder. */
export type TemplateFile = { readonly file: string; readonly text: string };

/** A template that can be used, or why a file is none. */
export type ReadTemplate =
  | { readonly ok: true; readonly file: string; readonly template: PaperTemplate }
  | ({ readonly ok: false } & RefusedTemplate);

/** Reads one file and checks everything that can be checked without a case. */
export function readTemplate({ file, text }: TemplateFile): ReadTemplate {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const locator = new Locator(content);
  const parsed = parseJson(content);
  if (!parsed.ok) {
    const faults = parsed.problems.map(({ problem, offset }) =>
      toFault(file, locator.atOffset(offset), problem),
    );
    return { ok: false, template: null, file, faults };
  }
  const template = kindOf(parsed.value);
  const shaped = PaperTemplate.safeParse(parsed.value);
  if (!shaped.success) {
    const faults = problemsOf(shaped.error.issues, parsed.value).map(({ problem, path, member }) =>
      toFault(file, member === undefined ? locator.atPath(path) : locator.atMember(path, member), problem),
    );
    return { ok: false, template, file, faults };
  }
  const faults = checkTemplate(shaped.data).map(({ problem, path }) => ({
    file,
    ...locator.atPath(path),
    code: problem.code,
    message: templateProblemText(problem),
  }));
  return faults.length > 0
    ? { ok: false, template, file, faults }
    : { ok: true, file, template: shaped.data };
}

function toFault(file: string, place: TextPlace, problem: CatalogueFileProblem): TemplateFault {
  return { file, ...place, code: problem.code, message: catalogueFileProblemText(problem) };
}

function kindOf(value: unknown): TemplateKind | null {
  const named = (value as { readonly template?: unknown } | null)?.template;
  return TEMPLATE_KINDS.find((kind) => kind === named) ?? null;
}
