import { describe, expect, it } from 'vitest';
import { compareCatalogues } from '../../../src/shared/domain/catalogue/compare-catalogues.ts';
import { isVersionRaised } from '../../../src/shared/domain/catalogue/is-version-raised.ts';
import { makeCatalogue, makeItem } from '../support/make-catalogue.ts';

const raised = (before: object, after: object) =>
  compareCatalogues(
    makeCatalogue({ items: [makeItem('N1', before)] }),
    makeCatalogue({ items: [makeItem('N1', after)] }),
  ).changes.map(isVersionRaised);

describe('the number of an item that changes', () => {
  it('goes up with its content', () => {
    expect(raised({ version: 1 }, { version: 2, name: 'other' })).toEqual([true]);
  });

  it.each([
    ['stays', { version: 1 }],
    ['goes down', { version: 2 }],
  ])('is not raised where it %s while the content changes', (_what, before) => {
    expect(raised(before, { version: 1, name: 'other' })).toEqual([false]);
  });

  it('is none of an item that came or went', () => {
    const { changes } = compareCatalogues(
      makeCatalogue({ items: [makeItem('N1')] }),
      makeCatalogue({ items: [makeItem('N2')] }),
    );

    expect(changes.map(isVersionRaised)).toEqual([true, true]);
  });
});
