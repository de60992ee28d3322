import { join } from 'node:path';
import { z } from 'zod';
import { OrganizationUnit } from '../../shared/domain/desk/organization-unit.ts';
import { succeed } from '../../shared/kernel/result.ts';
import { readResource } from './load-office-data.ts';
import type { Caller } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';

/** The program itself, before anybody is signed in. */
const SEEDER: Caller = {
  procedure: 'system.seedOrganization',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

/** Loads the tree of places, once: when there is one already, it is the office's own and stays as it is. */
export async function seedOrganization(
  { store, randomness }: Pick<OfficePorts, 'store' | 'randomness'>,
  { resourcesFolder, demo }: { readonly resourcesFolder: string; readonly demo: boolean },
): Promise<void> {
  const known = await store.read((tables) => tables.organization.listUnits());
  if (known.length > 0) return;

  const file = demo ? 'demo/organization.json' : 'regions/organization.json';
  const units = readResource(z.array(OrganizationUnit), join(resourcesFolder, file));
  await store.change<null, never>(SEEDER, { requestId: randomness.newId() }, async (tables) => {
    for (const unit of units) await tables.organization.saveUnit(unit);
    return succeed({ value: null, audit: { object: 'organization', facts: { units: units.length } } });
  });
}
