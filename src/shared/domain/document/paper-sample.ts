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

/** In characters, as forms and procedures take them; of all else the samples are as long as it gets. */
const LONGEST: Readonly<Record<string, number>> = {
  agentName: 60,
  applicantName: 60,
  approvedBy: 60,
  authorityScope: 200,
  collectorName: 60,
  departmentName: 60,
  deskName: 60,
  failureNote: 1_000,
  itemName: 60,
  itemNames: 600,
  label: 30,
  legalBasis: 300,
  line: 300,
  name: 100,
  outcomeName: 30,
  place: 200,
  reason: 1_000,
  recipientName: 60,
  reference: 100,
  remedy: 300,
  sentence: 500,
  staffName: 60,
  subjectName: 60,
  value: 2_000,
  what: 200,
};

/** The same paper with everything as long as it may be: what a template must have room for. */
export function toLongestContent(samples: PaperSamples, template: TemplateKind): AnyPaperContent {
  const content = toSampleContent(samples, template);
  const values: Readonly<Record<string, string | readonly SampleRow[]>> = content.values;
  const longest = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? lengthen(name, value) : value.map(lengthenRow),
  ]);
  return {
    ...content,
    organizationName: repeatTo(content.organizationName, LONGEST_ORGANIZATION),
    values: Object.fromEntries(longest),
  } as AnyPaperContent;
}

const LONGEST_ORGANIZATION = 60;

type SampleRow = Readonly<Record<string, string>>;

function lengthenRow(row: SampleRow): SampleRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, lengthen(name, value)]));
}

function lengthen(name: string, value: string): string {
  const length = LONGEST[name];
  return length === undefined ? value : repeatTo(value, length);
}

/** An empty one stays empty. */
function repeatTo(text: string, length: number): string {
  return text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length);
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
