import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { QUANKE_CATALOGUE_TEXTS } from '../../src/shared/texts/quanke-catalogue.ts';
import { copyCatalogue } from '../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../support/catalogue-folder.ts';
import { makeOfficeIn } from '../support/make-office.ts';
import { makeFolder } from '../support/run-tool.ts';
import { acceptCase } from '../support/take-in.ts';

const root = join(import.meta.dirname, '../..');
const FAR = '2099-01-01';

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
});

afterEach(() => folder.dispose());

async function quanke(...args: readonly string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(['catalogue', ...args], {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

function parse(text: string): unknown {
  return JSON.parse(text);
}

describe('catalogue check', () => {
  it('passes ours, counts it, and shows what every theme saves', async () => {
    const answer = await quanke('check', folder.path);

    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).toMatch(/^ {2}T1 新生儿出生：分别办理 \d+ 份，一次办理 \d+ 份，减少 \d+\.\d\d%/m);
    expect(answer.out).toMatch(/^ {2}T2 企业开办：分别办理 \d+ 份/m);
  });

  it('says the same as JSON', async () => {
    const { code, out } = await quanke('check', folder.path, '--json');

    expect(code).toBe(0);
    expect(parse(out)).toMatchObject({
      valid: true,
      items: expect.any(Number),
      reductions: expect.arrayContaining([
        expect.objectContaining({
          code: 'T1',
          situation: expect.objectContaining({ applicantIs: expect.any(String) }),
          separately: expect.any(Number),
          together: expect.any(Number),
          reductionPercent: expect.stringMatching(/^\d+\.\d\d$/),
        }),
      ]),
    });
  });

  it('lists every fault with file, line and column, and a warning as such', async () => {
    folder.set('items/N3.json', ['departmentId'], 'nobody');
    folder.set('items/N5.json', ['aliases', 0], '上户口');
    folder.write('items/notes.txt', '');

    const answer = await quanke('check', folder.path);

    const place = (file: string, text: string) => {
      const { line, column } = folder.find(file, text);
      return `${file}:${line}:${column}: `;
    };
    expect(answer).toMatchObject({ code: 1, out: '' });
    const lines = answer.err.split('\n');
    const [department, alias, notes] = [
      lines.find((line) => line.startsWith(place('items/N3.json', '"nobody"'))),
      lines.find((line) => line.startsWith(place('items/N5.json', '"上户口"'))),
      lines.find((line) => line.startsWith('items/notes.txt:1:1: （提示）')),
    ];
    expect(department).toMatch(/\[unknownDepartment\]$/);
    expect(alias).toMatch(/\[duplicateAlias\]$/);
    expect(notes).toMatch(/\[fileIgnored\]$/);
  });

  it('gives the faults as JSON too, and says on the other side what is wrong', async () => {
    folder.write('items/N3.json', '{');

    const answer = await quanke('check', folder.path, '--json');

    expect(answer.code).toBe(1);
    expect(parse(answer.out)).toMatchObject({
      valid: false,
      faults: [{ severity: 'error', code: 'jsonSyntax', file: 'items/N3.json', line: 1, column: 2 }],
    });
    expect(answer.err).toContain('items/N3.json:1:2: ');
  });

  it('needs a folder, and one that is there', async () => {
    expect(await quanke('check')).toMatchObject({ code: 2, out: '' });
    expect(await quanke('check', '/nowhere')).toMatchObject({ code: 1, out: '' });
  });
});

describe('versions by command', () => {
  const office = makeFolder();
  const data = ['--data', office.path('')];

  beforeAll(async () => {
    const test = await makeOfficeIn(office.path(''));
    await acceptCase(test, await test.signIn('window01'));
    await test.office.close();
  });
  afterAll(office.remove);

  it('are imported, listed, compared and removed', async () => {
    folder.set('items/N3.json', ['version'], 2);
    folder.set('items/N3.json', ['promisedTimeLimit', 'amount'], 2);

    const imported = await quanke('import', folder.path, '--label', '第二版', '--valid-from', FAR, ...data);
    const versions = await quanke('versions', ...data);
    const compared = await quanke('compare', '1', '2', ...data);
    const removed = await quanke('remove', '2', '--reason', '试导入', ...data);
    const after = await quanke('versions', ...data, '--json');

    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(versions.out.split('\n')).toEqual([
      expect.stringMatching(/^第 2 版 {2}第二版 {2}自 2099-01-01 .*未办结子件 0/),
      expect.stringMatching(/^第 1 版 .*现行 .*未办结子件 8/),
    ]);
    expect(compared.out.split('\n')).toEqual([
      expect.stringMatching(/^~ 事项 N3 /),
      '    promisedTimeLimit.amount：3 → 2',
      '    version：1 → 2',
      expect.stringMatching(/^N3：未办结 1 件/),
    ]);
    expect(removed).toMatchObject({ code: 0, err: '' });
    expect(parse(after.out)).toMatchObject({
      versions: [
        { versionNumber: 2, removedAt: expect.any(String) },
        { versionNumber: 1, inForce: true },
      ],
    });
  });

  it('are not imported while a fault is left', async () => {
    folder.set('items/N3.json', ['departmentId'], 'nobody');
    const before = await quanke('versions', ...data);

    const refused = await quanke('import', folder.path, '--label', '第三版', '--valid-from', FAR, ...data);

    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^items\/N3\.json:\d+:\d+: .*\[unknownDepartment\]/);
    expect(await quanke('versions', ...data)).toEqual(before);
  });

  it.each([
    ['the very same', 'catalogue.alreadyImported', FAR],
    ['a day that has passed', 'catalogue.dayInvalid', '2020-01-01'],
  ] as const)('are refused with title and remedy for %s', async (_what, code, validFrom) => {
    const { title, remedy } = FAILURE_TEXTS[code];

    const refused = await quanke(
      'import',
      folder.path,
      '--label',
      '又一版',
      '--valid-from',
      validFrom,
      ...data,
    );

    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(title);
    expect(refused.err).toContain(remedy);
  });

  it('are not removed while they are needed', async () => {
    const { title } = FAILURE_TEXTS['catalogue.versionNeeded'];

    const refused = await quanke('remove', '1', '--reason', '试移除', ...data);

    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(title);
  });

  it('say why they are refused as JSON too, for a program that asked for JSON', async () => {
    const day = ['--label', '又一版', '--valid-from', '2020-01-01'];
    const commands = [
      ['import', folder.path, ...day],
      ['remove', '1', '--reason', '试移除'],
      ['compare', '1', '99'],
    ];

    const answers = [];
    for (const command of commands) answers.push(await quanke(...command, ...data, '--json'));

    const codes = ['catalogue.dayInvalid', 'catalogue.versionNeeded', 'catalogue.versionNotFound'];
    expect(answers.map(({ code, out }) => [code, parse(out)])).toMatchObject(
      codes.map((code) => [1, { refused: { code, reason: expect.any(String) } }]),
    );
    expect(answers.every(({ err }) => err !== '')).toBe(true);
  });

  it('are compared in words, not in JSON', async () => {
    const paper = { materialCode: 'childPhoto', required: true };
    folder.set('items/N3.json', ['materials', 99], paper);
    const third = ['--label', '第三版', '--valid-from', FAR];
    expect(await quanke('import', folder.path, ...third, ...data)).toMatchObject({ code: 0 });

    const { out } = await quanke('compare', '1', '3', ...data);

    expect(out).toMatch(/^ {4}materials\.childPhoto：（无） → .*childPhoto，/m);
    expect(out).not.toMatch(/[{"]/);
    expect(out.split('\n')).toContain(QUANKE_CATALOGUE_TEXTS.notRaised);
  });

  it.each([
    ['no label', ['import', '.', '--valid-from', FAR]],
    ['no day', ['import', '.', '--label', '第二版']],
    ['a label nobody reads to its end', ['import', '.', '--label', '版'.repeat(61), '--valid-from', FAR]],
    ['one version to compare', ['compare', '1']],
    ['no reason to remove', ['remove', '1']],
    ['no version to remove', ['remove', '--reason', '试移除']],
  ])('say how they are used after %s', async (_what, args) => {
    expect(await quanke(...args, ...data)).toMatchObject({ code: 2, out: '' });
  });

  it('say that there is no such version', async () => {
    expect(await quanke('compare', '1', '99', ...data)).toMatchObject({ code: 1, out: '' });
    expect(await quanke('remove', 'x', '--reason', '试移除', ...data)).toMatchObject({ code: 1, out: '' });
  });
});
