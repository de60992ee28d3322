import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { receiveActionOf } from '../../../src/shared/domain/case/project-case.ts';
import { fail } from '../../../src/shared/kernel/result.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, fillDraft } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

describe('erasing the personal data of a case', () => {
  it('takes the answers to the questions of the theme with it: marital status and the like', async () => {
    const { projection } = await acceptCase(test, clerk);
    const receive = async () => {
      const actions = await test.office.store.read(({ cases }) => cases.findServiceCase(projection.caseId));
      return receiveActionOf(actions ?? []);
    };
    const before = await receive();

    await test.office.store.eraseCase(projection.caseId);

    const { personal, ...facts } = before;
    expect(personal?.situation).toHaveProperty('maritalStatus');
    expect(JSON.stringify(facts)).not.toContain('maritalStatus');
    expect(await receive()).toEqual(facts);
  });

  it('leaves a case that can be looked at and counted', async () => {
    const { projection, subCases } = await acceptCase(test, clerk);

    await test.office.store.eraseCase(projection.caseId);

    const view = must(await clerk.calls.case.get({ caseId: projection.caseId }));
    expect(view.subCases.map((part) => part.projection)).toEqual(subCases.map((part) => part.projection));
    expect(view.projection).toEqual(projection);
  });

  it('leaves no answer that could be asked for again', async () => {
    const { draft } = await fillDraft(test, clerk);
    const input = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
    const { projection } = must(await clerk.calls.case.accept(input));

    await test.office.store.eraseCase(projection.caseId);

    expect(await clerk.calls.case.accept(input)).toEqual(fail('call.requestReused'));
  });
});
