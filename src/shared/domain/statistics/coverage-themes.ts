import { isOpenOn, switchedOffOn } from '../catalogue/subject-switch.ts';
import type { Theme } from '../catalogue/theme.ts';
import { takesIn } from '../desk/may-serve.ts';
import type { ServiceDesk } from '../desk/service-desk.ts';
import type { ThemeCoverage, ThemeFigures, ThemeGap } from './coverage.ts';
import { desksOn, isClaimed, type ClaimLedger, type CoverageSource } from './coverage-source.ts';
import { ratioOf } from './ratio.ts';

/** Themes open on the day with at least one desk in service whose place has claimed all their items. */
export function countThemeCoverage(source: CoverageSource, ledger: ClaimLedger): ThemeFigures {
  const desks = desksOn(source).filter(takesIn);
  const today = { switchedOff: switchedOffOn(source.switches, source.on), day: source.on };
  const open = source.catalogue.themes.filter(({ themeCode }) =>
    isOpenOn(source.catalogue, { kind: 'theme', code: themeCode }, today),
  );
  const themes = open.map((theme) => countTheme(theme, desks, ledger));
  const covered = themes.filter(({ gap }) => gap === null).length;
  const waitingSlots = source.catalogue.head.themeSlots.filter(({ themeCode }) => themeCode === null).length;
  return { ratio: ratioOf(covered, themes.length), themes, waitingSlots };
}

function countTheme(theme: Theme, desks: readonly ServiceDesk[], ledger: ClaimLedger): ThemeCoverage {
  const { themeCode, name } = theme;
  const deskIds = desks
    .filter(({ unitCode }) => missingItems(theme, unitCode, ledger).length === 0)
    .map(({ id }) => id);
  return { themeCode, name, deskIds, gap: deskIds.length > 0 ? null : gapOf(theme, desks, ledger) };
}

/** What a place has not claimed of a theme; a desk without a place takes everything in. */
function missingItems({ items }: Theme, unitCode: string, ledger: ClaimLedger): readonly string[] {
  if (unitCode === '') return [];
  return items.map(({ itemCode }) => itemCode).filter((itemCode) => !isClaimed(ledger, unitCode, itemCode));
}

function gapOf(theme: Theme, desks: readonly ServiceDesk[], ledger: ClaimLedger): ThemeGap {
  const claimants = [...ledger.keys()].filter(
    (unitCode) => missingItems(theme, unitCode, ledger).length === 0,
  );
  if (claimants.length > 0) return { kind: 'noDesk', unitCodes: claimants.toSorted() };
  const [nearest] = [...new Set(desks.map(({ unitCode }) => unitCode))]
    .map((unitCode) => ({ unitCode, itemCodes: missingItems(theme, unitCode, ledger) }))
    .toSorted((left, right) => left.itemCodes.length - right.itemCodes.length);
  const all = theme.items.map(({ itemCode }) => itemCode);
  return { kind: 'notClaimed', ...(nearest ?? { unitCode: null, itemCodes: all }) };
}
