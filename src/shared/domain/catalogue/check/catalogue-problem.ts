/** The parts of a catalogue, in the order they are checked and read. */
export const CATALOGUE_PARTS = [
  'head',
  'departments',
  'fields',
  'materials',
  'questions',
  'items',
  'themes',
] as const;

/** 目录部分. */
export type CataloguePart = (typeof CATALOGUE_PARTS)[number];

/** Where in a catalogue something is: an adapter finds file and line by it. */
export type CataloguePlace = {
  readonly part: CataloguePart;
  /** Code of the entry; empty for the head. */
  readonly code: string;
  /** Its position in its list, from 0: tells two entries with the same code apart. */
  readonly index: number;
  /** Members inside the entry, as in JSON; empty for the entry itself. */
  readonly path: readonly (string | number)[];
};

/** Every kind of problem; only what changes nothing at the window is a warning. */
export const PROBLEM_SEVERITIES = {
  batchOutOfOrder: 'error',
  batchesOverlap: 'error',
  boundMisplaced: 'error',
  choicesMissing: 'error',
  choicesMisplaced: 'error',
  codeMisfit: 'error',
  conditionTooWide: 'error',
  countersignersMisplaced: 'error',
  countersignersMissing: 'error',
  cycle: 'error',
  decisionMissing: 'error',
  decisionNotLast: 'error',
  duplicateAlias: 'error',
  duplicateCode: 'error',
  duplicateLabel: 'error',
  duplicateSlot: 'error',
  emptySituation: 'warning',
  feeBasisMissing: 'error',
  immediateWithLimit: 'error',
  limitBeyondLaw: 'error',
  limitNotWhole: 'error',
  limitTooLong: 'error',
  materialUnobtainable: 'error',
  memberNotInForce: 'error',
  neverApplies: 'error',
  neverUsed: 'warning',
  patternInvalid: 'error',
  patternTooSlow: 'error',
  patternsDiffer: 'warning',
  producedByItself: 'error',
  producedTooLate: 'error',
  promiseTooShort: 'error',
  questionNotAsked: 'error',
  questionTooLate: 'error',
  questionWithoutEffect: 'warning',
  ruleImpossible: 'error',
  rulesCollide: 'error',
  rulesNeverTogether: 'warning',
  textBlank: 'error',
  textTooLong: 'error',
  textUnseen: 'error',
  unknownChoice: 'error',
  unknownDepartment: 'error',
  unknownField: 'error',
  unknownItem: 'error',
  unknownMaterial: 'error',
  unknownPerson: 'error',
  unknownQuestion: 'error',
  unknownTheme: 'error',
  validityReversed: 'error',
  waitsForStranger: 'error',
} as const satisfies Record<string, 'error' | 'warning'>;

/** What may be wrong with a catalogue. */
export type CatalogueProblemCode = keyof typeof PROBLEM_SEVERITIES;

/** 目录问题. What is wrong with a catalogue, where, and what else it has to do with. */
export type CatalogueProblem = {
  readonly code: CatalogueProblemCode;
  readonly severity: 'error' | 'warning';
  readonly place: CataloguePlace;
  /** The other codes named: the unknown one, the items of a cycle in their order, the items that collide. */
  readonly about: readonly string[];
  /** Working minutes, where a limit is too long for what it must fit into. */
  readonly minutes?: { readonly given: number; readonly allowed: number };
};

/** A problem while its entry is being checked: only the path inside is known. */
export type ProblemInside = Omit<CatalogueProblem, 'severity' | 'place'> & {
  readonly path: CataloguePlace['path'];
};

/** True when a catalogue with this problem must not be taken into use. */
export function isBlocking({ severity }: CatalogueProblem): boolean {
  return severity === 'error';
}

/** Says of which entry the problems are. */
export function placeProblems(
  entry: Omit<CataloguePlace, 'path'>,
  problems: readonly ProblemInside[],
): CatalogueProblem[] {
  return problems.map(({ path, ...problem }) => ({
    ...problem,
    severity: PROBLEM_SEVERITIES[problem.code],
    place: { ...entry, path },
  }));
}
