import { z } from 'zod';
import { assert } from '../../kernel/assert.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { definitionOf } from './paper-definitions.ts';
import type { PaperDefinition, TemplateKind } from './paper-definitions.ts';
import type { AnyPaperContent } from './paper-template.ts';

const Values = z.record(z.string(), z.union([z.string(), z.array(z.record(z.string(), z.string()))]));

/** 样张. Invented words for every paper: what is common to them, and what each says of its own. */
export const PaperSamples = z.strictObject({
  organizationName: z.string().min(1),
  issuedOn: z.iso.date().transform((day) => day as LocalDate),
  number: z.string().min(1),
  common: Values,
  papers: z.record(z.string(), Values),
});
export type PaperSamples = z.infer<typeof PaperSamples>;

/** A paper nobody applied for, marked as such, to look at a template. */
export function toSampleContent(samples: PaperSamples, template: TemplateKind): AnyPaperContent {
  const { organizationName, issuedOn, number, common, papers } = samples;
  const definition = definitionOf(template);
  const all = { ...common, ...papers[template] };
  const values = Object.fromEntries(namesOf(definition).map((name) => [name, all[name]]));
  assert(hasAll(definition, values), 'the samples are checked when the office starts');
  return {
    template,
    about: number,
    place: 1,
    organizationName,
    issuedOn,
    qrText: number,
    simulated: true,
    values,
  } as AnyPaperContent;
}

/** Names of what a paper says and the samples have no words for; none in samples that can be used. */
export function lackingIn({ common, papers }: PaperSamples, template: TemplateKind): readonly string[] {
  const definition = definitionOf(template);
  const all = { ...common, ...papers[template] };
  return namesOf(definition).filter((name) => !fits(definition, name, all[name]));
}

type Values = z.infer<typeof Values>;

function namesOf({ texts, lists }: PaperDefinition): readonly string[] {
  return [...Object.keys(texts), ...Object.keys(lists)];
}

function hasAll(definition: PaperDefinition, values: Readonly<Record<string, Values[string] | undefined>>) {
  return namesOf(definition).every((name) => fits(definition, name, values[name]));
}

function fits({ texts, lists }: PaperDefinition, name: string, value: Values[string] | undefined): boolean {
  if (Object.hasOwn(texts, name)) return typeof value === 'string';
  const columns = Object.keys(lists[name] ?? {});
  return Array.isArray(value) && value.every((row) => columns.every((column) => row[column] !== undefined));
}
