import { z } from 'zod';
import type { LocalDate } from '../../kernel/time.ts';
import { TEMPLATE_KINDS } from './paper-definitions.ts';
import type { PaperValues, TemplateKind } from './paper-definitions.ts';

/** What decides whether a piece is printed: a field that has something to say. */
const Shown = { when: z.string().optional(), unless: z.string().optional() };

/** Once for every row of a list. */
const Repeated = { over: z.string().optional() };

/** What a piece says that the law wants on the paper, in the template's own words. */
const Stated = {
  states: z.enum(['consequence', 'form', 'identitySeen', 'remedies', 'whereToGo']).optional(),
};

const Text = z.string().trim().min(1).max(2_000);
const Label = z.string().trim().min(1).max(100);
/** Stands on one line with the number of the paper. */
const PartName = z.string().trim().min(1).max(12);

/** A piece of a template. Texts hold placeholders: `{{field}}`, and where it is repeated `{{column}}`, `{{rowNumber}}`. */
export const TemplateBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: Label, ...Shown }),
  z.strictObject({ kind: z.literal('paragraph'), text: Text, ...Shown, ...Repeated, ...Stated }),
  z.strictObject({ kind: z.literal('note'), text: Text, ...Shown, ...Stated }),
  z.strictObject({
    kind: z.literal('facts'),
    rows: z
      .array(z.strictObject({ label: Label, value: Text, ...Shown, ...Repeated, ...Stated }))
      .min(1)
      .max(40),
    ...Shown,
  }),
  z.strictObject({
    kind: z.literal('table'),
    over: z.string(),
    columns: z
      .array(z.strictObject({ title: Label, share: z.number().positive().max(100), cell: Label }))
      .min(1)
      .max(10),
    ...Shown,
  }),
  z.strictObject({ kind: z.literal('signatures'), labels: z.array(Label).min(1).max(6), ...Shown }),
]);
export type TemplateBlock = z.infer<typeof TemplateBlock>;

/** 文书模板. The words of one kind of paper, as its file holds them. */
export const PaperTemplate = z.strictObject({
  template: z.enum(TEMPLATE_KINDS),
  /** Of the numbers of such papers; has to be the one of the kind, so that a site changes no numbers. */
  code: z.string(),
  title: Label,
  form: z.enum(['letter', 'certificate', 'plain', 'ticket']),
  /** 存根联, 回执联; 交出联, 接收联: the parts it is printed in, and their names. */
  parts: z
    .array(z.strictObject({ part: z.enum(['stub', 'receipt', 'given', 'taken']), name: PartName }))
    .max(2)
    .default([]),
  /** Whether it ends with the body and the date. */
  closing: z.boolean(),
  blocks: z.array(TemplateBlock).min(1).max(60),
});
export type PaperTemplate = z.infer<typeof PaperTemplate>;

/** What one case puts into a template. */
export type PaperContent<Kind extends TemplateKind> = {
  readonly template: Kind;
  /** Printed number of the case or the part; the number of the paper begins with it. */
  readonly about: string;
  /** Its place among the papers of its kind, from 1. */
  readonly place: number;
  readonly organizationName: string;
  readonly issuedOn: LocalDate;
  /** Content of the QR code; null for the number of the paper itself. */
  readonly qrText: string | null;
  readonly simulated: boolean;
  readonly values: PaperValues<Kind>;
};

/** Content of any paper. */
export type AnyPaperContent = { readonly [Kind in TemplateKind]: PaperContent<Kind> }[TemplateKind];

/** The template of every paper an office makes. */
export type TemplatesInUse = Readonly<Record<TemplateKind, PaperTemplate>>;
