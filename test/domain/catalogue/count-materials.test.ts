import { describe, expect, it } from 'vitest';
import type { Catalogue, Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { countMaterials, type MaterialCount } from '../../../src/shared/domain/catalogue/count-materials.ts';
import { findSubject } from '../../../src/shared/domain/catalogue/find-subject.ts';
import { situationsOf } from '../../../src/shared/domain/catalogue/situations.ts';
import { makeCatalogue, makeItem, makeMaterial, makeQuestion, makeTheme } from '../support/make-catalogue.ts';
import { loadCatalogue } from '../support/resources.ts';

const THEME: Subject = { kind: 'theme', code: 'T9' };

function count(catalogue: Catalogue, situation: Situation = {}, subject = THEME): MaterialCount {
  const counted = countMaterials(catalogue, subject, situation);
  if (!counted.ok) throw new Error(counted.failure.code);
  return counted.value;
}

const card = makeMaterial('card', { replacedBy: [{ kind: 'licence', licenceType: 'card' }] });
const paper = makeMaterial('paper');
const proof = makeMaterial('proof', { producedBy: ['AA'] });

/** Both items want the card, BB also what AA makes; AA wants a paper in one situation. */
const catalogue = makeCatalogue({
  questions: [makeQuestion('qq')],
  materials: [card, paper, proof],
  items: [
    makeItem('AA', {
      materials: [
        { materialCode: 'card', copies: 3 },
        { materialCode: 'paper', when: { question: 'qq', is: ['yes'] } },
      ],
    }),
    makeItem('BB', {
      materials: [
        { materialCode: 'card' },
        { materialCode: 'proof' },
        { materialCode: 'paper', required: false },
      ],
    }),
  ],
  themes: [makeTheme({ questions: ['qq'], items: [{ itemCode: 'AA' }, { itemCode: 'BB', after: ['AA'] }] })],
});

describe('counting papers', () => {
  it('counts each item for itself, and each paper once', () => {
    expect(count(catalogue, { qq: 'yes' })).toEqual({
      separately: 4,
      together: 2,
      replaceable: 1,
      produced: 1,
      reductionPercent: '50.00',
      reductionWithReplacementPercent: '75.00',
    });
  });

  it('counts what the situation asks for', () => {
    expect(count(catalogue, { qq: 'no' })).toMatchObject({
      separately: 3,
      together: 1,
      reductionPercent: '66.67',
      reductionWithReplacementPercent: '100.00',
    });
  });

  it('reduces nothing for an item alone but what replaces a paper', () => {
    expect(count(catalogue, {}, { kind: 'item', code: 'BB' })).toMatchObject({
      separately: 2,
      together: 2,
      reductionPercent: '0.00',
      reductionWithReplacementPercent: '50.00',
    });
  });

  it('has no share of nothing', () => {
    const empty = makeCatalogue({
      items: [makeItem('AA')],
      themes: [makeTheme({ items: [{ itemCode: 'AA' }] })],
    });

    expect(count(empty)).toMatchObject({ separately: 0, reductionPercent: null });
    expect(count(empty)).toMatchObject({ reductionWithReplacementPercent: null });
  });

  it('refuses a subject nobody knows', () => {
    expect(countMaterials(catalogue, { kind: 'item', code: 'ZZ' }, {})).toEqual({
      ok: false,
      failure: { code: 'catalogue.subjectNotFound' },
    });
  });

  it.each(['T1', 'T2'])('finds fewer papers together than separately in every situation of %s', (code) => {
    const shipped = loadCatalogue();
    const subject: Subject = { kind: 'theme', code };
    const situations = situationsOf(findSubject(shipped, subject)?.questions ?? []);

    const counts = situations.map((situation) => count(shipped, situation, subject));

    expect(situations.length).toBeGreaterThan(10);
    expect(counts.filter(({ together, separately }) => together >= separately)).toEqual([]);
  });
});
