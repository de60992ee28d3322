import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { copyCatalogue } from '../../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import { acceptCase, decide, fillDraft, partOf } from '../../../support/take-in.ts';
import { command, STORES, useOffice } from '../desk/use-office.ts';
import { importCatalogue, sendCatalogue } from './send-catalogue.ts';

const N1 = 'items/N1.json';
const N7 = 'items/N7.json';
const MATERIAL = 'deliveryRecord';

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
});

afterEach(() => folder.dispose());

/** Another promise, another name, a new paper and a new field: what a second edition of an item is like. */
function changeN7(): void {
  folder.set(N7, ['version'], 2);
  folder.set(N7, ['name'], '生育登记（新版）');
  folder.set(N7, ['handlingKind'], 'promised');
  folder.set(N7, ['promisedTimeLimit'], { amount: 3, unit: 'workingDay' });
  folder.set(N7, ['statutoryTimeLimit'], { amount: 10, unit: 'workingDay' });
  const paper = { materialCode: 'newPaper', name: '新增材料' };
  folder.write('materials/99-new.json', JSON.stringify([paper]));
  folder.set(N7, ['materials', 0], { materialCode: 'newPaper' });
  const field = {
    fieldCode: 'newField',
    label: '新增字段',
    group: '其他',
    kind: 'text',
    person: 'applicant',
  };
  folder.write('fields/99-new.json', JSON.stringify([field]));
  folder.set(N7, ['fields', 0], { fieldCode: 'newField', required: false });
}

function shownOf(view: CaseView) {
  const part = view.subCases.find(({ projection }) => projection.itemCode === 'N7');
  return {
    name: part?.projection.itemName,
    limit: part?.due?.explanation.limit,
    dueAt: part?.due?.dueAt,
    papers: view.merged.materials.map(({ definition }) => definition.materialCode),
    fields: view.merged.fields.map(({ definition }) => definition.fieldCode),
  };
}

describe.each(STORES)('a new version on %s', (store) => {
  const office = useOffice(store);

  it('changes nothing for open cases, and everything for new ones', async () => {
    const clerk = await office.test.signIn('window01');
    const old = await acceptCase(office.test, clerk);
    const before = shownOf(old);
    changeN7();

    await importCatalogue(office, folder);

    const again = must(await clerk.calls.case.get({ caseId: old.projection.caseId }));
    expect(shownOf(again)).toEqual(before);
    expect(before.papers).not.toContain('newPaper');
    const next = await acceptCase(office.test, clerk);
    expect(shownOf(next)).toMatchObject({
      name: '生育登记（新版）',
      limit: { amount: 3, unit: 'workingDay' },
      dueAt: '2026-11-25T10:00:00.000Z',
      papers: expect.arrayContaining(['newPaper']),
      fields: expect.arrayContaining(['newField']),
    });
  });

  it('leaves to the departments what an open case was accepted with', async () => {
    const clerk = await office.test.signIn('window01');
    const view = await acceptCase(office.test, clerk);
    const { subCaseId } = partOf(view, 'N1');
    const reviewers = {
      first: await office.test.signIn('health1'),
      second: await office.test.signIn('health2'),
    };
    const before = must(await reviewers.first.calls.approval.get({ subCaseId }));
    folder.set(N1, ['name'], '出生医学证明签发（新版）');
    folder.set(N1, ['outcome', 'name'], '新版证明');
    folder.set(N1, ['reviewPath'], [{ kind: 'decide', name: '一步办结' }]);

    await importCatalogue(office, folder);

    expect(must(await reviewers.first.calls.approval.get({ subCaseId }))).toEqual(before);
    await decide(reviewers, subCaseId);
    const decided = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    const paper = decided.documents.find(({ kind }) => kind === 'outcome');
    expect(paper?.title).not.toContain('新版');
    expect(partOf(decided, 'N1').status).toBe('grantedDecision');
  });

  it('is what a draft begun before is accepted under', async () => {
    const clerk = await office.test.signIn('window01');
    const filled = await fillDraft(office.test, clerk);
    const { id: draftId } = filled.draft;
    folder.set(N1, ['materials', 0], { materialCode: 'newPaper' });
    folder.write('materials/99-new.json', JSON.stringify([{ materialCode: 'newPaper', name: '新增材料' }]));

    await importCatalogue(office, folder);

    const seen = must(await clerk.calls.form.get({ draftId }));
    expect(seen.draft).toEqual(filled.draft);
    expect(seen.issues).toContainEqual(expect.objectContaining({ where: 'material', code: 'newPaper' }));
    const expected = { draftId, expectedVersion: filled.draft.version };
    const refused = await clerk.calls.case.accept(command(expected));
    expect(refused).toMatchObject({ failure: { code: 'form.incomplete', details: { first: 'newPaper' } } });
    const saved = must(
      await clerk.calls.form.save(command({ ...expected, originalsSeen: { newPaper: true } })),
    );
    const accepted = must(
      await clerk.calls.case.accept(command({ draftId, expectedVersion: saved.draft.version })),
    );
    expect(accepted.merged.materials.map(({ definition }) => definition.materialCode)).toContain('newPaper');
  });

  it('that no longer has the subject of a draft leaves what was filled in, and refuses to accept it', async () => {
    const clerk = await office.test.signIn('window01');
    const filled = await fillDraft(office.test, clerk);
    const { id: draftId, version: expectedVersion } = filled.draft;
    folder.remove('themes/T1.json');
    folder.rewrite('catalogue.json', withoutSlotOf('T1'));

    await importCatalogue(office, folder);

    expect(must(await clerk.calls.form.get({ draftId })).draft).toEqual(filled.draft);
    expect(await clerk.calls.case.accept(command({ draftId, expectedVersion }))).toMatchObject({
      failure: { code: 'catalogue.subjectNotFound' },
    });
  });
});

function withoutSlotOf(code: string) {
  return (text: string): string => {
    const head = JSON.parse(text) as { themeSlots?: { themeCode: string | null }[] };
    const themeSlots = (head.themeSlots ?? []).map((slot) =>
      slot.themeCode === code ? { ...slot, themeCode: null } : slot,
    );
    return JSON.stringify({ ...head, themeSlots });
  };
}

describe('comparing versions', () => {
  const office = useOffice();

  it('shows what differs, and the open work that keeps the old version', async () => {
    const clerk = await office.test.signIn('window01');
    await acceptCase(office.test, clerk);
    await acceptCase(office.test, clerk);
    changeN7();
    folder.set('materials/20-birth.json', [positionOf(MATERIAL), 'name'], '新的名称');
    const fileId = await sendCatalogue(office, folder);
    const { catalogue } = office.administrator.calls;

    const preview = must(await catalogue.previewImport({ fileId }));
    const { versionId: after } = await importCatalogue(office, folder);

    const [, first] = must(await catalogue.versions(undefined));
    const compared = must(await catalogue.compare({ before: first?.versionId ?? '', after }));
    expect(compared).toEqual(preview.difference);
    expect(compared.changes.map(({ part, code, kind }) => `${kind} ${part}/${code}`)).toEqual([
      'added fields/newField',
      `changed materials/${MATERIAL}`,
      'added materials/newPaper',
      'changed items/N7',
    ]);
    expect(compared.openWork).toEqual([
      { itemCode: 'N1', subCases: 2 }, // it asks for the paper
      { itemCode: 'N7', subCases: 2 },
    ]);
  });

  it('refuses versions that are not there', async () => {
    const { catalogue } = office.administrator.calls;
    const [{ versionId } = { versionId: '' }] = must(await catalogue.versions(undefined));
    const nowhere = '00000000-0000-7000-8000-000000000000';

    for (const [before, after] of [
      [nowhere, versionId],
      [versionId, nowhere],
    ] as const) {
      expect(await catalogue.compare({ before, after })).toMatchObject({
        failure: { code: 'catalogue.versionNotFound' },
      });
    }
    expect(await catalogue.view({ versionId: nowhere })).toMatchObject({
      failure: { code: 'catalogue.versionNotFound' },
    });
  });

  function positionOf(code: string): number {
    const materials = JSON.parse(folder.read('materials/20-birth.json')) as { materialCode: string }[];
    return materials.findIndex(({ materialCode }) => materialCode === code);
  }
});
