import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import { holds } from '../../../src/shared/domain/catalogue/condition.ts';
import { findSubject } from '../../../src/shared/domain/catalogue/find-subject.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type { MergedApplication } from '../../../src/shared/domain/catalogue/merged-application.ts';
import { situationsOf } from '../../../src/shared/domain/catalogue/situations.ts';
import { times } from '../../support/deep.ts';
import { loadCatalogue } from '../support/resources.ts';

const catalogue = loadCatalogue();
const problems = checkCatalogue(catalogue);

/** Every situation of a theme in deep runs; else some, spread evenly over all. */
function applicationsOf(
  code: string,
): readonly { readonly situation: object; readonly merged: MergedApplication }[] {
  const subject: Subject = { kind: 'theme', code };
  const all = situationsOf(findSubject(catalogue, subject)?.questions ?? []);
  const step = Math.max(1, Math.floor(all.length / times(500, 1_000_000)));
  return all
    .filter((_, i) => i % step === 0)
    .map((situation) => {
      const merged = mergeApplication(catalogue, subject, situation);
      if (!merged.ok) throw new Error(merged.failure.code);
      return { situation, merged: merged.value };
    });
}

describe.each(catalogue.themes.map(({ themeCode }) => themeCode))('in the situations of %s', (code) => {
  const applications = applicationsOf(code);

  it('no question is left open', () => {
    expect(applications.filter(({ merged }) => merged.openQuestions.length > 0)).toEqual([]);
  });

  it('something is applied for, unless the check warned of it', () => {
    const warned = problems.some(
      ({ code: problem, place }) => problem === 'emptySituation' && place.code === code,
    );

    expect(applications.some(({ merged }) => merged.items.length === 0) && !warned).toBe(false);
  });

  it('nothing is asked for that an item of the application makes', () => {
    const asked = applications.flatMap(({ merged, situation }) => {
      const codes = merged.items.map(({ item }) => item.itemCode);
      return merged.materials
        .filter(({ required, producedBy }) => required && producedBy === null)
        .filter(({ definition }) => definition.producedBy.some((maker) => codes.includes(maker)))
        .map(({ definition }) => ({ paper: definition.materialCode, situation }));
    });

    expect(asked).toEqual([]);
  });

  it('no requirement is lost', () => {
    const lost = applications.flatMap(({ merged, situation }) =>
      merged.items.flatMap(({ item }) => {
        const answers = situation as Readonly<Record<string, string>>;
        const wanted = item.materials.filter(({ when }) => holds(when, answers));
        return wanted
          .filter(
            ({ materialCode, required }) =>
              !merged.materials.some(
                (row) =>
                  row.definition.materialCode === materialCode &&
                  row.neededBy.includes(item.itemCode) &&
                  (row.required || !required),
              ),
          )
          .map(({ materialCode }) => ({ item: item.itemCode, materialCode, situation }));
      }),
    );

    expect(lost).toEqual([]);
  });

  it('nobody waits for somebody who takes no part, and everybody can begin in the end', () => {
    const stuck = applications.filter(({ merged }) => {
      const done = new Set<string>();
      for (const _ of merged.items) {
        for (const { item, after } of merged.items)
          if (after.every((before) => done.has(before))) done.add(item.itemCode);
      }
      return done.size < merged.items.length;
    });

    expect(stuck).toEqual([]);
  });
});
