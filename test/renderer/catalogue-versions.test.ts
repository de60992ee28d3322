import { beforeEach, describe, expect, it } from 'vitest';
import { VERSION_TEXTS } from '../../src/shared/texts/page-versions.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { makeVersion } from './sample-catalogue.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

/** A person chooses a folder in the dialog of the browser. */
async function chooseFolder(app: OpenApp, files: Readonly<Record<string, string>>): Promise<void> {
  const chosen = Object.entries(files).map(([path, text]) => {
    const file = new File([text], path.split('/').at(-1) ?? '');
    Object.defineProperty(file, 'webkitRelativePath', { value: path });
    return file;
  });
  const input = app.find<HTMLInputElement>('[data-folder]');
  if (!input) throw new Error('no place to choose a folder');
  Object.defineProperty(input, 'files', { value: chosen, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  await settle();
}

describe('the list', () => {
  it('opens the version in force and says how much work is open under it', async () => {
    const app = await openApp(fake, '/catalogue-versions');

    expect(app.router.currentRoute.value.params['versionId']).toBe('version2');
    expect(app.textOf('[data-entry="version2"]')).toContain(VERSION_TEXTS.openParts(4));
    expect(app.find('header [data-standing="inForce"]')).not.toBeNull();
  });

  it('tells what holds, what will and what is gone', async () => {
    const removedAt = makeVersion(1).importedAt;
    fake.catalogue.versions = [
      makeVersion(4, { validFrom: '2999-01-01' as never }),
      makeVersion(3, { removedAt }),
      makeVersion(2),
      makeVersion(1),
    ];

    await openApp(fake, '/catalogue-versions');

    const tags = [...document.querySelectorAll('[data-entry] [data-standing]')];
    expect(tags.map((tag) => tag.getAttribute('data-standing'))).toEqual([
      'future',
      'removed',
      'inForce',
      'past',
    ]);
  });
});

describe('comparing', () => {
  it('sets a version against the one before and names the open work of a changed item', async () => {
    const app = await openApp(fake, '/catalogue-versions/version2');

    expect(fake.inputsOf('catalogue.compare')).toEqual([{ before: 'version1', after: 'version2' }]);
    expect(app.textOf('[data-change="N3"] [data-not-raised]')).toBe(VERSION_TEXTS.notRaised);
    expect(app.textOf('[data-change="N3"] [data-open-work]')).toBe(VERSION_TEXTS.openWork(4));
    expect(app.textOf('[data-member="promisedTimeLimit.amount"] .before')).toBe('5');
    expect(app.textOf('[data-member="promisedTimeLimit.amount"] .after')).toBe('3');
  });

  it('narrows to one part', async () => {
    const app = await openApp(fake, '/catalogue-versions/version2');

    await app.click('[data-choice="materials"]');

    expect(app.find('[data-change="N3"]')).toBeNull();
    expect(app.find('[data-change="photo"]')).not.toBeNull();
  });

  it('says that two versions are the same', async () => {
    fake.catalogue.difference = { changes: [], openWork: [] };

    const app = await openApp(fake, '/catalogue-versions/version2');

    expect(app.find('[data-no-difference]')).not.toBeNull();
  });
});

describe('removing', () => {
  it('asks first and wants a reason', async () => {
    const app = await openApp(fake, '/catalogue-versions/version1');
    await app.click('[data-ask-remove]');
    await app.click('[data-remove]');
    const sentTooEarly = fake.inputsOf('catalogue.removeVersion').length;

    await app.type('#remove-reason', '导入有误');
    await app.click('[data-remove]');

    expect(sentTooEarly).toBe(0);
    expect(fake.inputsOf('catalogue.removeVersion')).toMatchObject([
      { versionId: 'version1', reason: '导入有误' },
    ]);
  });

  it.each(['catalogue.versionInUse', 'catalogue.versionNeeded'] as const)('shows %s', async (code) => {
    fake.refuse('catalogue.removeVersion', code);
    const app = await openApp(fake, '/catalogue-versions/version1');
    await app.click('[data-ask-remove]');
    await app.type('#remove-reason', '导入有误');

    await app.click('[data-remove]');

    expect(app.find(`[data-failure="${code}"]`)).not.toBeNull();
  });
});

describe('importing', () => {
  const FOLDER = {
    'new/catalogue.json': '{}',
    'new/items/N1.json': '{"itemCode":"N1"}',
    'new/README.md': 'text',
    'new/.git/x.json': '{}',
  };

  it('sends the JSON files of the folder by their place in it', async () => {
    const app = await openApp(fake, '/catalogue-versions');
    await app.press('F2');

    await chooseFolder(app, FOLDER);

    expect(fake.inputsOf('files.sendCatalogue')).toEqual([
      [
        { path: 'catalogue.json', text: '{}' },
        { path: 'items/N1.json', text: '{"itemCode":"N1"}' },
      ],
    ]);
    expect(app.textOf('[data-chosen]')).toContain(VERSION_TEXTS.skipped(2));
  });

  it('takes a checked folder over under a name from a day on, and opens the new version', async () => {
    const app = await openApp(fake, '/catalogue-versions/import');
    await chooseFolder(app, FOLDER);
    await app.type('#import-label', '七月调整');
    await app.type('#import-day', '20270701');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('catalogue.import')).toMatchObject([
      { fileId: 'file9', label: '七月调整', validFrom: '2027-07-01' },
    ]);
    expect(app.router.currentRoute.value.params['versionId']).toBe('version3');
  });

  it('lists faults with file, line and column, and offers no import', async () => {
    fake.catalogue.preview = {
      faults: [
        {
          severity: 'error',
          code: 'cycle',
          message: '循环等待',
          file: 'themes/T1.json',
          line: 12,
          column: 5,
        },
        {
          severity: 'warning',
          code: 'neverUsed',
          message: '没有事项使用',
          file: 'materials/x.json',
          line: 3,
          column: 1,
        },
      ],
      content: null,
      difference: null,
      alreadyImported: false,
    };
    const app = await openApp(fake, '/catalogue-versions/import');

    await chooseFolder(app, FOLDER);

    expect(app.textOf('[data-fault="cycle"]')).toContain('themes/T1.json:12:5');
    expect(app.textOf('[data-verdict="broken"]')).toContain(VERSION_TEXTS.errors(1));
    expect(app.find('[data-import]')).toBeNull();
  });

  it('does not import the same content twice', async () => {
    fake.catalogue.preview = { ...fake.catalogue.preview, alreadyImported: true };
    const app = await openApp(fake, '/catalogue-versions/import');

    await chooseFolder(app, FOLDER);

    expect(app.text).toContain(VERSION_TEXTS.already);
    expect(app.find<HTMLButtonElement>('[data-import]')?.disabled).toBe(true);
  });

  it('says that a folder holds no catalogue', async () => {
    const app = await openApp(fake, '/catalogue-versions/import');

    await chooseFolder(app, { 'photos/a.jpg': 'x' });

    expect(app.text).toContain(VERSION_TEXTS.noFiles);
    expect(fake.inputsOf('files.sendCatalogue')).toEqual([]);
  });

  it.each(['catalogue.broken', 'catalogue.alreadyImported', 'catalogue.dayInvalid'] as const)(
    'shows %s of the office',
    async (code) => {
      fake.refuse('catalogue.import', code);
      const app = await openApp(fake, '/catalogue-versions/import');
      await chooseFolder(app, FOLDER);
      await app.type('#import-label', '七月调整');

      await app.click('[data-import]');

      expect(app.find(`[data-failure="${code}"]`)).not.toBeNull();
      expect(app.router.currentRoute.value.params['versionId']).toBe('import');
    },
  );

  it('shows why the upload or the check failed, and tries again by the button', async () => {
    fake.refuse('files.sendCatalogue', 'file.tooLarge');
    const app = await openApp(fake, '/catalogue-versions/import');
    await chooseFolder(app, FOLDER);

    await app.click('[data-failure="file.tooLarge"] button');

    expect(app.find('[data-verdict="clean"]')).not.toBeNull();
  });

  it('is not offered to a supervisor', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);

    const app = await openApp(fake, '/catalogue-versions/import');

    expect(app.find('[data-folder]')).toBeNull();
    expect(app.find('[data-import-new]')).toBeNull();
  });
});
