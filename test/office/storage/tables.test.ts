import { describe, expect, it } from 'vitest';
import type { DocumentRecord, SealTicketRecord } from '../../../src/main/office/ports/tables.ts';
import type { CaseId, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { Draft, DraftId } from '../../../src/shared/domain/form/draft.ts';
import type { ESeal, SealId } from '../../../src/shared/domain/seal/e-seal.ts';
import type { DepartmentId, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { minuteAt } from '../../support/make-case.ts';

const DESK = 'desk-1' as DeskId;
const CASE = 'case-1' as CaseId;
const HEALTH = 'health' as DepartmentId;

function makeDraft(more: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1' as DraftId,
    subject: { kind: 'theme', code: 'theme-1' },
    situation: {},
    answers: {},
    materials: [],
    deskId: DESK,
    openedBy: 'operator-1' as OperatorId,
    openedAt: minuteAt(0),
    savedBy: 'operator-1' as OperatorId,
    savedAt: minuteAt(0),
    version: 1,
    ...more,
  };
}

function makeRecord(more: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    documentId: 'document-1',
    caseId: CASE,
    subCaseId: 'sub-1' as SubCaseId,
    kind: 'outcome',
    title: 'Outcome',
    number: 'D-1',
    fileId: 'file-1',
    sha256: 'a'.repeat(64),
    approvedSha256: 'a'.repeat(64),
    sealField: 'Seal1',
    sealCount: 0,
    simulated: false,
    madeAt: minuteAt(0),
    ...more,
  };
}

function makeSeal(more: Partial<ESeal> = {}): ESeal {
  return {
    id: 'seal-1' as SealId,
    organizationName: 'Office of tests',
    departmentId: HEALTH,
    sealKeySerial: 'key-1',
    certificates: ['AAAA', 'BBBB'],
    validFrom: minuteAt(0),
    validUntil: minuteAt(600),
    status: 'valid',
    simulated: true,
    ...more,
  };
}

const ticket: SealTicketRecord = {
  ticketId: 'ticket-1',
  documentId: 'document-1',
  subCaseId: 'sub-1' as SubCaseId,
  sealId: 'seal-1' as SealId,
  approverId: 'operator-1' as OperatorId,
  baseSha256: 'a'.repeat(64),
  preparedFileId: 'file-2',
  byteRange: [0, 100, 200, 50],
  messageDigest: 'b'.repeat(64),
  signedAttributes: 'MQ==',
  expiresAt: minuteAt(5),
};

const file = {
  fileId: 'f'.repeat(64),
  name: '出生证明.pdf',
  mediaType: 'application/pdf',
  byteLength: 12,
  sha256: 'c'.repeat(64),
} as const;

describe.each(DATABASES)('drafts on %s', (name) => {
  const database = useDatabase(name);

  it('are replaced by who has the newest version, and by nobody else', async () => {
    const newer = makeDraft({ version: 2, savedAt: minuteAt(1), situation: { question: 'yes' } });
    await doChange(database, ({ drafts }) => drafts.add(makeDraft()));

    const saved = await doChange(database, ({ drafts }) => drafts.replace(newer, 1));
    const late = await doChange(database, ({ drafts }) => drafts.replace(makeDraft({ version: 2 }), 1));

    expect([saved, late]).toEqual([succeed(undefined), fail('form.changedMeanwhile')]);
    expect(await database.store.read(({ drafts }) => drafts.find(newer.id))).toEqual(newer);
  });

  it('are listed for their desk, last saved first', async () => {
    await doChange(database, async ({ drafts }) => {
      await drafts.add(makeDraft({ id: 'draft-1' as DraftId, savedAt: minuteAt(1) }));
      await drafts.add(makeDraft({ id: 'draft-2' as DraftId, savedAt: minuteAt(3) }));
      await drafts.add(makeDraft({ id: 'draft-3' as DraftId, savedAt: minuteAt(2) }));
      await drafts.add(makeDraft({ id: 'draft-4' as DraftId, deskId: 'desk-2' as DeskId }));
    });

    const list = await database.store.read(({ drafts }) => drafts.listOfDesk(DESK, 2));

    expect(list.map((draft) => draft.id)).toEqual(['draft-2', 'draft-3']);
  });

  it('end when they become a case, once, and the case is known by them', async () => {
    const { id } = makeDraft();
    await doChange(database, ({ drafts }) => drafts.add(makeDraft()));

    const answers = await doChange(database, async ({ drafts }) => [
      await drafts.close(id, 2, CASE),
      await drafts.close(id, 1, CASE),
      await drafts.close(id, 1, 'case-2' as CaseId),
      await drafts.replace(makeDraft({ version: 2 }), 1),
    ]);

    const changed = fail('form.changedMeanwhile');
    expect(answers).toEqual([changed, succeed(undefined), changed, changed]);
    const after = await database.store.read(async ({ drafts }) => [
      await drafts.find(id),
      await drafts.findAcceptedCase(id),
      await drafts.listOfDesk(DESK, 9),
      await drafts.findAcceptedCase('none' as DraftId),
    ]);
    expect(after).toEqual([undefined, CASE, [], undefined]);
  });

  it('are thrown away, unless they became a case', async () => {
    const other = 'draft-2' as DraftId;
    await doChange(database, async ({ drafts }) => {
      await drafts.add(makeDraft());
      await drafts.add(makeDraft({ id: other }));
      await drafts.close(other, 1, CASE);
      await drafts.remove(makeDraft().id);
      await drafts.remove(other);
    });

    const after = await database.store.read(async ({ drafts }) => [
      await drafts.find(makeDraft().id),
      await drafts.findAcceptedCase(other),
    ]);
    expect(after).toEqual([undefined, CASE]);
  });
});

describe.each(DATABASES)('papers, seals and files on %s', (name) => {
  const database = useDatabase(name);

  it('registers a paper and its sealed revisions, each on the one before', async () => {
    const { documentId, sha256 } = makeRecord();
    const revision = { fileId: 'file-2', sha256: 'd'.repeat(64), simulated: true };
    await doChange(database, ({ documents }) => documents.add(makeRecord()));

    const sealed = await doChange(database, (tables) =>
      tables.documents.addRevision(documentId, sha256, revision),
    );
    const late = await doChange(database, (tables) =>
      tables.documents.addRevision(documentId, sha256, { ...revision, sha256: 'e'.repeat(64) }),
    );

    expect([sealed, late]).toEqual([succeed(undefined), fail('seal.documentChanged')]);
    expect(await database.store.read(({ documents }) => documents.find(documentId))).toEqual(
      makeRecord({ ...revision, sealCount: 1 }),
    );
  });

  it('never lets a genuine seal hide that a paper is simulated', async () => {
    const { documentId, sha256 } = makeRecord();
    await doChange(database, ({ documents }) => documents.add(makeRecord({ simulated: true })));
    await doChange(database, (tables) =>
      tables.documents.addRevision(documentId, sha256, { fileId: 'f', sha256: 'd', simulated: false }),
    );

    const record = await database.store.read(({ documents }) => documents.find(documentId));
    expect(record?.simulated).toBe(true);
  });

  it('lists the papers of a case, and finds the newest of a sub-case', async () => {
    const kinds = ['receiptSlip', 'outcome', 'outcome'] as const;
    await doChange(database, async ({ documents }) => {
      for (const [i, kind] of kinds.entries()) {
        const subCaseId = kind === 'outcome' ? ('sub-1' as SubCaseId) : null;
        await documents.add(
          makeRecord({ documentId: `document-${i}`, kind, subCaseId, madeAt: minuteAt(i) }),
        );
      }
    });

    const [list, newest, none] = await database.store.read(
      async ({ documents }) =>
        [
          await documents.listOfCase(CASE),
          await documents.findOfSubCase('sub-1' as SubCaseId, ['outcome', 'denialDecision']),
          await documents.findOfSubCase('sub-1' as SubCaseId, []),
        ] as const,
    );

    expect(list.map((record) => record.documentId)).toEqual(['document-0', 'document-1', 'document-2']);
    expect([newest?.documentId, none]).toEqual(['document-2', undefined]);
  });

  it('gives the valid seal of a department only', async () => {
    const seals = [
      makeSeal({ id: 'seal-1' as SealId, status: 'revoked', validFrom: minuteAt(9) }),
      makeSeal({ id: 'seal-2' as SealId, validFrom: minuteAt(1) }),
      makeSeal({ id: 'seal-3' as SealId, departmentId: 'police' as DepartmentId }),
    ];
    await doChange(database, async (tables) => {
      for (const seal of seals) await tables.seals.add(seal);
    });

    const found = await database.store.read(async (tables) => [
      await tables.seals.findOfDepartment(HEALTH),
      await tables.seals.find('seal-1' as SealId),
      await tables.seals.findOfDepartment('tax' as DepartmentId),
    ]);

    expect(found).toEqual([seals[1], seals[0], undefined]);
    expect(await database.store.read((tables) => tables.seals.list())).toEqual(seals);
  });

  it('uses a seal ticket once', async () => {
    await doChange(database, ({ sealTickets }) => sealTickets.add(ticket));

    const first = await doChange(database, ({ sealTickets }) => sealTickets.consume('ticket-1'));
    const second = await doChange(database, ({ sealTickets }) => sealTickets.consume('ticket-1'));

    expect([first, second]).toEqual([succeed(undefined), fail('seal.ticketUsed')]);
    expect(await database.store.read(({ sealTickets }) => sealTickets.find('ticket-1'))).toEqual(ticket);
  });

  it('moves the files of a draft to its case, and keeps one reference to equal bytes', async () => {
    const other = { ...file, fileId: 'e'.repeat(64), name: 'b.png' };
    await doChange(database, async ({ files }) => {
      await files.refer(file, 'draft:1');
      await files.refer(other, 'draft:1');
      await files.refer(other, 'case:1');
      await files.moveOwner('draft:1', 'case:1');
    });

    const found = await database.store.read(async ({ files }) => [
      await files.find(file.fileId, 'case:1'),
      await files.find(other.fileId, 'case:1'),
      await files.find(file.fileId, 'draft:1'),
      await files.find('none', 'case:1'),
    ]);

    expect(found).toEqual([file, other, undefined, undefined]);
  });

  it('keeps the name each owner gave to equal bytes', async () => {
    await doChange(database, async ({ files }) => {
      await files.refer({ ...file, name: 'blank.png' }, 'draft:1');
      await files.refer({ ...file, name: 'birth.png' }, 'draft:2');
    });

    const names = await database.store.read(({ files }) =>
      Promise.all(['draft:1', 'draft:2'].map((owner) => files.find(file.fileId, owner))),
    );

    expect(names.map((found) => found?.name)).toEqual(['blank.png', 'birth.png']);
  });
});
