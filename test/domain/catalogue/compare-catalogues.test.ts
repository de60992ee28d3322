import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { compareCatalogues } from '../../../src/shared/domain/catalogue/compare-catalogues.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';
import { runs } from '../support/properties.ts';
import { someCheckedCatalogue } from '../support/some-catalogue.ts';

const is = (value: string) => ({ question: 'qq', is: [value] });
const changesOf = (before: Partial<Catalogue>, after: Partial<Catalogue>) =>
  compareCatalogues(makeCatalogue(before), makeCatalogue(after)).changes;
const membersOf = (before: Partial<Catalogue>, after: Partial<Catalogue>) =>
  changesOf(before, after).flatMap(({ members }) =>
    members.map(({ path, before: old, after: next }) => [path, old, next]),
  );

describe('comparing two versions', () => {
  it('finds nothing between a version and itself read again', () => {
    fc.assert(
      fc.property(someCheckedCatalogue, (catalogue) => {
        const again = JSON.parse(JSON.stringify(catalogue)) as Catalogue;

        expect(compareCatalogues(catalogue, again)).toEqual({ changes: [] });
      }),
      runs(50),
    );
  });

  it('tells the same backwards, with before and after exchanged', () => {
    const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(someCheckedCatalogue, someCheckedCatalogue, (left, right) => {
        const there = compareCatalogues(left, right).changes;

        const back = compareCatalogues(right, left).changes.map(({ kind, members, ...rest }) => ({
          ...rest,
          kind: opposite[kind],
          members: members.map(({ path, before, after }) => ({ path, before: after, after: before })),
        }));
        expect(back).toEqual(there);
      }),
      runs(50),
    );
  });

  it('lists what came, went and changed by part and code', () => {
    const before = { items: [makeItem('BB'), makeItem('AA')], fields: [makeField('ff')] };
    const after = {
      items: [makeItem('CC'), makeItem('BB', { name: 'new name' })],
      themes: [makeTheme({ items: [{ itemCode: 'BB' }] })],
    };

    expect(changesOf(before, after).map(({ part, code, kind, name }) => [part, code, kind, name])).toEqual([
      ['fields', 'ff', 'removed', 'ff'],
      ['items', 'AA', 'removed', 'AA'],
      ['items', 'BB', 'changed', 'new name'],
      ['items', 'CC', 'added', 'CC'],
      ['themes', 'T9', 'added', 'theme'],
    ]);
  });

  it('names each member that changed, with its value in JSON', () => {
    const before = { items: [makeItem('AA', { aliases: ['a'], legalBasis: 'old' })] };
    const after = { items: [makeItem('AA', { legalBasis: 'new', validTo: '2026-12-31' })] };

    expect(membersOf(before, after)).toEqual([
      ['aliases', '["a"]', '[]'],
      ['legalBasis', '"old"', '"new"'],
      ['validTo', null, '"2026-12-31"'],
    ]);
  });

  it('sees what changes in the head, before everything else', () => {
    const { head } = makeCatalogue();
    const slot = { slotNumber: 1, level: 'city' as const, name: 'one', themeCode: null, toBeConfirmed: [] };
    const before = { head: { ...head, themeSlots: [slot] } };
    const after = {
      head: {
        ...head,
        divisionCode: '320281',
        codePatterns: { ...head.codePatterns, basic: '[0-9]{10}' },
        themeSlots: [
          { ...slot, name: 'first' },
          { ...slot, slotNumber: 2 },
        ],
      },
      items: [makeItem('AA')],
    };

    expect(changesOf(before, after)).toMatchObject([
      {
        part: 'head',
        code: '',
        name: 'test',
        kind: 'changed',
        members: [
          { path: 'codePatterns.basic', before: '"[0-9]{12}"', after: '"[0-9]{10}"' },
          { path: 'divisionCode', before: '"320200"', after: '"320281"' },
          { path: 'themeSlots.city-1.name', before: '"one"', after: '"first"' },
          { path: 'themeSlots.city-2', before: null },
        ],
      },
      { part: 'items' },
    ]);
  });

  it('compares the elements of a list by their codes', () => {
    const material = (materialCode: string, copies = 1) => ({ materialCode, copies });
    const before = { items: [makeItem('AA', { materials: [material('m1'), material('m2')] })] };
    const after = {
      items: [makeItem('AA', { materials: [material('m0'), material('m2', 3), material('m1')] })],
    };

    expect(membersOf(before, after)).toEqual([
      ['materials.m0', null, expect.stringContaining('"materialCode":"m0"')],
      ['materials.m2.copies', '1', '3'],
    ]);
  });

  it('tells two requirements of the same field apart', () => {
    const fields = (second: string) =>
      ['yes', second].map((value) => ({ fieldCode: 'ff', required: true, when: is(value) }));
    const before = { items: [makeItem('AA', { fields: fields('no') })] };
    const after = { items: [makeItem('AA', { fields: fields('perhaps') })] };

    expect(membersOf(before, after)).toEqual([['fields.ff#2.when.is', '["no"]', '["perhaps"]']]);
  });

  it('compares the order of questions and of steps as a whole', () => {
    const theme = (questions: string[]) => makeTheme({ questions, items: [{ itemCode: 'AA' }] });

    expect(membersOf({ themes: [theme(['q1', 'q2'])] }, { themes: [theme(['q2', 'q1'])] })).toEqual([
      ['questions', '["q1","q2"]', '["q2","q1"]'],
    ]);
  });

  it('finds changes of papers and questions', () => {
    const before = { materials: [makeMaterial('mm')], questions: [makeQuestion('qq')] };
    const after = {
      materials: [makeMaterial('mm', { reusableForDays: 5 })],
      questions: [
        makeQuestion('qq', {
          choices: [
            { value: 'yes', label: 'yes' },
            { value: 'no', label: 'never' },
          ],
        }),
      ],
    };

    expect(membersOf(before, after)).toEqual([
      ['reusableForDays', null, '5'],
      ['choices.no.label', '"no"', '"never"'],
    ]);
  });
});
