import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DoorPlate } from '../../../shared/domain/form/door-plate.ts';
import type { DoorPlates } from '../ports/door-plates.ts';

/** The address base as a file of the demonstration; an office without one knows no code. Read at the first question. */
export function createDoorPlateFile(path: string | null): DoorPlates {
  let plates: ReadonlyMap<string, DoorPlate> | undefined;
  return {
    find: (plateCode) => {
      plates ??= path === null ? new Map<string, DoorPlate>() : readPlates(path);
      return Promise.resolve(plates.get(plateCode));
    },
  };
}

function readPlates(path: string): ReadonlyMap<string, DoorPlate> {
  const plates = z.array(DoorPlate).parse(JSON.parse(readFileSync(path, 'utf8')));
  return new Map(plates.map((plate) => [plate.plateCode, plate]));
}
