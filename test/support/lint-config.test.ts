import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') });

async function rulesOf(file: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const config: unknown = await eslint.calculateConfigForFile(file);
  return (config as { rules: Record<string, readonly unknown[]> }).rules;
}

async function restrictionsOf(file: string): Promise<string> {
  return JSON.stringify((await rulesOf(file))['no-restricted-syntax']);
}

describe('the lint config', () => {
  it.each(['src/shared/kernel/time.ts', 'src/main/office.ts', 'src/renderer/App.vue', 'test/http/a.test.ts'])(
    'asks the import table about %s',
    async (file) => {
      const rules = await rulesOf(file);

      expect(rules['quanke/import-table']).toEqual([2]);
    },
  );

  it.each(['scripts/test.mjs', 'src/main/http/serve.ts', 'src/renderer/App.vue'])(
    'limits the size of %s',
    async (file) => {
      const rules = await rulesOf(file);

      expect(rules['complexity']).toEqual([2, expect.objectContaining({ max: 10 })]);
      expect(rules['max-params']).toEqual([2, 3]);
      expect(rules['max-lines']).toEqual([2, expect.objectContaining({ max: 300 })]);
      expect(rules['max-lines-per-function']).toEqual([2, expect.objectContaining({ max: 50 })]);
    },
  );

  it('lets the five programs, and no other file of src, read the environment', async () => {
    expect(await restrictionsOf('src/main/office.ts')).not.toContain('read the environment');
    expect(await restrictionsOf('src/main/office/build-office.ts')).toContain('read the environment');
    expect(await restrictionsOf('src/renderer/App.vue')).toContain('read the environment');
  });

  it('keeps Chinese words in the texts', async () => {
    expect(await restrictionsOf('src/shared/texts/failures.ts')).not.toContain('shared/texts');
    expect(await restrictionsOf('src/renderer/pages/case/IntakePage.vue')).toContain('shared/texts');
  });

  it('waits for promises in main', async () => {
    const rules = await rulesOf('src/main/http/serve.ts');

    expect(rules['@typescript-eslint/no-floating-promises']?.[0]).toBe(2);
  });
});
