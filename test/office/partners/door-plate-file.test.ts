import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDoorPlateFile } from '../../../src/main/office/partners/door-plate-file.ts';
import { addressOfPlate } from '../../../src/shared/domain/form/door-plate.ts';

const FILE = join(import.meta.dirname, '../../../resources/demo/door-plates.json');

it('knows the plates of the demonstration by their codes', async () => {
  const plates = createDoorPlateFile(FILE);

  const plate = await plates.find('100000001000002');

  expect(plate && addressOfPlate(plate)).toBe('示例省示例市市辖区城东街道晨光路20号2单元301室');
  expect(await plates.find('100000001000002 ')).toBeUndefined();
});

it('knows no plate in an office without an address base', async () => {
  expect(await createDoorPlateFile(null).find('100000001000002')).toBeUndefined();
});
