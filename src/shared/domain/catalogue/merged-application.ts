import type { Question, ThemeItem } from './theme.ts';
import type { FieldDefinition, MaterialDefinition, ServiceItem } from './service-item.ts';
import type { Subject } from './catalogue.ts';

/** An item as it takes part in one application. */
export type MergedItem = {
  readonly item: ServiceItem;
  /** Codes of items of this application it waits for. */
  readonly after: readonly string[];
  readonly whenPredecessorDenied: ThemeItem['whenPredecessorDenied'];
};

/** A field asked once, with the items that need it. */
export type MergedField = {
  readonly definition: FieldDefinition;
  readonly required: boolean;
  /** Item codes. */
  readonly neededBy: readonly string[];
};

/** A paper asked once, with the items that need it. */
export type MergedMaterial = {
  readonly definition: MaterialDefinition;
  readonly required: boolean;
  readonly copies: number;
  /** Item codes. */
  readonly neededBy: readonly string[];
  /** Set when an item of this application makes the paper: it is then not asked for. */
  readonly producedBy: string | null;
};

/** 一张表单、一套材料. What one citizen is asked for, once, in this situation. */
export type MergedApplication = {
  readonly subject: Subject;
  readonly name: string;
  /** Version of the theme or item this was made from; a case keeps it. */
  readonly version: number;
  /** Questions that apply given the answers so far, in order. */
  readonly questions: readonly Question[];
  /** Codes of questions that apply and have no answer yet. */
  readonly openQuestions: readonly string[];
  readonly items: readonly MergedItem[];
  readonly fields: readonly MergedField[];
  readonly materials: readonly MergedMaterial[];
};
