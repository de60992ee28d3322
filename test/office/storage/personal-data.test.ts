import { randomUUID } from 'node:crypto';
import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeForSearch } from '../../../src/main/office/storage/normalize-for-search.ts';
import type { CaseId, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { Draft, DraftId } from '../../../src/shared/domain/form/draft.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeCaller } from '../../support/make-caller.ts';
import { APPLICANT, makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

const CASE = 'case-1' as CaseId;
const FIRST = 'case-1-1' as SubCaseId;
const ADDRESS = '某市测试路8号';
const PASSWORD = 'correct horse battery';

/** Everything about a person that is written below, in any of the places the office keeps data. */
const PLANTED = [
  APPLICANT.name,
  APPLICANT.identityNumber,
  APPLICANT.phone,
  ADDRESS,
  '出生证明',
  '不办了',
  PASSWORD,
  'unmarried',
];

function makeDraft(): Draft {
  const by = 'operator-1' as OperatorId;
  const provenance = { kind: 'typed', by, at: minuteAt(0) } as const;
  return {
    id: 'draft-1' as DraftId,
    subject: { kind: 'theme', code: 'theme-1' },
    situation: {},
    answers: { name: { value: APPLICANT.name, provenance }, address: { value: ADDRESS, provenance } },
    materials: [],
    deskId: 'desk-1' as DeskId,
    openedBy: by,
    openedAt: minuteAt(0),
    savedBy: by,
    savedAt: minuteAt(0),
    version: 1,
  };
}

/** Writes personal data by every way there is: draft, case, action, answer, input, name of a file. */
async function plant(database: TestDatabase): Promise<void> {
  const file = { mediaType: 'application/pdf', byteLength: 9, sha256: 'c'.repeat(64) } as const;
  const input = { password: PASSWORD, search: APPLICANT.identityNumber };
  await doChange(
    database,
    async (tables) => {
      await tables.drafts.add(makeDraft());
      await tables.cases.add(makeNewCase({ caseId: CASE, subCases: 2 }));
      await tables.cases.appendToSubCase(FIRST, 2, [makeAction('withdraw', minuteAt(1))]);
      await tables.files.refer({ fileId: 'f'.repeat(64), name: '出生证明.pdf', ...file }, `case:${CASE}`);
      return { name: APPLICANT.name, phone: APPLICANT.phone, address: ADDRESS };
    },
    input,
  );
}

async function readAllFiles(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(paths.map((path) => readFile(path))));
}

/** The same text as a program would leave it behind: UTF-8, UTF-16, hexadecimal, base64, escaped JSON. */
function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text);
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = escaped.replaceAll(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const texts = [utf8.toString('hex'), utf8.toString('base64').replace(/.{0,2}=*$/, ''), ascii];
  return [utf8, Buffer.from(text, 'utf16le'), ...texts.map((part) => Buffer.from(part))];
}

function findPlanted(bytes: Buffer, planted: readonly string[] = PLANTED): readonly string[] {
  return planted.filter((text) => spellings(text).some((spelling) => bytes.includes(spelling)));
}

describe.each(LASTING_DATABASES)('personal data on %s', (name) => {
  // All files of the server are looked through.
  const database = useDatabase(name, { ownServer: name === 'PostgreSQL' });

  /** Raw bytes: the folder of SQLite with its WAL, or the whole data folder of the server with its WAL. */
  const rawBytes = async (): Promise<Buffer> => {
    if (database.server) await database.query('checkpoint');
    return readAllFiles(database.server?.dataFolder ?? database.folder);
  };

  it('never lie readable in the files of the database', async () => {
    await plant(database);

    const bytes = await rawBytes();

    expect(bytes.includes('case_action')).toBe(true); // the right files were looked at
    expect(bytes.includes('Theme one')).toBe(true); // and what was written is in them
    expect(findPlanted(bytes)).toEqual([]);
  });

  it('would be found by this search if somebody wrote them readable', async () => {
    await database.query(`insert into number_series values ('某地一百号', 1)`);

    expect(findPlanted(await rawBytes(), ['某地一百号'])).toEqual(['某地一百号']);
  });

  it('are still there after the office was started again', async () => {
    await plant(database);
    await database.reopen();

    const read = await database.store.read(async (tables) => ({
      draft: await tables.drafts.find(makeDraft().id),
      log: await tables.cases.findSubCase(FIRST),
    }));

    expect(read).toEqual({
      draft: makeDraft(),
      log: [
        ...(makeNewCase({ caseId: CASE, subCases: 2 }).subCases[0]?.actions ?? []),
        makeAction('withdraw', minuteAt(1)),
      ],
    });
  });

  it('are gone for good once the key of their case is destroyed, and all figures stay', async () => {
    await plant(database);
    await doChange(database, (tables) => tables.cases.add(makeNewCase({ caseId: 'case-2' })));
    const before = await database.store.read(({ cases }) => cases.listTouching(minuteAt(0), minuteAt(99)));

    await database.store.eraseCase(CASE);

    const after = await database.store.read(async (tables) => ({
      rows: await tables.cases.listTouching(minuteAt(0), minuteAt(99)),
      kinds: (await tables.cases.findSubCase(FIRST))?.map((action) => action.kind),
      whole: await tables.cases.findServiceCase(CASE),
      found: await tables.cases.search({ data: [{ kind: 'name', value: APPLICANT.name }], limit: 9 }),
      file: await tables.files.listOwners('f'.repeat(64)),
      other: await tables.cases.findServiceCase('case-2' as CaseId),
    }));
    expect(after.rows).toEqual(before);
    expect(after.kinds).toEqual(['receive', 'accept', 'withdraw']);
    expect(after.whole?.map((action) => 'personal' in action)).toEqual([false]);
    expect(after.found.map((row) => row.caseId)).toEqual(['case-2']);
    expect(after.file).toEqual([]);
    expect(after.other?.[0]).toHaveProperty('personal.applicant', APPLICANT);
    expect(await database.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });

  it.each([`case:${CASE}`, `subCase:${FIRST}`, 'draft:draft-1', 'file:' + 'f'.repeat(64)])(
    'are gone from the answer about %s too, once their case is erased',
    async (object) => {
      await plant(database);
      await doChange(database, (tables) => tables.drafts.close('draft-1' as DraftId, 1, CASE));
      const answer = (about: string) => {
        const input = { requestId: randomUUID() };
        return () =>
          database.store.change(makeCaller(), input, async () =>
            succeed({ value: { name: APPLICANT.name }, audit: { object: about } }),
          );
      };
      const [erased, other] = [answer(object), answer('case:case-2')];
      await erased();
      await other();

      await database.store.eraseCase(CASE);

      expect(await erased()).toEqual(fail('call.requestReused'));
      expect(await other()).toEqual(succeed({ name: APPLICANT.name }));
      expect(await database.query(`select answer from done_request where about = '${object}'`)).toEqual([
        { answer: null },
      ]);
    },
  );

  it('are gone from answers that were given before answers said what they are about', async () => {
    await plant(database);
    await database.query(`update done_request set about = null`);

    await database.store.eraseCase(CASE);

    expect(await database.query(`select answer from done_request where answer is not null`)).toEqual([]);
  });

  it('leave an audit row when they are erased', async () => {
    await plant(database);

    await database.store.eraseCase(CASE);

    expect(
      await database.query(
        `select audit_kind, object from audit_event where procedure_name = 'system.eraseCase'`,
      ),
    ).toEqual([{ audit_kind: 'change', object: `case:${CASE}` }]);
  });

  it('take no new personal data after erasure, while plain actions go on', async () => {
    await plant(database);
    await database.store.eraseCase(CASE);
    const second = 'case-1-2' as SubCaseId;

    const append = (kind: 'startReview' | 'withdraw', version: number) =>
      doChange(database, ({ cases }) =>
        cases.appendToSubCase(second, version, [makeAction(kind, minuteAt(2))]),
      );

    expect(await append('startReview', 2)).toEqual(succeed(3));
    await expect(append('withdraw', 3)).rejects.toThrow('erased');
  });

  it('cannot be moved to another row', async () => {
    await plant(database);
    await doChange(database, (tables) => tables.cases.add(makeNewCase({ caseId: 'case-2' })));
    await database.query(
      `update case_key set wrapped_key = (select wrapped_key from case_key where case_id = 'case-1') where case_id = 'case-2'`,
    );
    await database.query(`update draft set draft_id = 'draft-2'`);

    await expect(
      database.store.read(({ cases }) => cases.findServiceCase('case-2' as CaseId)),
    ).rejects.toThrow('damaged');
    await expect(database.store.read(({ drafts }) => drafts.find('draft-2' as DraftId))).rejects.toThrow(
      'damaged',
    );
  });

  it('stay readable when the master key is exchanged, and the old master key is of no use any more', async () => {
    await plant(database);
    const masterKeyFile = join(database.folder, 'master.key');
    const old = await readFile(masterKeyFile);

    await database.store.rotateMasterKey();
    await database.reopen();

    const draft = await database.store.read(({ drafts }) => drafts.find(makeDraft().id));
    expect(draft).toEqual(makeDraft());
    const log = await database.store.read(({ cases }) => cases.findServiceCase(CASE));
    expect(log?.[0]).toHaveProperty('personal.applicant', APPLICANT);
    await writeFile(masterKeyFile, old);
    await expect(database.reopen()).rejects.toThrow('is not in its file');
  });

  it('are not given up quietly: without its master key file the office does not start', async () => {
    const masterKeyFile = join(database.folder, 'master.key');
    await rename(masterKeyFile, `${masterKeyFile}.away`);

    await expect(database.reopen()).rejects.toThrow('missing');
    await rename(`${masterKeyFile}.away`, masterKeyFile);
    await database.reopen();
    expect(await database.store.read(({ desks }) => desks.list())).toEqual([]);
  });
});

describe('the master key file', () => {
  const database = useDatabase('SQLite on disk');
  const path = (): string => join(database.folder, 'master.key');

  it('and the database can be read by their owner only', async () => {
    const names = ['master.key', 'office.sqlite', 'office.sqlite-wal'];

    const modes = await Promise.all(
      names.map(async (file) => (await stat(join(database.folder, file))).mode),
    );

    expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it('is refused when others can read it', async () => {
    await chmod(path(), 0o640);

    await expect(database.reopen()).rejects.toThrow('0600');
  });

  it('is refused when it is damaged, without a word of what is in it', async () => {
    const text = await readFile(path(), 'utf8');
    await writeFile(path(), text.slice(0, -10));

    const refused = await database.reopen().catch((error: unknown) => String(error));

    expect(refused).toContain('cannot be read');
    expect(refused).not.toContain(text.slice(40, 60));
    await rm(path());
  });
});

describe('what a search compares', () => {
  it.each([
    [' 10000019900307002x ', '10000019900307002X'],
    ['１００００019900307002Ｘ', '10000019900307002X'],
    ['139 0000\u00a00000', '13900000000'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提．艾力', '买买提·艾力'],
  ])('takes "%s" for "%s"', (written, kept) => {
    expect(normalizeForSearch(written)).toBe(normalizeForSearch(kept));
  });
});
