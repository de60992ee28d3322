import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import { receiveActionOf } from '../../../src/shared/domain/case/project-case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { fillDraft } from '../../support/take-in.ts';

/** Of the demonstration's address base. */
const PLATE_CODE = '100000001000001';
const PLATE_ADDRESS = '示例省示例市市辖区城东街道晨光路18号';
const FIELD = 'applicantAddress';

let test: TestOffice;
let clerk: InProcessPerson;
let begun: DraftView;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  begun = must(
    await clerk.calls.form.begin({ requestId: randomUUID(), subject: { kind: 'theme', code: 'T1' } }),
  );
});

afterEach(() => test.close());

function expected({ draft }: DraftView) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}

const type = async (view: DraftView, value: string) =>
  must(await clerk.calls.form.save({ ...expected(view), answers: { [FIELD]: { value } } }));
const scanPlate = async (view: DraftView, plateCode = PLATE_CODE) =>
  must(await clerk.calls.form.applyPlate({ ...expected(view), fieldCode: FIELD, plateCode }));
const readCard = async (view: DraftView) =>
  must(
    await clerk.calls.form.applyReading({
      ...expected(view),
      person: 'applicant',
      reading: test.read('mother'),
    }),
  );

describe('the code of a door plate', () => {
  it('fills an address, and stays with it', async () => {
    const { draft } = await scanPlate(begun);

    expect(draft.answers[FIELD]).toMatchObject({
      value: PLATE_ADDRESS,
      provenance: { kind: 'doorPlate', plateCode: PLATE_CODE, by: draft.openedBy, at: test.clock.now() },
    });
  });

  it.each([
    [FIELD, '999', 'form.plateUnknown'],
    ['applicantName', PLATE_CODE, 'call.invalidInput'],
    ['nothing', PLATE_CODE, 'call.invalidInput'],
  ])('is refused in %s with code %s: %s', async (fieldCode, plateCode, code) => {
    const answer = await clerk.calls.form.applyPlate({ ...expected(begun), fieldCode, plateCode });

    expect(answer).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('a source that says something else', () => {
  it('shows both values until the clerk decides, over saves and reopening', async () => {
    const conflicted = await scanPlate(await type(begun, '另一处'));
    await clerk.calls.form.save({
      ...expected(conflicted),
      answers: { applicantPhone: { value: '13900000001' } },
    });

    const reopened = must(await clerk.calls.form.get({ draftId: begun.draft.id }));

    expect(reopened.draft.answers[FIELD]?.value).toBe('另一处');
    expect(reopened.conflicts).toMatchObject([
      { fieldCode: FIELD, value: PLATE_ADDRESS, provenance: { kind: 'doorPlate' } },
    ]);
    expect(reopened.issues).toContainEqual({
      where: 'field',
      code: FIELD,
      severity: 'error',
      reason: 'conflict',
    });
  });

  it('gives its value with its mark when the clerk takes it', async () => {
    const conflicted = await readCard(await type(begun, '另一处'));

    const taken = must(
      await clerk.calls.form.settleConflict({
        ...expected(conflicted),
        fieldCode: FIELD,
        source: 'identityCard',
        take: true,
      }),
    );

    expect(taken.draft.answers[FIELD]?.provenance).toMatchObject({
      kind: 'identityCard',
      stationId: 'station-test',
    });
    expect(taken.conflicts).toEqual([]);
  });

  it('is let go when the clerk keeps what stands', async () => {
    const conflicted = await readCard(await scanPlate(begun));

    const kept = must(
      await clerk.calls.form.settleConflict({
        ...expected(conflicted),
        fieldCode: FIELD,
        source: 'identityCard',
        take: false,
      }),
    );

    expect(kept.draft.answers[FIELD]?.provenance.kind).toBe('doorPlate');
    expect(kept.conflicts).toEqual([]);
  });

  it('stops the acceptance while nobody decided', async () => {
    const filled = await fillDraft(test, clerk);
    const conflicted = must(
      await clerk.calls.form.applyPlate({ ...expected(filled), fieldCode: FIELD, plateCode: PLATE_CODE }),
    );

    const refused = await clerk.calls.case.accept(expected(conflicted));

    expect(refused).toMatchObject({ failure: { code: 'form.incomplete', details: { first: FIELD } } });
  });
});

describe('an answer that is far too long', () => {
  it('is kept and reported with how much', async () => {
    const saved = await type(begun, '字'.repeat(10_000));

    expect([...(saved.draft.answers[FIELD]?.value ?? '')]).toHaveLength(10_000);
    expect(saved.issues).toContainEqual({
      where: 'field',
      code: FIELD,
      severity: 'error',
      reason: 'tooLong',
      characters: 9_800,
    });
  });

  it('is refused beyond what a form keeps', async () => {
    const answers = { [FIELD]: { value: 'x'.repeat(20_001) } };

    const refused = await clerk.calls.form.save({ ...expected(begun), answers });

    expect(refused).toMatchObject({ ok: false, failure: { code: 'call.invalidInput' } });
  });
});

it('finds a case by the 15 digits of an old identity number', async () => {
  const filled = await fillDraft(test, clerk);
  const old = '100000900307001';
  const answers = { applicantIdentityNumber: { value: old } };
  const changed = must(await clerk.calls.form.save({ ...expected(filled), answers }));
  const { projection } = must(await clerk.calls.case.accept(expected(changed)));

  const found = must(await clerk.calls.case.search({ text: old }));

  expect(found.map((line) => line.projection.caseId)).toEqual([projection.caseId]);
});

describe('what is hidden', () => {
  it('is not accepted with the rest', async () => {
    const filled = await fillDraft(test, clerk);
    const hiding = must(
      await clerk.calls.form.save({ ...expected(filled), situation: { claimBirthCosts: 'no' } }),
    );

    const { projection } = must(await clerk.calls.case.accept(expected(hiding)));

    const actions = await test.office.store.read(({ cases }) => cases.findServiceCase(projection.caseId));
    const receive = receiveActionOf(actions ?? []);
    const parked = filled.merged.fields
      .map(({ definition }) => definition.fieldCode)
      .filter((code) => !hiding.merged.fields.some(({ definition }) => definition.fieldCode === code));
    expect(parked.filter((code) => code in hiding.draft.answers)).not.toEqual([]);
    expect(parked.filter((code) => code in (receive.personal?.answers ?? {}))).toEqual([]);
  });
});
