import { TAKEN_TEXTS } from '../../src/shared/texts/page-case-window.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EarlierCase, ReusableMaterial } from '../../src/shared/domain/form/earlier-work.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import { BATCH_TEXTS, EARLIER_TEXTS, FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView } from './sample-cases.ts';
import { makeField, NOW } from './sample-data.ts';

const EARLIER: EarlierCase = {
  caseId: 'case8',
  caseNumber: '1000000012026081400001X',
  subjectName: '新生儿出生',
  receivedAt: NOW,
  open: true,
  sameItems: [],
  answers: 0,
};

function makeOffer(materialCode: string, rest: Partial<ReusableMaterial> = {}): ReusableMaterial {
  return {
    materialCode,
    caseId: EARLIER.caseId,
    caseNumber: EARLIER.caseNumber,
    kind: 'handedIn',
    madeAt: NOW,
    ageInDays: 31,
    usableUntil: null,
    usable: true,
    files: 1,
    ...rest,
  };
}

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

describe('what the office already knows', () => {
  it('is asked for when the form says who applies, and not before', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const before = fake.inputsOf('form.earlierWork').length;

    await app.press('F2');

    expect(before).toBe(0);
    expect(fake.inputsOf('form.earlierWork')).toEqual([{ draftId: 'draft1' }]);
  });

  it('is not asked for again by every save', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');

    await app.type('#field-phone', '13900000001');

    expect(fake.inputsOf('form.earlierWork')).toHaveLength(1);
  });

  it('warns of the same items within 90 days', async () => {
    fake.earlier = { cases: [{ ...EARLIER, sameItems: ['出生户口登记'] }], materials: [] };
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');

    expect(app.textOf('[data-duplicates]')).toContain('出生户口登记');
    expect(app.find('[data-earlier="case8"] a')?.getAttribute('href')).toBe('/cases/case8');
  });

  it('fills empty fields from an earlier case', async () => {
    fake.earlier = { cases: [{ ...EARLIER, answers: 1 }], materials: [] };
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');

    await app.click('[data-earlier="case8"] button');

    expect(fake.inputsOf('form.reuseAnswers')).toMatchObject([{ caseId: 'case8' }]);
    expect(app.find('#field-phone')).toHaveProperty('value', '13900000009');
  });
});

describe('papers of earlier cases', () => {
  it('are taken over by F7, all that may be used', async () => {
    const tooOld = { usable: false, usableUntil: '2026-11-01' as LocalDate };
    fake.earlier = { cases: [EARLIER], materials: [makeOffer('marriage'), makeOffer('booklet', tooOld)] };
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');
    const stale = app.textOf('[data-offer="booklet"]');

    await app.press('F7');

    expect(fake.inputsOf('form.reuseMaterial')).toMatchObject([
      { materialCode: 'marriage', caseId: 'case8' },
    ]);
    expect(stale).toContain(EARLIER_TEXTS.tooOld('2026-11-01'));
    expect(app.find('[data-offer="marriage"]')).toBeNull();
    expect(app.textOf('[data-material="marriage"]')).toContain(
      FORM_TEXTS.takenOverFrom(EARLIER.caseNumber, '2026-11-20'),
    );
  });

  it('are taken over one by one in the list of papers by R', async () => {
    fake.earlier = { cases: [EARLIER], materials: [makeOffer('marriage'), makeOffer('booklet')] };
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');
    await app.press('F8');

    await app.press('r');

    expect(fake.inputsOf('form.reuseMaterial')).toMatchObject([{ materialCode: 'marriage' }]);
    expect(app.find('[data-offer="booklet"]')).not.toBeNull();
  });

  it('are not offered for what was handed in', async () => {
    fake.earlier = { cases: [EARLIER], materials: [makeOffer('marriage')] };
    fake.draft.complete();
    const app = await openApp(fake, '/accept/draft1');

    expect(fake.inputsOf('form.earlierWork')).toHaveLength(1);
    expect(app.find('[data-offer]')).toBeNull();
  });
});

describe('a theme with periods', () => {
  it.each(['open', 'notYet', 'over'] as const)('shows how today lies to them: %s', async (standing) => {
    const day = (text: string) => text as LocalDate;
    const [opensOn, closesOn, resultOn] = [day('2026-08-01'), day('2026-08-20'), day('2026-08-31')];
    const period = { name: '秋季招生', opensOn, closesOn, resultOn };
    fake.draft.view = { ...fake.draft.view, batch: { standing, period } };
    const app = await openApp(fake, '/accept/draft1');

    const line = app.textOf(`[data-batch="${standing}"]`);

    expect(line).toContain(BATCH_TEXTS.period(period));
    expect(line).toContain(BATCH_TEXTS[standing]);
  });
});

describe('a theme about somebody who died', () => {
  it('is accepted without a cheerful word or sign', async () => {
    const view = makeCaseView();
    fake.cases[0] = { ...view, merged: { ...view.merged, quiet: true } };
    const app = await openApp(fake, '/accepted/case1');

    expect(app.text).not.toContain(TAKEN_TEXTS.accepted);
    expect(app.textOf('.number-box.quiet')).toContain(TAKEN_TEXTS.acceptedQuietly);
    expect(app.find('.number-box > svg')).toBeNull();
  });

  it('reads a card for each of the two persons', async () => {
    const deceased = { group: '逝者', person: 'deceased' };
    fake.draft.ask(
      makeField('deceasedName', '姓名', { ...deceased, fromCard: 'name' }),
      makeField('deceasedNumber', '公民身份号码', { ...deceased, fromCard: 'identityNumber' }),
    );
    const app = await openApp(fake, '/accept/draft1');

    await app.click('[data-read="deceased"]');
    await app.click('[data-read="applicant"]');

    expect(fake.inputsOf('form.applyReading')).toMatchObject([
      { person: 'deceased' },
      { person: 'applicant' },
    ]);
  });
});
