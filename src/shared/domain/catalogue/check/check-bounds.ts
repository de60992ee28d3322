import { areImpossible, boundsOf, type FieldBounds } from '../field-bounds.ts';
import type { FieldDefinition, FieldRule } from '../field-definition.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import type { ProblemInside } from './catalogue-problem.ts';

type Path = ProblemInside['path'];
type Bounded = Pick<FieldRule, keyof FieldBounds | 'unusual'>;

/** Limits must fit the kind of their field, and name other fields the catalogue has. */
export function checkBounds(
  index: CatalogueIndex,
  definition: FieldDefinition,
  { bounds, path }: { readonly bounds: Bounded; readonly path: Path },
): ProblemInside[] {
  const { unusual = {} } = bounds;
  return [...checkEach(bounds, path), ...checkEach(unusual, [...path, 'unusual'])];

  function checkEach(some: FieldBounds, at: Path): ProblemInside[] {
    return [
      ...misplaced(definition, some).map((member) => ({
        code: 'boundMisplaced' as const,
        path: [...at, member],
        about: [definition.fieldCode, member],
      })),
      ...referencesIn(some, at).flatMap((reference) => checkReference(index, definition, reference)),
    ];
  }
}

/** What is impossible by the definition alone. */
export function checkOwnBounds(index: CatalogueIndex, definition: FieldDefinition): ProblemInside[] {
  const problems = checkBounds(index, definition, { bounds: definition, path: [] });
  if (problems.length > 0 || !areImpossible(boundsOf([definition]))) return problems;
  return [{ code: 'ruleImpossible', path: [], about: [definition.fieldCode] }];
}

const KIND_OF = { min: 'number', max: 'number', notBefore: 'date', notAfter: 'date' } as const;
const MEMBERS = ['min', 'max', 'notBefore', 'notAfter'] as const;

function misplaced({ kind }: FieldDefinition, bounds: FieldBounds): readonly (keyof typeof KIND_OF)[] {
  return MEMBERS.filter((member) => bounds[member] !== undefined && KIND_OF[member] !== kind);
}

type Reference = { readonly code: string; readonly path: Path; readonly asDay: boolean };

function referencesIn(
  { notBefore, notAfter, differsFrom = [] }: FieldBounds,
  path: Path,
): readonly Reference[] {
  const days = Object.entries({ notBefore, notAfter }).flatMap(([member, day]) =>
    typeof day === 'object' ? [{ code: day.field, path: [...path, member, 'field'], asDay: true }] : [],
  );
  const others = differsFrom.map((code, i) => ({ code, path: [...path, 'differsFrom', i], asDay: false }));
  return [...days, ...others];
}

/** A value can be held neither against itself nor, as a day, against what is no date. */
function checkReference(
  { fields }: CatalogueIndex,
  { fieldCode }: FieldDefinition,
  { code, path, asDay }: Reference,
): ProblemInside[] {
  const other = fields.get(code)?.entry;
  if (!other) return [{ code: 'unknownField', path, about: [code] }];
  const fits = code !== fieldCode && (!asDay || other.kind === 'date');
  return fits ? [] : [{ code: 'boundMisplaced', path, about: [fieldCode, code] }];
}
