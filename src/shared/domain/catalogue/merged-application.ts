import type { Subject } from './catalogue.ts';
import type { Bound } from './field-bounds.ts';
import type { Choice, FieldDefinition, FieldRule } from './field-definition.ts';
import type { MaterialDefinition } from './material-definition.ts';
import type { ServiceItem } from './service-item.ts';
import type { Question, Theme, ThemeItem } from './theme.ts';

/** An item as it takes part in one application. */
export type MergedItem = {
  readonly item: ServiceItem;
  /** Codes of items of this application it waits for. */
  readonly after: readonly string[];
  readonly whenPredecessorDenied: ThemeItem['whenPredecessorDenied'];
};

/** The strictest of what the items demand of one field; all of them are told the same value. */
export type StrictestRule = {
  readonly minLength: number;
  readonly maxLength: number;
  /** Values every item takes; null for a field without choices. */
  readonly choices: readonly Choice[] | null;
  readonly patterns: readonly NonNullable<FieldRule['pattern']>[];
  /** Limits of numbers and dates, and fields that must state something else: all of them hold. */
  readonly bounds: readonly Bound[];
};

/** A field asked once, with the items that need it. */
export type MergedField = {
  readonly definition: FieldDefinition;
  readonly required: boolean;
  readonly rule: StrictestRule;
  /** Item codes. */
  readonly neededBy: readonly string[];
};

/** A paper asked once, with the items that need it. */
export type MergedMaterial = {
  readonly definition: MaterialDefinition;
  readonly required: boolean;
  readonly copies: number;
  /** 容缺: every item that must have it lets it follow. */
  readonly mayFollow: boolean;
  /** 告知承诺: every item that must have it takes a promise instead. */
  readonly promiseAllowed: boolean;
  /** Item codes. */
  readonly neededBy: readonly string[];
  /** Set when an item of this application makes the paper: it is then not asked for. */
  readonly producedBy: string | null;
};

/** 一张表单、一套材料. What one citizen is asked for, once, in this situation. */
export type MergedApplication = {
  readonly subject: Subject;
  readonly name: string;
  /** Version of the theme or item this was made from. */
  readonly version: number;
  /** Questions that apply given the answers so far, in order. */
  readonly questions: readonly Question[];
  /** Codes of questions that apply and have no answer yet. */
  readonly openQuestions: readonly string[];
  readonly items: readonly MergedItem[];
  readonly fields: readonly MergedField[];
  readonly materials: readonly MergedMaterial[];
  /** Fixed dates of the theme; empty when each item has its own clock. */
  readonly batchPeriods: Theme['batchPeriods'];
  readonly quiet: boolean;
};
