import type { DraftView } from '../../../shared/api/office/form.ts';
import { mayForward } from '../../../shared/domain/case/may-forward.ts';
import { ACCEPT_ALL, endedItems, planIntake } from '../../../shared/domain/case/plan-intake.ts';
import type { IntakeDecision, IntakeRefusal, PlannedItem } from '../../../shared/domain/case/plan-intake.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { IntakeChoices, PointWay } from '../../stores/form/intake-choices.ts';
import type { IntakePoint } from './intake-points.ts';

type Merged = DraftView['merged'];

function chosenWay({ ways }: IntakeChoices, { key, ways: allowed }: IntakePoint): PointWay {
  const chosen = ways[key] ?? 'correct';
  return allowed.includes(chosen) ? chosen : 'correct';
}

/**
 * True for a point all of whose items wait for a correction anyway: nothing is accepted that the paper could follow, so
 * the notice names it too.
 */
export function isBound(
  point: IntakePoint,
  points: readonly IntakePoint[],
  { merged, choices }: { readonly merged: Merged; readonly choices: IntakeChoices },
): boolean {
  const ended = endedItems(merged.items, { refusals: refusalsOf(choices) });
  const others = points.filter(({ key }) => key !== point.key);
  const toMend = others.filter((other) => chosenWay(choices, other) === 'correct');
  const correcting = new Set(toMend.flatMap(({ itemCodes }) => itemCodes));
  const live = point.itemCodes.filter((code) => !ended.has(code));
  return live.length > 0 && live.every((code) => correcting.has(code));
}

/** What becomes of a point. */
export function wayOf(
  point: IntakePoint,
  points: readonly IntakePoint[],
  about: { readonly merged: Merged; readonly choices: IntakeChoices },
): PointWay {
  return isBound(point, points, about) ? 'correct' : chosenWay(about.choices, point);
}

export function remedyOf({ remedies }: IntakeChoices, { key, remedy }: IntakePoint): string {
  return remedies[key] ?? remedy;
}

/** A point that concerns only items which are refused, or end with a refused one. */
export function isMoot(point: IntakePoint, merged: Merged, choices: IntakeChoices): boolean {
  const ended = endedItems(merged.items, { refusals: refusalsOf(choices) });
  return point.itemCodes.every((code) => ended.has(code));
}

function refusalsOf({ refusals }: IntakeChoices): IntakeDecision['refusals'] {
  return Object.entries(refusals).map(([itemCode, words]) => ({ itemCode, ...words }));
}

/** The choices as the office takes them. */
export function decisionOf(
  merged: Merged,
  points: readonly IntakePoint[],
  choices: IntakeChoices,
): IntakeDecision {
  if (choices.manner === 'forward') return { ...ACCEPT_ALL, forward: true };
  const refusals = refusalsOf(choices);
  const hold = choices.manner === 'hold';
  if (hold) return { ...ACCEPT_ALL, refusals, hold };
  const live = points.filter((point) => !isMoot(point, merged, choices));
  const going = (way: PointWay) => live.filter((point) => wayOf(point, live, { merged, choices }) === way);
  const toMend = going('correct').map((point) => ({
    where: point.where,
    code: point.code,
    remedy: remedyOf(choices, point).trim(),
  }));
  return {
    ...ACCEPT_ALL,
    refusals,
    correction: toMend.length > 0 ? { points: toMend } : null,
    deferred: going('defer').map(({ code }) => code),
    promised: going('promise').map(({ code }) => code),
  };
}

/** What the office will make of it; the same rule decides there. */
export function planOf(
  view: DraftView,
  decision: IntakeDecision,
): Result<readonly PlannedItem[], IntakeRefusal> {
  return planIntake(view.merged, view.issues, decision);
}

/** How far the whole application may be passed on; null where an item of it stays at this place. */
export function forwardAreaOf({ items }: Merged): 'nation' | 'province' | 'city' | null {
  const areas = items.map(({ item }) => item.crossRegion);
  if (areas.length === 0 || areas.some((area) => area === 'none' || area === 'county')) return null;
  if (areas.includes('city')) return 'city';
  return areas.includes('province') ? 'province' : 'nation';
}

export function isForwardable({ items }: Merged, from: string, to: string): boolean {
  return /^\d{6}$/.test(to) && items.every(({ item }) => mayForward(item, from, to));
}
