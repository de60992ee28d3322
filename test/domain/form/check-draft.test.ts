import { describe, expect, it } from 'vitest';
import { checkDraft as checkDraftOn } from '../../../src/shared/domain/form/check-draft.ts';
import type { FieldConflict, SubmittedMaterial } from '../../../src/shared/domain/form/draft.ts';
import { visibleAnswers, visibleSituation } from '../../../src/shared/domain/form/visible-answers.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeMaterial, makeQuestion } from '../support/make-catalogue.ts';
import {
  makeDraft,
  makeFromCard,
  makeMerged,
  makeMergedField,
  makeMergedMaterial,
  makeTyped,
} from '../support/make-draft.ts';

const checkDraft = (
  merged: Parameters<typeof checkDraftOn>[0],
  draft: Parameters<typeof checkDraftOn>[1],
  on = '2026-09-14',
) => checkDraftOn(merged, draft, on as LocalDate);

describe('checking a draft', () => {
  it('asks for questions that are open, before everything else', () => {
    const merged = makeMerged({
      openQuestions: ['qq'],
      fields: [makeMergedField('ff')],
      materials: [makeMergedMaterial('mm')],
    });

    expect(checkDraft(merged, makeDraft()).map(({ where }) => where)).toEqual([
      'question',
      'field',
      'material',
    ]);
  });
});

const FILE = {
  fileId: 'f',
  name: 'scan.pdf',
  mediaType: 'application/pdf',
  byteLength: 1,
  sha256: '00',
} as const;

it.each(['toString', 'constructor', '__proto__'])('asks for a field called %s', (fieldCode) => {
  const field = makeMergedField('ff');
  const merged = makeMerged({ fields: [{ ...field, definition: { ...field.definition, fieldCode } }] });

  expect(checkDraft(merged, makeDraft())).toMatchObject([{ code: fieldCode, reason: 'required' }]);
});

describe('checking a material', () => {
  it.each([
    ['nothing handed in', undefined, 1],
    ['an empty entry', { originalSeen: false, files: [] }, 1],
    ['the original seen', { originalSeen: true, files: [] }, 0],
    ['a scan', { originalSeen: false, files: [FILE] }, 0],
  ])('%s', (_name, submitted, missing) => {
    const merged = makeMerged({ materials: [makeMergedMaterial('mm')] });
    const materials = submitted ? [{ materialCode: 'mm', ...submitted }] : [];

    expect(checkDraft(merged, makeDraft({ materials }))).toHaveLength(missing);
  });

  it.each([
    ['an optional one', { required: false }],
    ['one that an item makes', { producedBy: 'N1' }],
  ])('does not ask for %s', (_name, rest) => {
    const merged = makeMerged({ materials: [makeMergedMaterial('mm', rest)] });

    expect(checkDraft(merged, makeDraft())).toEqual([]);
  });

  it.each([
    ['read from the card', makeFromCard('10000019900307027X'), 0],
    ['typed', makeTyped('10000019900307027X'), 1],
  ])('takes a reading of the card for the paper, when the number was %s', (_name, answer, missing) => {
    const definition = makeMaterial('mm', { replacedBy: [{ kind: 'cardReading', person: 'applicant' }] });
    const merged = makeMerged({
      fields: [makeMergedField('ff', { kind: 'identityNumber', fromCard: 'identityNumber' })],
      materials: [makeMergedMaterial('mm', { definition })],
    });

    expect(checkDraft(merged, makeDraft({ answers: { ff: answer } }))).toHaveLength(missing);
  });

  it('does not take the reading of another person', () => {
    const definition = makeMaterial('mm', { replacedBy: [{ kind: 'cardReading', person: 'mother' }] });
    const merged = makeMerged({
      fields: [makeMergedField('ff', { fromCard: 'identityNumber' })],
      materials: [makeMergedMaterial('mm', { definition })],
    });

    expect(checkDraft(merged, makeDraft({ answers: { ff: makeFromCard('1') } }))).toHaveLength(1);
  });
});

const TAKEN_OVER: NonNullable<SubmittedMaterial['takenOver']> = {
  caseId: 'case-1',
  caseNumber: '1000000012026081400001X',
  madeAt: at('2026-08-14 10:00'),
  usableUntil: '2026-09-20' as LocalDate,
  holder: { name: 'A', number: '10000019900307027X' },
};

describe('checking a material that was taken over', () => {
  const merged = makeMerged({
    fields: [makeMergedField('ff', { kind: 'identityNumber', searchable: 'identityNumber' }, false)],
    materials: [makeMergedMaterial('mm', { required: false })],
  });
  const material = { materialCode: 'mm', originalSeen: true, files: [FILE], takenOver: TAKEN_OVER };

  it.each([
    // young enough; too old on the day after its last; goes with its person only; with nobody unknown
    ['10000019900307027x', '2026-09-20', []],
    ['10000019900307027X', '2026-09-21', ['takenOverExpired']],
    ['100000199003070018', '2026-09-14', ['takenOverOfAnother']],
    ['', '2026-09-14', ['takenOverOfAnother']],
  ])('of %s on %s: %j', (number, on, reasons) => {
    const answers = number === '' ? {} : { ff: makeTyped(number) };
    const draft = makeDraft({ answers, materials: [material] });

    expect(checkDraft(merged, draft, on).map(({ reason }) => reason)).toEqual(reasons);
  });

  it('has no last day when it may be used without limit', () => {
    const takenOver = { ...TAKEN_OVER, usableUntil: null };
    const answers = { ff: makeTyped('10000019900307027X') };
    const draft = makeDraft({ answers, materials: [{ ...material, takenOver }] });

    expect(checkDraft(merged, draft, '2046-01-01')).toEqual([]);
  });
});

describe('what another source says differently', () => {
  const { provenance } = makeFromCard('B');
  const conflict = { fieldCode: 'ff', value: 'B', provenance } as FieldConflict;
  const draft = { ...makeDraft({ answers: { ff: makeTyped('A') } }), conflicts: [conflict] };

  it('stands in the way until the clerk decides', () => {
    const merged = makeMerged({ fields: [makeMergedField('ff')] });

    expect(checkDraft(merged, draft)).toEqual([
      { where: 'field', code: 'ff', severity: 'error', reason: 'conflict' },
    ]);
  });

  it('waits while its field is hidden', () => {
    expect(checkDraft(makeMerged({ fields: [] }), draft)).toEqual([]);
  });
});

it('accepts nothing outside of the periods of a theme', () => {
  const opensOn = '2026-09-01' as LocalDate;
  const closesOn = '2026-09-30' as LocalDate;
  const period = { name: 'autumn', opensOn, closesOn, resultOn: '2026-10-31' as LocalDate };
  const merged = makeMerged({ batchPeriods: [period] });

  const days = ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'];
  const issues = days.map((on) => checkDraft(merged, makeDraft(), on).map(({ reason }) => reason));

  expect(issues).toEqual([['outsidePeriod'], [], [], ['outsidePeriod']]);
});

it('keeps choices of hidden questions out of the situation', () => {
  const merged = makeMerged({ questions: [makeQuestion('qq')] });

  expect(visibleSituation(merged, { qq: 'yes', hidden: 'no' })).toEqual({ qq: 'yes' });
});

it('submits only the fields the form asks; hidden ones stay parked', () => {
  const merged = makeMerged({ fields: [makeMergedField('shown'), makeMergedField('empty')] });

  const visible = visibleAnswers(merged, { hidden: makeTyped('A'), shown: makeTyped('B') });

  expect(visible).toEqual({ shown: makeTyped('B') });
});
