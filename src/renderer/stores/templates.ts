import { defineStore } from 'pinia';
import type { TemplateView } from '../../shared/api/office/document.ts';
import { parseBase64 } from '../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** 文书模板: what every paper is made with. */
export const useTemplatesStore = defineStore('templates', () => {
  const { office } = useLink();
  const list = createLookup(() => office.document.templates());
  const sample = createLookup(async (template: TemplateView['template']) => {
    const made = await office.document.templateSample({ template });
    if (!made.ok) return made;
    const bytes = parseBase64(made.value.pdf);
    if (!bytes) return fail('document.notFound');
    const blob = new Blob([new Uint8Array(bytes)], { type: 'application/pdf' });
    return succeed({ template, blob, pageCount: made.value.pageCount });
  });

  return { list, sample };
});
