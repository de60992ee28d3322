// Writes resources/catalogue/schema: what an editor needs to help people who write catalogue files. Run by hand when
// the schemas of the domain change; a test says when that was forgotten.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnRightNode, root } from './project.mjs';

/** Where the schemas stand. */
export const SCHEMA_FOLDER = join(root, 'resources/catalogue/schema');

/** The schema of each kind of file, by file name. Defaults are left out in a file, so this is the input side. */
export async function makeCatalogueSchemas() {
  const { z } = await import('zod');
  const domain = '../src/shared/domain/catalogue';
  const { CatalogueHead, Department } = await import(`${domain}/catalogue.ts`);
  const { CatalogueDay } = await import(`${domain}/codes.ts`);
  const { Condition } = await import(`${domain}/condition.ts`);
  const { FieldDefinition } = await import(`${domain}/field-definition.ts`);
  const { MaterialDefinition } = await import(`${domain}/material-definition.ts`);
  const { ServiceItem } = await import(`${domain}/service-item.ts`);
  const { Question, Theme } = await import(`${domain}/theme.ts`);

  const files = {
    catalogue: CatalogueHead,
    departments: z.array(Department),
    fields: z.array(FieldDefinition),
    materials: z.array(MaterialDefinition),
    questions: z.array(Question),
    item: ServiceItem,
    theme: Theme,
  };
  const names = z.registry();
  names.add(Condition, { id: 'condition' });
  const options = {
    io: 'input',
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === CatalogueDay) Object.assign(jsonSchema, { type: 'string', format: 'date' });
    },
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      `${name}.schema.json`,
      { $id: `${name}.schema.json`, title: name, ...z.toJSONSchema(schema, options) },
    ]),
  );
}

async function writeSchemas() {
  const prettier = await import('prettier');
  const style = await prettier.resolveConfig(join(SCHEMA_FOLDER, 'any.json'));
  mkdirSync(SCHEMA_FOLDER, { recursive: true });
  for (const [name, schema] of Object.entries(await makeCatalogueSchemas())) {
    const text = await prettier.format(JSON.stringify(schema), { ...style, parser: 'json' });
    writeFileSync(join(SCHEMA_FOLDER, name), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await continueOnRightNode();
  await writeSchemas();
}
