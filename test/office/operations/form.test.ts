import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf } from '../../../src/main/office/ports/caller.ts';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, acceptDraft, fillDraft } from '../../support/take-in.ts';

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

/** Bytes of a PNG that never ends: the first bytes decide. */
async function* png(mark = 0): AsyncGenerator<Uint8Array> {
  yield Uint8Array.of(
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...Array.from({ length: 40 }, () => mark),
  );
}

async function upload(person: InProcessPerson, content = png(), name = 'scan.png') {
  const caller = must(await person.admit('files.upload', { role: ['clerk'], audit: 'change' }));
  return test.office.files.upload(caller, name, content);
}

describe('a draft', () => {
  it('refuses a subject the catalogue does not hold', async () => {
    const subject = { kind: 'theme', code: 'T99' } as const;

    const answer = await clerk.calls.form.begin({ requestId: randomUUID(), subject });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'catalogue.subjectNotFound' } });
  });

  it('belongs to the desk it was begun at', async () => {
    const elsewhere = await test.signIn('window02');
    const sameDesk = await test.signIn('window02', 'desk-001');

    const foreign = await elsewhere.calls.form.get({ draftId: begun.draft.id });
    const own = await sameDesk.calls.form.get({ draftId: begun.draft.id });

    expect(foreign).toMatchObject({ ok: false, failure: { code: 'form.draftNotFound' } });
    expect(own.ok).toBe(true);
    expect(must(await elsewhere.calls.form.list(undefined))).toEqual([]);
  });

  it('is listed with a masked name, last saved first', async () => {
    test.clock.advance(1_000);
    await fillDraft(test, clerk);

    const list = must(await clerk.calls.form.list(undefined));

    expect(list.map(({ applicantName }) => applicantName)).toEqual(['林**', '']);
  });

  it('tells the case number once it was accepted, whatever is tried with it', async () => {
    const { projection } = await acceptCase(test, clerk);
    const { draft } = await fillDraft(test, clerk);
    await acceptDraft(clerk, { draft });

    const again = await clerk.calls.form.save({ ...expected({ ...begun, draft }), situation: {} });

    expect(again).toMatchObject({ ok: false, failure: { code: 'form.alreadyAccepted' } });
    expect(again).not.toMatchObject({ failure: { details: { caseNumber: projection.caseNumber } } });
  });

  it('is gone once it was thrown away', async () => {
    const draftId = begun.draft.id;
    must(await clerk.calls.form.discard(expected(begun)));

    const answer = await clerk.calls.form.get({ draftId });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'form.draftNotFound' } });
  });
});

describe('throwing away', () => {
  it('takes nothing a colleague at the desk saved since', async () => {
    const colleague = await test.signIn('window02', 'desk-001');
    must(await colleague.calls.form.save({ ...expected(begun), situation: {} }));

    const answer = await clerk.calls.form.discard(expected(begun));

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'form.changedMeanwhile', details: { by: '陆知行' } },
    });
    expect((await clerk.calls.form.get({ draftId: begun.draft.id })).ok).toBe(true);
  });
});

describe('saving', () => {
  it('makes everything a page sends a typed value, also what it claims to come from a card', async () => {
    const claimed = { value: '林晓岚', provenance: { kind: 'identityCard', simulated: false } };

    const refused = await clerk.calls.form.save({ ...expected(begun), answers: { applicantName: claimed } });
    const saved = must(
      await clerk.calls.form.save({ ...expected(begun), answers: { applicantName: { value: '林晓岚' } } }),
    );

    expect(refused).toMatchObject({ ok: false, failure: { code: 'call.invalidInput' } });
    expect(saved.draft.answers['applicantName']?.provenance.kind).toBe('typed');
  });

  it.each([
    ['a field', { answers: { nothing: { value: 'x' } } }],
    ['a question', { situation: { nothing: 'x' } }],
    ['a choice', { situation: { applicantIs: 'uncle' } }],
    ['a paper', { originalsSeen: { nothing: true } }],
  ])('refuses %s the subject does not know', async (_what, input) => {
    const answer = await clerk.calls.form.save({ ...expected(begun), ...input });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.invalidInput' } });
  });

  it('takes an answer back when its value is empty', async () => {
    const chosen = must(
      await clerk.calls.form.save({ ...expected(begun), situation: { applicantIs: 'father' } }),
    );

    const back = must(await clerk.calls.form.save({ ...expected(chosen), situation: { applicantIs: '' } }));

    expect(chosen.draft.situation).toEqual({ applicantIs: 'father' });
    expect(back.draft.situation).toEqual({});
    expect(back.merged.openQuestions).toContain('applicantIs');
  });
});

describe('a reading of an identity card', () => {
  it('fills the fields of its person and marks where they come from', async () => {
    const read = must(
      await clerk.calls.form.applyReading({
        ...expected(begun),
        person: 'applicant',
        reading: test.read('mother'),
      }),
    );

    expect(read.draft.answers['applicantIdentityNumber']).toMatchObject({
      value: '100000199403180021',
      provenance: { kind: 'identityCard', stationId: 'station-test', simulated: true },
    });
  });

  it('loses its mark where the clerk edits, and keeps it where the page sends the same value back', async () => {
    const reading = test.read('mother');
    const read = must(
      await clerk.calls.form.applyReading({ ...expected(begun), person: 'applicant', reading }),
    );

    const saved = must(
      await clerk.calls.form.save({
        ...expected(read),
        answers: { applicantName: { value: '林晓岚' }, applicantAddress: { value: '另一处' } },
      }),
    );

    expect(saved.draft.answers['applicantName']?.provenance.kind).toBe('identityCard');
    expect(saved.draft.answers['applicantAddress']?.provenance.kind).toBe('typed');
  });

  it('overwrites nothing that was typed otherwise, and says so', async () => {
    const typed = must(
      await clerk.calls.form.save({ ...expected(begun), answers: { applicantName: { value: '林小兰' } } }),
    );

    const read = must(
      await clerk.calls.form.applyReading({
        ...expected(typed),
        person: 'applicant',
        reading: test.read('mother'),
      }),
    );

    expect(read.conflicts).toMatchObject([{ fieldCode: 'applicantName', value: '林晓岚' }]);
    expect(read.draft.answers['applicantName']?.value).toBe('林小兰');
  });

  it('fills fields a later answer brings up', async () => {
    const read = must(
      await clerk.calls.form.applyReading({
        ...expected(begun),
        person: 'father',
        reading: test.read('father'),
      }),
    );

    const asked = must(
      await clerk.calls.form.save({
        ...expected(read),
        situation: { applicantIs: 'mother', maritalStatus: 'married', householdSide: 'mother' },
      }),
    );

    expect(asked.issues.map(({ code }) => code)).not.toContain('fatherIdentityNumber');
  });

  it.each([
    ['forged', (text: string) => text.replace(/^.{4}/, 'eyJx'), 'reading.invalid'],
    ['without a signature', (text: string) => text.split('.')[0] ?? '', 'reading.invalid'],
  ])('is refused when it is %s', async (_what, spoil, code) => {
    const reading = spoil(test.read('mother'));

    const answer = await clerk.calls.form.applyReading({ ...expected(begun), person: 'applicant', reading });

    expect(answer).toMatchObject({ ok: false, failure: { code } });
  });

  it('is refused from a station nobody enrolled', async () => {
    const reading = test.read('mother', { stationId: 'station-elsewhere' });

    const answer = await clerk.calls.form.applyReading({ ...expected(begun), person: 'applicant', reading });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'reading.unknownStation' } });
  });

  it('is refused when it is old', async () => {
    const reading = test.read('mother');
    test.clock.advance(15 * 60_000);

    const answer = await clerk.calls.form.applyReading({ ...expected(begun), person: 'applicant', reading });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'reading.expired' } });
    expect(must(await clerk.calls.form.get({ draftId: begun.draft.id })).draft.version).toBe(1);
  });
});

describe('scans', () => {
  it('are tied to a material by who uploaded them', async () => {
    const file = must(await upload(clerk));
    const materialCode = 'marriageCertificate';

    const attached = must(
      await clerk.calls.form.attach({ ...expected(begun), materialCode, fileId: file.fileId }),
    );

    expect(attached.draft.materials).toEqual([{ materialCode, originalSeen: false, files: [file] }]);
  });

  it('keep their own name when somebody else uploads the same bytes', async () => {
    const colleague = await test.signIn('window02');
    const { fileId } = must(await upload(clerk, png(), 'blank form.png'));
    test.clock.advance(60_000);
    must(await upload(colleague, png(), 'birth of somebody.png'));

    const attached = must(
      await clerk.calls.form.attach({ ...expected(begun), materialCode: 'marriageCertificate', fileId }),
    );
    const caller = must(await clerk.admit('files.scan', { role: 'signedIn', audit: 'access' }));
    const seen = must(await test.office.files.scan(caller, fileId));

    expect(attached.draft.materials[0]?.files[0]?.name).toBe('blank form.png');
    expect(seen.name).toBe('blank form.png');
  });

  it('of another clerk are not there for this draft', async () => {
    const colleague = await test.signIn('window02');
    const file = must(await upload(colleague, png(1)));
    const input = { ...expected(begun), materialCode: 'marriageCertificate', fileId: file.fileId };

    const answer = await clerk.calls.form.attach(input);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'file.notFound' } });
  });

  it('can be seen by the desk of the draft and by no other', async () => {
    const file = must(await upload(clerk));
    must(
      await clerk.calls.form.attach({
        ...expected(begun),
        materialCode: 'marriageCertificate',
        fileId: file.fileId,
      }),
    );
    const see = async (person: InProcessPerson) => {
      const caller = must(await person.admit('files.scan', { role: 'signedIn', audit: 'access' }));
      return test.office.files.scan(caller, file.fileId);
    };

    expect((await see(await test.signIn('window02', 'desk-001'))).ok).toBe(true);
    expect(await see(await test.signIn('window02'))).toMatchObject({
      failure: { code: 'call.notPermitted' },
    });
    expect(await see(await test.signIn('police1'))).toMatchObject({ failure: { code: 'call.notPermitted' } });
  });

  it('cannot be seen by who sits at the desk of the draft and is no clerk', async () => {
    const { fileId } = must(await upload(clerk));
    must(await clerk.calls.form.attach({ ...expected(begun), materialCode: 'marriageCertificate', fileId }));
    const issuer = await test.signIn('issuer01');
    const caller = must(await issuer.admit('files.scan', { role: 'signedIn', audit: 'access' }));

    const answer = await test.office.files.scan(
      { ...caller, session: { ...sessionOf(caller), deskId: begun.draft.deskId } },
      fileId,
    );

    expect(answer).toMatchObject({ failure: { code: 'call.notPermitted' } });
  });

  it('that look like something else are refused', async () => {
    const answer = await upload(
      clerk,
      (async function* () {
        yield new TextEncoder().encode('<html>');
      })(),
    );

    expect(answer).toMatchObject({ ok: false, failure: { code: 'file.typeNotAllowed' } });
  });

  it('can be taken away again', async () => {
    const { fileId } = must(await upload(clerk));
    const materialCode = 'marriageCertificate';
    const attached = must(await clerk.calls.form.attach({ ...expected(begun), materialCode, fileId }));

    const detached = must(await clerk.calls.form.detach({ ...expected(attached), materialCode, fileId }));

    expect(detached.draft.materials[0]?.files).toEqual([]);
    expect(await test.office.store.read((tables) => tables.files.listOwners(fileId))).toEqual([]);
  });
});
