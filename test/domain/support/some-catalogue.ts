import fc from 'fast-check';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { holds, type Condition, type Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import type { FieldRule } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { situationsOf } from '../../../src/shared/domain/catalogue/situations.ts';
import type { Question } from '../../../src/shared/domain/catalogue/theme.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from './make-catalogue.ts';

export const ITEM_CODES = ['i0', 'i1', 'i2', 'i3', 'i4'];
const FIELDS = ['f0', 'f1', 'f2', 'f3'];
const PAPERS = ['m0', 'm1', 'm2', 'm3'];
const QUESTIONS = ['q0', 'q1', 'q2'];
const CHOICES = ['1', '2', '3'].map((value) => ({ value, label: value }));

const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      question: fc.constantFrom(...QUESTIONS),
      is: fc.subarray(['yes', 'no'], { minLength: 1 }),
    }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
  ),
})).condition;

const someWhen = fc.option(someCondition, { nil: undefined });

/** Rules that can be satisfied together: at most 4 characters wanted, at least 5 allowed, `1` always among the choices. */
const someRule: fc.Arbitrary<FieldRule> = fc.record(
  {
    minLength: fc.integer({ min: 1, max: 4 }),
    maxLength: fc.integer({ min: 5, max: 20 }),
    choices: fc.subarray(['2', '3']).map((values) => ['1', ...values]),
    pattern: fc.constantFrom({ regex: '[0-9]+', hint: 'digits' }, { regex: '1.*', hint: 'one first' }),
  },
  { requiredKeys: [] },
);

const someField = fc.record({ required: fc.boolean(), when: someWhen, rule: someRule });

const somePaper = fc.record({
  required: fc.boolean(),
  when: someWhen,
  copies: fc.integer({ min: 1, max: 3 }),
  keptByDepartment: fc.boolean(),
  mayFollow: fc.boolean(),
  promiseAllowed: fc.boolean(),
});

const someItem = fc.record({
  fields: fc.dictionary(fc.constantFrom(...FIELDS), someField, { noNullPrototype: true }),
  papers: fc.dictionary(fc.constantFrom(...PAPERS), somePaper, { noNullPrototype: true }),
  when: someWhen,
  after: fc.subarray(ITEM_CODES),
});

type SomeItem = typeof someItem extends fc.Arbitrary<infer Value> ? Value : never;

const someParts = fc.record({
  asked: fc.tuple(fc.boolean(), fc.boolean()),
  items: fc.tuple(someItem, someItem, someItem, someItem, someItem),
  /** Which item makes each paper, and the value of f3. */
  makers: fc.array(fc.option(fc.constantFrom(...ITEM_CODES), { nil: undefined }), {
    minLength: 5,
    maxLength: 5,
  }),
  kinds: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});

/** q1 and q2 may depend on the question before. */
function questionsOf(asked: readonly boolean[]): readonly Question[] {
  return QUESTIONS.map((code, i) => {
    const before = asked[i - 1] ? { when: { question: QUESTIONS[i - 1] ?? '', is: ['yes'] } } : {};
    return makeQuestion(code, before);
  });
}

/** A condition that never holds is turned round. */
function reachable(questions: readonly Question[], when: Condition | undefined): { when?: Condition } {
  if (when === undefined) return {};
  return { when: situationsOf(questions).some((situation) => holds(when, situation)) ? when : { not: when } };
}

function itemOf(
  itemCode: string,
  { fields, papers }: SomeItem,
  rest: {
    readonly questions: readonly Question[];
    readonly choice: (fieldCode: string) => boolean;
    readonly makes: (code: string) => boolean;
  },
) {
  return makeItem(itemCode, {
    fields: Object.entries(fields).map(([fieldCode, { required, when, rule }]) => {
      const { choices, pattern, ...lengths } = rule;
      const fitting = rest.choice(fieldCode)
        ? { ...lengths, ...(choices ? { choices } : {}) }
        : { ...lengths, ...(pattern ? { pattern } : {}) };
      return { fieldCode, required, rule: fitting, ...reachable(rest.questions, when) };
    }),
    materials: Object.entries(papers)
      .filter(([materialCode]) => !rest.makes(materialCode))
      .map(([materialCode, { when, ...paper }]) => ({
        materialCode,
        ...paper,
        ...reachable(rest.questions, when),
      })),
  });
}

/**
 * Catalogues with one theme of five items that checkCatalogue lets pass: conditions that hold somewhere, rules that fit
 * together, and everybody waits for whoever makes what they need. Items wait only for items before them.
 */
export const someCheckedCatalogue: fc.Arbitrary<Catalogue> = someParts.map(
  ({ asked, items, makers, kinds }) => {
    const questions = [...questionsOf(asked)];
    const choice = (fieldCode: string) => kinds[FIELDS.indexOf(fieldCode)] === true;
    const makerOf = (code: string) => makers[[...PAPERS, 'f3'].indexOf(code)];
    const all = items.map((item, i) => {
      const early = (code: string) => ITEM_CODES.indexOf(makerOf(code) ?? '') >= i;
      const rest = Object.fromEntries(
        Object.entries(item.fields).filter(([code]) => code !== 'f3' || !early(code)),
      );
      return itemOf(ITEM_CODES[i] ?? '', { ...item, fields: rest }, { questions, choice, makes: early });
    });
    const members = items.map(({ when, after, fields, papers }, i) => {
      const needed = Object.keys({ ...fields, ...papers }).flatMap((code) => makerOf(code) ?? []);
      const before = ITEM_CODES.slice(0, i).filter((code) => after.includes(code) || needed.includes(code));
      return { itemCode: ITEM_CODES[i] ?? '', after: before, ...reachable(questions, when) };
    });
    return makeCatalogue({
      questions,
      fields: FIELDS.map((code) =>
        makeField(code, {
          ...(choice(code) ? { kind: 'choice', choices: CHOICES } : {}),
          ...(code === 'f3' && makers[4] ? { producedBy: [makers[4]] } : {}),
        }),
      ),
      materials: PAPERS.map((code) => makeMaterial(code, { producedBy: [makerOf(code) ?? []].flat() })),
      items: all,
      themes: [makeTheme({ questions: [...QUESTIONS], items: members })],
    });
  },
);

/** Some answers, to questions that are asked and to others. */
export const someSituation: fc.Arbitrary<Situation> = fc.dictionary(
  fc.constantFrom(...QUESTIONS, 'elsewhere'),
  fc.constantFrom('yes', 'no', 'perhaps'),
  { noNullPrototype: true },
);
