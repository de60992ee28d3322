import { join } from 'node:path';
import { z } from 'zod';
import { CatalogueDay } from '../../shared/domain/catalogue/codes.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { ItemClaim } from '../../shared/domain/catalogue/item-claim.ts';
import { DESK_KINDS } from '../../shared/domain/desk/service-desk.ts';
import type { DeskId, ServiceDesk } from '../../shared/domain/desk/service-desk.ts';
import { localDateOf } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { readResource } from './load-office-data.ts';
import type { Tables } from './ports/store.ts';

const Desk = z.strictObject({
  id: z.string().transform((id) => id as DeskId),
  name: z.string(),
  deskKind: z.enum(DESK_KINDS),
  divisionCode: z.string().regex(/^\d{6}$/),
  deskNumber: z.string().regex(/^\d{3}$/),
  centerName: z.string(),
  unitCode: z.string(),
  openedOn: CatalogueDay,
  closedOn: CatalogueDay.nullable().default(null),
  posts: z.int().min(0),
});

/** What a place says of many items at once. */
const ClaimRule = z.strictObject({
  unitCode: z.string(),
  items: z.union([z.enum(['all', 'grassroots']), z.array(z.string())]),
  except: z.array(z.string()).default([]),
  kind: z.enum(['claim', 'release', 'notClaimed']),
  effectiveOn: CatalogueDay,
  reason: z.string().default(''),
});
type ClaimRule = z.infer<typeof ClaimRule>;

const Baseline = z.strictObject({
  unitCode: z.string(),
  countedOn: CatalogueDay,
  singleDomainDesks: z.int().min(0),
  posts: z.int().min(0),
  source: z.string().min(1),
});

/** Desks, claims and baselines of the demo. */
export type DemoPlaces = {
  readonly desks: readonly ServiceDesk[];
  readonly claimRules: readonly ClaimRule[];
  readonly baselines: readonly z.infer<typeof Baseline>[];
};

/** Reads them from `resources/demo`. */
export function readDemoPlaces(resourcesFolder: string): DemoPlaces {
  const path = (name: string) => join(resourcesFolder, 'demo', name);
  return {
    desks: readResource(z.array(Desk), path('desks.json')),
    claimRules: readResource(z.array(ClaimRule), path('claims.json')),
    baselines: readResource(z.array(Baseline), path('baseline.json')),
  };
}

/** Adds what is missing; desks of an early version of the program learn their place. */
export async function addDemoPlaces(
  tables: Tables,
  places: DemoPlaces,
  { catalogue, now }: { readonly catalogue: Catalogue; readonly now: Instant },
): Promise<void> {
  for (const desk of places.desks) await addDesk(tables, desk, now);
  const claims = missingClaims(places.claimRules, catalogue, await tables.claims.list());
  await tables.claims.add(claims.map((claim) => ({ ...claim, recordedBy: 'demo', recordedAt: now })));
  const known = await tables.organization.listBaselines();
  for (const baseline of places.baselines) {
    if (!known.some(({ unitCode }) => unitCode === baseline.unitCode))
      await tables.organization.saveBaseline(baseline);
  }
}

/** On its first day a demo desk counts as staffed: without it no place of a fresh demo would serve anybody. */
async function addDesk(tables: Tables, desk: ServiceDesk, now: Instant): Promise<void> {
  const known = await tables.desks.find(desk.id);
  if (known?.unitCode === '') await tables.desks.replace({ ...known, unitCode: desk.unitCode });
  if (known) return;
  const added = await tables.desks.add(desk);
  if (added.ok) await tables.duties.add({ deskId: desk.id, servedOn: localDateOf(now) });
}

type NewClaim = Omit<ItemClaim, 'recordedBy' | 'recordedAt'>;

/** The first rule that names an item of a place counts, and only when the ledger says nothing of it yet. */
function missingClaims(
  rules: readonly ClaimRule[],
  catalogue: Catalogue,
  known: readonly ItemClaim[],
): readonly NewClaim[] {
  const said = new Set(known.map(keyOf));
  const claims: NewClaim[] = [];
  for (const { unitCode, kind, effectiveOn, reason, ...rule } of rules) {
    for (const itemCode of itemsOf(rule, catalogue)) {
      const claim = { itemCode, unitCode, kind, effectiveOn, reason };
      if (said.has(keyOf(claim))) continue;
      said.add(keyOf(claim));
      claims.push(claim);
    }
  }
  return claims;
}

function keyOf({ unitCode, itemCode }: Pick<ItemClaim, 'unitCode' | 'itemCode'>): string {
  return `${unitCode} ${itemCode}`;
}

function itemsOf(
  { items, except }: Pick<ClaimRule, 'items' | 'except'>,
  catalogue: Catalogue,
): readonly string[] {
  const codes =
    typeof items === 'string'
      ? catalogue.items
          .filter(({ grassroots }) => items === 'all' || grassroots)
          .map(({ itemCode }) => itemCode)
      : items;
  return codes.filter((code) => !except.includes(code));
}
