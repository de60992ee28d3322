import { succeed } from '../../../../shared/kernel/result.ts';
import type { TemplateView } from '../../../../shared/api/office/document.ts';
import { fillTemplate } from '../../../../shared/domain/document/fill-template.ts';
import { TEMPLATE_KINDS } from '../../../../shared/domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../../../shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../../shared/domain/document/paper-sample.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { PaperTemplates } from '../../ports/paper-templates.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 文书模板. What every paper is made with, and what is wrong with the files a site wrote itself. */
export function createListTemplates({
  data,
}: Pick<OfficePorts, 'data'>): OfficeOperations['document']['templates'] {
  const { paperTemplates } = data;
  const templates = TEMPLATE_KINDS.map((template) => toView(paperTemplates, template));
  const unplaced = paperTemplates.refused
    .filter(({ template }) => template === null)
    .flatMap(({ faults }) => faults);
  return () => Promise.resolve(succeed({ templates, unplaced }));
}

function toView({ inUse, ofSite, refused, samples }: PaperTemplates, template: TemplateKind): TemplateView {
  const { kind, title, form, parts } = fillTemplate(inUse, toSampleContent(samples, template));
  return {
    template,
    kind,
    title,
    form,
    parts,
    source: ofSite.some((own) => own.template === template) ? 'site' : 'ours',
    problems: refused.filter((file) => file.template === template).flatMap(({ faults }) => faults),
  };
}
