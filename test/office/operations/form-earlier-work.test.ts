import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import type { Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { localDateOf, plusDays } from '../../../src/shared/kernel/time.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';
import { acceptDraft, decide, fillDraft, partOf, seal } from '../../support/take-in.ts';

const PAPER = 'motherHouseholdRegister';
const PHOTO = 'childPhoto';
const DAY_MS = 86_400_000;

let test: TestOffice;
let clerk: InProcessPerson;
let pictures = 0;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

function expected({ draft }: DraftView) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}

/** A picture of its own for every call. */
async function* png(): AsyncGenerator<Uint8Array> {
  pictures += 1;
  yield Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, pictures);
}

async function attach(view: DraftView, materialCode: string): Promise<DraftView> {
  const caller = must(await clerk.admit('files.upload', { role: ['clerk'], audit: 'change' }));
  const { fileId } = must(await test.office.files.upload(caller, `${materialCode}.png`, png()));
  return must(await clerk.calls.form.attach({ ...expected(view), materialCode, fileId }));
}

/** A birth the mother applied for, with two papers scanned. */
async function acceptEarlier() {
  const filled = await fillDraft(test, clerk);
  const scanned = await attach(await attach(filled, PAPER), PHOTO);
  return must(await clerk.calls.case.accept(expected(scanned)));
}

/** A new draft of the person whose card it is; the child is called as in `fillDraft` unless told otherwise. */
async function beginFor(cardId: string, subject: Subject = { kind: 'theme', code: 'T1' }) {
  const begun = must(await clerk.calls.form.begin({ requestId: randomUUID(), subject }));
  const situation = Object.fromEntries(
    begun.merged.questions.map(({ questionCode, choices }) => [questionCode, choices[0]?.value ?? '']),
  );
  const asked = must(await clerk.calls.form.save({ ...expected(begun), situation }));
  const reading = test.read(cardId);
  return must(await clerk.calls.form.applyReading({ ...expected(asked), person: 'applicant', reading }));
}

async function nameChild(view: DraftView, name: string) {
  return must(await clerk.calls.form.save({ ...expected(view), answers: { childName: { value: name } } }));
}

const workOf = async (view: DraftView) =>
  must(await clerk.calls.form.earlierWork({ draftId: view.draft.id }));

const reuse = (view: DraftView, materialCode: string, caseId: string) =>
  clerk.calls.form.reuseMaterial({ ...expected(view), materialCode, caseId });

describe('what the office already knows of an applicant', () => {
  it('is nothing before anybody knows who applies', async () => {
    await acceptEarlier();
    const begun = must(
      await clerk.calls.form.begin({ requestId: randomUUID(), subject: { kind: 'theme', code: 'T1' } }),
    );

    expect(await workOf(begun)).toEqual({ cases: [], materials: [] });
  });

  it('names cases of the person, and items applied for again within 90 days', async () => {
    const { projection } = await acceptEarlier();
    const soon = await workOf(await beginFor('mother'));
    test.clock.advance(91 * DAY_MS);
    clerk = await test.signIn('window01');
    const later = await workOf(await beginFor('mother'));

    expect(soon.cases).toMatchObject([
      { caseId: projection.caseId, caseNumber: projection.caseNumber, open: true, subjectName: '新生儿出生' },
    ]);
    expect(soon.cases[0]?.sameItems).toContain('出生医学证明签发');
    expect(later.cases[0]?.sameItems).toEqual([]);
  });

  it('holds no name and no number of anybody', async () => {
    await acceptEarlier();

    const text = JSON.stringify(await workOf(await beginFor('mother')));

    expect(text).not.toContain('林晓岚');
    expect(text).not.toContain('100000199403180021');
  });

  it('is written down with the cases that were looked at', async () => {
    const { projection } = await acceptEarlier();
    const draft = await beginFor('mother');

    await workOf(draft);

    const rows = await rawStore(test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('procedureName', '=', 'form.earlierWork')
        .execute(),
    );
    expect(rows).toMatchObject([{ auditKind: 'access', object: `draft:${draft.draft.id}` }]);
    expect(rows[0]?.facts).toContain(projection.caseId);
  });

  it('leaves out cases the person only came in for as an agent: they belong to others', async () => {
    const filled = await fillDraft(test, clerk);
    const reading = test.read('elder');
    const withAgent = must(
      await clerk.calls.form.applyReading({ ...expected(filled), person: 'agent', reading }),
    );
    must(await clerk.calls.case.accept(expected(withAgent)));

    expect(await workOf(await beginFor('elder'))).toEqual({ cases: [], materials: [] });
  });

  it('is nothing any more once the case was erased', async () => {
    const { projection } = await acceptEarlier();
    const draft = await beginFor('mother');

    await test.office.store.eraseCase(projection.caseId);

    expect(await workOf(draft)).toEqual({ cases: [], materials: [] });
    expect(await reuse(draft, PAPER, projection.caseId)).toMatchObject({
      failure: { code: 'form.materialNotReusable' },
    });
  });
});

describe('a paper of an earlier case', () => {
  it('is offered to the same person with its age, and taken over with its scans', async () => {
    const { projection } = await acceptEarlier();
    test.clock.advance(10 * DAY_MS);
    clerk = await test.signIn('window01');
    const draft = await beginFor('mother');

    const { materials } = await workOf(draft);
    const taken = must(await reuse(draft, PAPER, projection.caseId));

    expect(materials).toContainEqual({
      materialCode: PAPER,
      caseId: projection.caseId,
      caseNumber: projection.caseNumber,
      kind: 'handedIn',
      madeAt: projection.receivedAt,
      ageInDays: 10,
      usableUntil: plusDays(localDateOf(projection.receivedAt), 180), // a household register
      usable: true,
      files: 1,
    });
    const material = taken.draft.materials.find(({ materialCode }) => materialCode === PAPER);
    expect(material?.takenOver?.caseNumber).toBe(projection.caseNumber);
    const owners = await test.office.store.read(({ files }) =>
      files.listOwners(material?.files[0]?.fileId ?? ''),
    );
    expect(owners).toContain(`draft:${draft.draft.id}`);
  });

  it('is not offered to somebody else, whom the case is about too', async () => {
    const { projection } = await acceptEarlier();
    const draft = await beginFor('father');

    const answer = await reuse(draft, PAPER, projection.caseId);

    expect((await workOf(draft)).materials).toEqual([]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'form.materialNotReusable' } });
  });

  it('of a child is offered for that child only', async () => {
    await acceptEarlier();
    const draft = await beginFor('mother');
    const codesFor = async (name: string) =>
      (
        await workOf(await nameChild(must(await clerk.calls.form.get({ draftId: draft.draft.id })), name))
      ).materials.map(({ materialCode }) => materialCode);

    expect(await codesFor('测试内容')).toContain(PHOTO);
    expect(await codesFor('另一个孩子')).not.toContain(PHOTO);
    expect(await codesFor('另一个孩子')).toContain(PAPER);
  });

  it('that is too old is shown and refused', async () => {
    const { projection } = await acceptEarlier();
    test.clock.advance(181 * DAY_MS);
    clerk = await test.signIn('window01');
    const draft = await nameChild(await beginFor('mother'), '测试内容');

    const { materials } = await workOf(draft);
    const answer = await reuse(draft, PHOTO, projection.caseId);

    expect(materials.find(({ materialCode }) => materialCode === PHOTO)).toMatchObject({
      ageInDays: 181,
      usable: false,
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'form.materialNotReusable' } });
  });

  it('does not take the place of one that was handed in now', async () => {
    const { projection } = await acceptEarlier();
    const draft = await attach(await beginFor('mother'), PAPER);

    expect(await reuse(draft, PAPER, projection.caseId)).toMatchObject({
      failure: { code: 'form.materialNotReusable' },
    });
  });

  it('gives way to one that is handed in after all', async () => {
    const { projection } = await acceptEarlier();
    const taken = must(await reuse(await beginFor('mother'), PAPER, projection.caseId));

    const old = taken.draft.materials.flatMap(({ files }) => files)[0]?.fileId ?? '';

    const attached = await attach(taken, PAPER);

    const material = attached.draft.materials.find(({ materialCode }) => materialCode === PAPER);
    expect(material).not.toHaveProperty('takenOver');
    expect(material?.files).toHaveLength(1);
    expect(material?.files[0]?.fileId).not.toBe(old);
    expect(await test.office.store.read(({ files }) => files.listOwners(old))).toEqual([
      `case:${projection.caseId}`,
    ]);
  });

  it('can be taken away again', async () => {
    const { projection } = await acceptEarlier();
    const taken = must(await reuse(await beginFor('mother'), PAPER, projection.caseId));
    const file = taken.draft.materials.flatMap(({ files }) => files)[0];

    const detached = must(
      await clerk.calls.form.detach({
        ...expected(taken),
        materialCode: PAPER,
        fileId: file?.fileId ?? '',
      }),
    );

    expect(detached.draft.materials).toEqual([{ materialCode: PAPER, originalSeen: false, files: [] }]);
    const owners = await test.office.store.read(({ files }) => files.listOwners(file?.fileId ?? ''));
    expect(owners).toEqual([`case:${projection.caseId}`]);
  });

  it('stops the acceptance when the form comes to name somebody else', async () => {
    const { projection } = await acceptEarlier();
    const taken = must(await reuse(await beginFor('mother'), PAPER, projection.caseId));

    const changed = must(
      await clerk.calls.form.save({
        ...expected(taken),
        answers: { applicantIdentityNumber: { value: '100000199211050011' } },
      }),
    );

    expect(changed.issues).toContainEqual({
      where: 'material',
      code: PAPER,
      severity: 'error',
      reason: 'takenOverOfAnother',
    });
  });

  it('keeps its day when it is taken over once more', async () => {
    const first = await acceptEarlier();
    test.clock.advance(10 * DAY_MS);
    clerk = await test.signIn('window01');
    const again = await fillDraft(test, clerk);
    const taken = must(await reuse(again, PAPER, first.projection.caseId));
    const second = await acceptDraft(clerk, taken);

    const { materials } = await workOf(await beginFor('mother'));

    const offer = materials.find(({ materialCode }) => materialCode === PAPER);
    expect([offer?.ageInDays, offer?.madeAt]).toEqual([10, first.projection.receivedAt]);
    expect(second.documents.map(({ kind }) => kind)).toContain('receiptSlip');
  });
});

it('offers what the office itself made, once it is sealed', async () => {
  const { subCases, projection } = await acceptEarlier();
  const health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  const { subCaseId } = partOf({ subCases, projection } as Parameters<typeof partOf>[0], 'N1');
  await decide(health, subCaseId);
  const draft = await nameChild(await beginFor('mother', { kind: 'item', code: 'N2' }), '测试内容');
  const before = await workOf(draft);
  await seal(test, health.second, subCaseId);

  const { materials } = await workOf(draft);
  const taken = must(await reuse(draft, 'birthCertificate', projection.caseId));

  expect(before.materials.map(({ materialCode }) => materialCode)).not.toContain('birthCertificate');
  expect(materials).toContainEqual(
    expect.objectContaining({ materialCode: 'birthCertificate', kind: 'outcome', usable: true, files: 1 }),
  );
  expect(taken.draft.materials[0]?.files[0]?.mediaType).toBe('application/pdf');
});

describe('what the person stated earlier', () => {
  it('fills empty fields of the applicant, and says from which case', async () => {
    const { projection } = await acceptEarlier();
    const draft = await beginFor('mother');
    const { caseId, caseNumber } = projection;

    const filled = must(await clerk.calls.form.reuseAnswers({ ...expected(draft), caseId }));

    expect((await workOf(draft)).cases[0]?.answers).toBe(0);
    expect(filled.draft.answers['applicantPhone']).toMatchObject({
      value: '13900000001',
      provenance: { kind: 'earlierCase', caseId, caseNumber, simulated: true },
    });
    expect(filled.draft.answers['applicantName']?.provenance.kind).toBe('identityCard');
    expect(filled.draft.answers).not.toHaveProperty('childName');
  });

  it('overwrites nothing that was typed otherwise', async () => {
    const { projection } = await acceptEarlier();
    const typed = must(
      await clerk.calls.form.save({
        ...expected(await beginFor('mother')),
        answers: { applicantPhone: { value: '13900000002' } },
      }),
    );

    const filled = must(
      await clerk.calls.form.reuseAnswers({ ...expected(typed), caseId: projection.caseId }),
    );

    expect(filled.draft.answers['applicantPhone']?.value).toBe('13900000002');
    expect(filled.conflicts).toMatchObject([{ fieldCode: 'applicantPhone', value: '13900000001' }]);
  });

  it('stays with the person', async () => {
    const { projection } = await acceptEarlier();
    const draft = await beginFor('father');

    const answer = await clerk.calls.form.reuseAnswers({ ...expected(draft), caseId: projection.caseId });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'case.notFound' } });
  });
});
