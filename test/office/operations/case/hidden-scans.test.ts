import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../../src/shared/api/office/form.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { fillDraft, restOf } from '../../../support/take-in.ts';
import { fillWithout, receive } from '../../../support/window.ts';

const UNMARRIED = {
  applicantIs: 'mother',
  birthSituation: 'special',
  birthPlaceIs: 'institution',
  otherParentIs: 'mainland',
  maritalStatus: 'unmarried',
  householdSide: 'father',
  claimBirthCosts: 'yes',
  claimChildSubsidy: 'yes',
};
const MARRIED = { birthSituation: 'ordinary', maritalStatus: 'married', householdSide: 'mother' };

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

async function scan(view: DraftView, materialCode: string) {
  const caller = must(await clerk.admit('files.upload', { role: ['clerk'], audit: 'change' }));
  const { fileId } = must(await test.office.files.upload(caller, 'a.png', png()));
  return { fileId, view: must(await clerk.calls.form.attach({ ...expected(view), materialCode, fileId })) };
}

async function answerAnew(view: DraftView, situation: Readonly<Record<string, string>>): Promise<DraftView> {
  const changed = must(await clerk.calls.form.save({ ...expected(view), situation }));
  return must(await clerk.calls.form.save({ ...expected(changed), ...restOf(changed) }));
}

const ownersOf = (fileId: string) => test.office.store.read(({ files }) => files.listOwners(fileId));

describe('a scan of a paper a later answer made superfluous', () => {
  it('is not taken in with the application, the others are', async () => {
    const filled = await fillDraft(test, clerk, { situation: UNMARRIED });
    const hidden = await scan(filled, 'paternityReport');
    const asked = await scan(hidden.view, 'deliveryRecord');
    const view = await answerAnew(asked.view, MARRIED);

    const taken = must(await clerk.calls.case.accept(expected(view)));

    expect(await ownersOf(hidden.fileId)).toEqual([]);
    expect(await ownersOf(asked.fileId)).toEqual([`case:${taken.projection.caseId}`]);
  });

  it('stays with the draft while it may still be asked for again', async () => {
    const filled = await fillDraft(test, clerk, { situation: UNMARRIED });
    const { fileId, view } = await scan(filled, 'paternityReport');

    await answerAnew(view, MARRIED);

    expect(await ownersOf(fileId)).toEqual([`draft:${view.draft.id}`]);
  });

  it('is not taken in with what is handed in later either', async () => {
    const draft = await fillWithout(test, clerk, ['deliveryRecord']);
    const points = [{ where: 'material' as const, code: 'deliveryRecord', remedy: '请补正' }];
    const { projection } = must(await receive(clerk, draft, { correction: { points } }));
    const { caseId, version: caseVersion } = projection;
    const begun = must(await clerk.calls.form.beginSupplement({ requestId: randomUUID(), caseId }));
    const hidden = await scan(begun, 'paternityReport');
    const asked = await scan(hidden.view, 'deliveryRecord');

    must(await clerk.calls.case.supply({ ...expected(asked.view), caseId, caseVersion }));

    expect(await ownersOf(hidden.fileId)).toEqual([]);
    expect(await ownersOf(asked.fileId)).toEqual([`case:${caseId}`]);
  });
});
