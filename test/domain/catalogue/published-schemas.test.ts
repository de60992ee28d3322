import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeCatalogueSchemas, SCHEMA_FOLDER } from '../../../scripts/write-catalogue-schemas.mjs';

const CATALOGUE = join(SCHEMA_FOLDER, '..');

/** Which files each schema is for. */
const FILES = {
  catalogue: 'catalogue.json',
  departments: 'departments.json',
  fields: 'fields/*.json',
  materials: 'materials/*.json',
  questions: 'questions/*.json',
  item: 'items/*.json',
  theme: 'themes/*.json',
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const readSchema = (name: string) =>
  z.fromJSONSchema(
    readJson(join(SCHEMA_FOLDER, `${name}.schema.json`)) as Parameters<typeof z.fromJSONSchema>[0],
  );

describe('the published schemas of a catalogue', () => {
  it('are those of the program (else: node scripts/write-catalogue-schemas.mjs)', async () => {
    const made = await makeCatalogueSchemas();

    const stored = readdirSync(SCHEMA_FOLDER).map((name) => [name, readJson(join(SCHEMA_FOLDER, name))]);
    expect(Object.fromEntries(stored)).toEqual(JSON.parse(JSON.stringify(made)));
  });

  it.each(Object.entries(FILES))('let every file of the kind %s pass', (name, pattern) => {
    const schema = readSchema(name);

    const paths = globSync(pattern, { cwd: CATALOGUE });
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths)
      expect(schema.safeParse(readJson(join(CATALOGUE, path))).error, path).toBeUndefined();
  });

  it('refuse a member nobody knows and a condition that is none', () => {
    const schema = readSchema('theme');
    const theme = readJson(join(CATALOGUE, 'themes/T1.json')) as Record<string, unknown>;

    expect(schema.safeParse({ ...theme, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...theme, items: [{ itemCode: 'N1', when: { all: [] } }] }).success).toBe(
      false,
    );
    expect(schema.safeParse({ ...theme, validFrom: '1 January' }).success).toBe(false);
  });
});
