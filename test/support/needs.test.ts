import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFile } from '../../scripts/debian.mjs';
import budget from '../../scripts/test-budget.json' with { type: 'json' };
import packages from '../../scripts/debian-packages.json' with { type: 'json' };

const source = readFileSync(join(import.meta.dirname, 'needs.ts'), 'utf8');

describe('the list of Debian packages', () => {
  it.each(packages)('can be asked for $tool in a test', ({ tool }) => {
    expect(source).toContain(`'${tool}'`);
  });

  it.each(packages)('says of $tool which tests need it', ({ tests }) => {
    const folders = tests.map((path) => path.split('/')[0]);

    expect(Object.keys(budget)).toEqual(expect.arrayContaining(folders));
  });
});

describe('looking for a file', () => {
  it('finds it behind a folder whose name depends on the machine', () => {
    const path = findFile(join(import.meta.dirname, '../*/import-table.test.ts'));

    expect(path).toBe(join(import.meta.dirname, 'import-table.test.ts'));
  });

  it('finds nothing where nothing is', () => {
    expect(findFile('/nowhere/*/libusb.so')).toBeUndefined();
  });
});

describe('the time budget', () => {
  it('leaves the whole run within ten minutes', () => {
    const seconds = Object.values(budget).reduce((sum, part) => sum + part, 0);

    expect(seconds).toBeLessThanOrEqual(600);
  });
});
