import { toBase64 } from '../../../../shared/kernel/bytes.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { fillTemplate } from '../../../../shared/domain/document/fill-template.ts';
import { toSampleContent } from '../../../../shared/domain/document/paper-sample.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 样张. A template as it prints, with invented words and the mark 模拟; it is kept nowhere. */
export function createShowTemplateSample({
  composer,
  data,
}: Pick<OfficePorts, 'composer' | 'data'>): OfficeOperations['document']['templateSample'] {
  return async ({ template }) => {
    const { inUse, samples } = data.paperTemplates;
    const model = fillTemplate(inUse, toSampleContent(samples, template));
    const composed = await composer.compose(model);
    if (!composed.ok) return composed;
    const { pdf, pageCount } = composed.value;
    return succeed({ title: model.title, pdf: toBase64(pdf), pageCount });
  };
}
