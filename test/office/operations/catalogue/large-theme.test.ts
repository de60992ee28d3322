import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { copyCatalogue } from '../../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import { acceptCase, fillDraft } from '../../../support/take-in.ts';
import { command, TODAY, useOffice } from '../desk/use-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';
import { importCatalogue } from './send-catalogue.ts';

const CODES = Array.from({ length: 40 }, (_, i) => `X${String(i + 1).padStart(2, '0')}`);
const LARGE = { kind: 'theme', code: 'T40' } as const;

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
});

afterEach(() => folder.dispose());

/** Forty items like 失业登记, each after the one before where it shares its department. */
function writeLargeTheme(): void {
  const item = JSON.parse(folder.read('items/L1.json')) as { readonly name: string };
  CODES.forEach((itemCode, i) => {
    const copy = { ...item, itemCode, name: `${item.name}之${i + 1}`, aliases: [], officialCodes: {} };
    folder.write(`items/${itemCode}.json`, JSON.stringify(copy));
  });
  const theme = { ...(JSON.parse(folder.read('themes/T1.json')) as object) };
  folder.write(
    'themes/T40.json',
    JSON.stringify({
      ...theme,
      themeCode: 'T40',
      name: '四十个事项的一件事',
      aliases: [],
      questions: [],
      items: CODES.map((itemCode, i) => ({ itemCode, after: i % 4 === 0 ? [] : [CODES[i - 1]] })),
      toBeConfirmed: [],
    }),
  );
}

/** The demo’s centre takes what its own catalogue holds; new items want a claim. */
async function claimAll({ administrator }: OfficeInUse, itemCodes: readonly string[]): Promise<void> {
  const claim = { unitCode: '100000-01', itemCodes: [...itemCodes], kind: 'claim' as const };
  must(await administrator.calls.desk.recordClaims(command({ ...claim, effectiveOn: TODAY, reason: '' })));
}

describe('a theme of 40 items', () => {
  const office = useOffice();

  it('is imported, asks for every paper and field once, and becomes 40 parts', async () => {
    writeLargeTheme();
    await importCatalogue(office, folder);
    await claimAll(office, CODES);
    const clerk = await office.test.signIn('window01');
    const alone = await fillDraft(office.test, clerk, { subject: { kind: 'item', code: 'L1' } });

    const { merged } = await fillDraft(office.test, clerk, { subject: LARGE, situation: {} });
    const view = await acceptCase(office.test, clerk, { subject: LARGE, situation: {} });

    const codesOf = (list: typeof merged.materials) => list.map(({ definition }) => definition.materialCode);
    expect(codesOf(merged.materials)).toEqual(codesOf(alone.merged.materials));
    expect(merged.fields.map(({ definition }) => definition.fieldCode)).toEqual(
      alone.merged.fields.map(({ definition }) => definition.fieldCode),
    );
    expect(merged.materials.every(({ neededBy }) => neededBy.length > 0)).toBe(true);
    expect(view.subCases.map(({ projection }) => projection.itemCode)).toEqual(CODES);
    expect(view.subCases.filter(({ projection }) => projection.status === 'waiting')).toHaveLength(30);
    expect(view.subCases.at(-1)?.number).toMatch(/-40$/);
  });

  it('is counted as it saves papers', async () => {
    writeLargeTheme();
    await importCatalogue(office, folder);

    const counted = must(
      await office.administrator.calls.catalogue.reduction({ subject: LARGE, situation: {} }),
    );

    expect(counted.subjectName).toBe('四十个事项的一件事');
    expect(counted.separately).toBe(40 * counted.together);
    expect(counted.reductionPercent).toBe('97.50');
  });

  it('is not counted when the catalogue does not have it', async () => {
    const subject = { kind: 'theme', code: 'T99' } as const;

    expect(await office.administrator.calls.catalogue.reduction({ subject, situation: {} })).toMatchObject({
      failure: { code: 'catalogue.subjectNotFound' },
    });
  });
});

describe('an item in two themes', () => {
  const office = useOffice();

  it('is asked for in each, and stays one item', async () => {
    const theme = JSON.parse(folder.read('themes/T1.json')) as { readonly items: unknown[] };
    folder.write(
      'themes/T1b.json',
      JSON.stringify({
        ...theme,
        themeCode: 'T1b',
        name: '只登记',
        aliases: [],
        items: [{ itemCode: 'N7' }],
      }),
    );

    const { items } = await importCatalogue(office, folder);

    const { catalogue } = must(await office.administrator.calls.catalogue.view({}));
    expect(items).toBe(catalogue.items.length);
    const clerk = await office.test.signIn('window01');
    const small = await acceptCase(office.test, clerk, { subject: { kind: 'theme', code: 'T1b' } });
    const whole = await acceptCase(office.test, clerk);
    const partsOf = (view: typeof small) => view.subCases.map(({ projection }) => projection.itemCode);
    expect(partsOf(small)).toEqual(['N7']);
    expect(partsOf(whole)).toContain('N7');
  });
});
