import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';

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

describe('a scanned answer', () => {
  it('is kept with who scanned it and when', async () => {
    const scanned = { applicantAddress: { value: '某市测试路8号', scanned: true as const } };

    must(await clerk.calls.form.save({ ...expected(begun), answers: scanned }));
    const { draft } = must(await clerk.calls.form.get({ draftId: begun.draft.id }));

    expect(draft.answers['applicantAddress']).toEqual({
      value: '某市测试路8号',
      provenance: { kind: 'scanned', by: draft.openedBy, at: test.clock.now() },
    });
  });

  it('becomes typed with the first edit', async () => {
    const scanned = { applicantAddress: { value: '某市测试路8号', scanned: true as const } };
    const saved = must(await clerk.calls.form.save({ ...expected(begun), answers: scanned }));

    const edited = must(
      await clerk.calls.form.save({
        ...expected(saved),
        answers: { applicantAddress: { value: '某市测试路9号' } },
      }),
    );

    expect(edited.draft.answers['applicantAddress']?.provenance.kind).toBe('typed');
  });

  it('takes nothing from a value of the card that stays the same', async () => {
    const read = must(
      await clerk.calls.form.applyReading({
        ...expected(begun),
        person: 'applicant',
        reading: test.read('mother'),
      }),
    );
    const { value } = read.draft.answers['applicantName'] ?? { value: '' };

    const saved = must(
      await clerk.calls.form.save({
        ...expected(read),
        answers: { applicantName: { value, scanned: true } },
      }),
    );

    expect(saved.draft.answers['applicantName']).toEqual(read.draft.answers['applicantName']);
  });

  it.each([{ scanned: false }, { scanned: 'identityCard' }, { kind: 'identityCard' }])(
    'cannot be made more than a scan by %j',
    async (claim) => {
      const answers = { applicantName: { value: '林晓岚', ...(claim as object) } };

      const refused = await clerk.calls.form.save({ ...expected(begun), answers });

      expect(refused).toMatchObject({ ok: false, failure: { code: 'call.invalidInput' } });
    },
  );
});
