import type { Condition } from '../condition.ts';
import type { MaterialDefinition } from '../material-definition.ts';
import { allOf, anyOf, noneOf, type Formula } from '../situations.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkNever } from './check-conditions.ts';
import type { Member, ThemeContext } from './theme-context.ts';

/** Something one item of the theme must have: a paper, or the value of a field. */
type Wanted = Member & {
  readonly code: string;
  readonly when: Condition | undefined;
  readonly producedBy: readonly string[];
};

type WantedPaper = Wanted & { readonly material: MaterialDefinition; readonly promiseAllowed: boolean };

/** What another item of the theme makes too late, and papers nobody can give in some situation. */
export function checkPapers(context: ThemeContext): ProblemInside[] {
  const papers = context.members.flatMap((member) => papersOf(context, member));
  const wanted = [...context.members.flatMap((member) => valuesOf(context, member)), ...papers];
  return [
    ...wanted.flatMap((want) => checkInTime(context, want)),
    ...papers.flatMap((want) => checkObtainable(context, want)),
  ];
}

function papersOf({ index }: ThemeContext, member: Member): WantedPaper[] {
  return member.item.materials.flatMap(({ materialCode: code, required, when, promiseAllowed }) => {
    const material = index.materials.get(code)?.entry;
    if (!material || !required) return [];
    return [{ ...member, code, when, promiseAllowed, material, producedBy: material.producedBy }];
  });
}

function valuesOf({ index }: ThemeContext, member: Member): Wanted[] {
  return member.item.fields.flatMap(({ fieldCode: code, required, when }) => {
    const producedBy = index.fields.get(code)?.entry.producedBy;
    return producedBy && required ? [{ ...member, code, when, producedBy }] : [];
  });
}

/** When the item takes part and asks for it. */
function formulaOf({ member, when }: Wanted): Formula {
  return allOf(member.when ?? true, when ?? true);
}

/** Members that make it, by whether the item waits for them. */
function makersOf({ members, before }: ThemeContext, { item, producedBy }: Wanted) {
  const makers = members.filter(
    (other) => other.item.itemCode !== item.itemCode && producedBy.includes(other.item.itemCode),
  );
  const earlier = before.get(item.itemCode);
  return {
    inTime: makers.filter((maker) => earlier?.has(maker.item.itemCode)),
    late: makers.filter((maker) => !earlier?.has(maker.item.itemCode)),
  };
}

/** What is not asked for, because an item makes it, must be there when another item needs it. */
function checkInTime(context: ThemeContext, want: Wanted): ProblemInside[] {
  const { inTime, late } = makersOf(context, want);
  const already = anyOf(...inTime.map(({ member }) => member.when ?? true));
  return late.flatMap(({ member, item }) =>
    checkNever(context.asked, allOf(formulaOf(want), member.when ?? true, noneOf(already)), {
      code: 'producedTooLate',
      path: ['items', want.i, 'after'],
      about: [want.code, item.itemCode, want.item.itemCode],
    }),
  );
}

/**
 * A paper only items can give, made anew for each application, in a situation where none of those items takes part.
 * A paper that may be used again can come from an earlier case.
 */
function checkObtainable(context: ThemeContext, want: WantedPaper): ProblemInside[] {
  const { broughtByApplicant, replacedBy, producedBy, reusableForDays } = want.material;
  const elsewhere =
    broughtByApplicant ||
    want.promiseAllowed ||
    replacedBy.length > 0 ||
    producedBy.length === 0 || // said at the item
    reusableForDays !== 0;
  if (elsewhere) return [];
  const { inTime, late } = makersOf(context, want);
  const made = anyOf(...[...inTime, ...late].map(({ member }) => member.when ?? true));
  return checkNever(context.asked, allOf(formulaOf(want), noneOf(made)), {
    code: 'materialUnobtainable',
    path: ['items', want.i, 'itemCode'],
    about: [want.code, want.item.itemCode],
  });
}
