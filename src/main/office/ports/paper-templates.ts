import type { TemplateKind } from '../../../shared/domain/document/paper-definitions.ts';
import type { PaperSamples } from '../../../shared/domain/document/paper-sample.ts';
import type { TemplatesInUse } from '../../../shared/domain/document/paper-template.ts';

/** What is wrong with a file, and where; both places from 1. */
export type TemplateFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
};

/** A site's file that is not used: ours is. `template` is null where the file does not say which it would be. */
export type RefusedTemplate = {
  readonly template: TemplateKind | null;
  readonly file: string;
  readonly faults: readonly TemplateFault[];
};

/** A template a site wrote itself, and its file. */
export type SiteTemplate = { readonly template: TemplateKind; readonly file: string };

/** The words of the papers, read and checked when the office starts. */
export interface PaperTemplates {
  readonly inUse: TemplatesInUse;
  /** Those that come with the program. */
  readonly ours: TemplatesInUse;
  /** Those a site wrote itself. */
  readonly ofSite: readonly SiteTemplate[];
  readonly refused: readonly RefusedTemplate[];
  readonly samples: PaperSamples;
}
