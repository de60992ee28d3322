import type { PaperStatement } from './paper-definitions.ts';

/** Members from the root of a template to what a problem is about. */
export type TemplatePath = readonly (string | number)[];

/** What may be wrong with a template that has the right form. */
export type TemplateProblem =
  | { readonly code: 'codeWrong'; readonly expected: string }
  | { readonly code: 'formWrong'; readonly forms: readonly string[] }
  | { readonly code: 'partsWrong'; readonly count: number }
  | { readonly code: 'partTwice' }
  | { readonly code: 'partsMixed' }
  | { readonly code: 'closingMissing' }
  | { readonly code: 'fieldMissing'; readonly field: string }
  | { readonly code: 'columnMissing'; readonly list: string; readonly column: string }
  | { readonly code: 'fieldUnknown'; readonly field: string }
  | { readonly code: 'fieldInTitle'; readonly field: string }
  | { readonly code: 'listUnknown'; readonly field: string }
  | { readonly code: 'placeholderOpen' }
  | { readonly code: 'statementMissing'; readonly statement: PaperStatement }
  | { readonly code: 'signatureMissing'; readonly least: number };
