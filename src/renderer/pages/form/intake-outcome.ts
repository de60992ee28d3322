import type { DraftView } from '../../../shared/api/office/form.ts';
import type { DueDate } from '../../../shared/domain/calendar/due-date.ts';
import type { IntakeOutlook } from '../../../shared/domain/case/intake-outlook.ts';
import type { PlannedItem } from '../../../shared/domain/case/plan-intake.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-model.ts';
import { PAPER_TITLES } from '../../../shared/texts/documents.ts';
import { shortMoment } from '../../../shared/texts/page-due.ts';
import { INTAKE_TEXTS, OUTCOME_TEXTS } from '../../../shared/texts/page-form-intake.ts';
import { itemNames } from './field-states.ts';

/** What becomes of one item, in words. */
export type ItemOutcome = {
  readonly itemCode: string;
  readonly name: string;
  readonly does: PlannedItem['does'];
  readonly head: string;
  /** By when, with what, why. */
  readonly notes: readonly string[];
};

type Outcome = {
  readonly view: DraftView;
  readonly planned: readonly PlannedItem[];
  /** Null until the office has counted. */
  readonly outlook: IntakeOutlook | null;
  readonly forwardTo: string;
};

/** 将会这样办理. Item by item, in the order of the application. */
export function outcomesOf(outcome: Outcome): readonly ItemOutcome[] {
  return outcome.planned.map((plan) => ({
    itemCode: plan.itemCode,
    name: itemNames(outcome.view, [plan.itemCode]).join(''),
    does: plan.does,
    head: plan.does === 'correct' ? OUTCOME_TEXTS.correct(plan.points.length) : OUTCOME_TEXTS[plan.does],
    notes: notesOn(plan, outcome).filter((note) => note !== ''),
  }));
}

/** A moment with its mark; empty while nobody counted. */
export function momentText(due: DueDate | undefined): string {
  return due ? `${shortMoment(due.dueAt)}${due.provisional ? OUTCOME_TEXTS.provisional : ''}` : '';
}

function until(say: (moment: string) => string, due: DueDate | undefined): string {
  const moment = momentText(due);
  return moment === '' ? '' : say(moment);
}

function notesOn(plan: PlannedItem, outcome: Outcome): readonly string[] {
  const { outlook, forwardTo, view } = outcome;
  switch (plan.does) {
    case 'accept':
      return [clockOf(plan.itemCode, outcome), ...waiversOf(plan, view)];
    case 'hold':
      return [until(OUTCOME_TEXTS.holdUntil, outlook?.answerBy)];
    case 'correct':
      return [until(OUTCOME_TEXTS.correctUntil, outlook?.correctBy)];
    case 'refuse':
      return [plan.reason];
    case 'terminate':
      return [OUTCOME_TEXTS.terminateWith(itemNames(view, [plan.predecessor]).join(''))];
    case 'forward':
      return forwardTo === '' ? [] : [OUTCOME_TEXTS.forwardTo(forwardTo)];
  }
}

/** The clock of an item begins when the last item it waits for is done; one that failed is waited for no more. */
function clockOf(itemCode: string, { view, planned, outlook }: Outcome): string {
  const after = view.merged.items.find(({ item }) => item.itemCode === itemCode)?.after ?? [];
  const ended = planned.filter(({ does }) => does === 'refuse' || does === 'terminate');
  const waitsFor = after.filter((code) => ended.every((plan) => plan.itemCode !== code));
  if (waitsFor.length > 0) return OUTCOME_TEXTS.acceptWaits(itemNames(view, waitsFor).join('、'));
  return until(OUTCOME_TEXTS.acceptDue, outlook?.promises[itemCode]);
}

function waiversOf(
  { deferred, promised }: Extract<PlannedItem, { does: 'accept' }>,
  view: DraftView,
): readonly string[] {
  return [
    ...(deferred.length > 0 ? [OUTCOME_TEXTS.deferred(materialNames(view, deferred))] : []),
    ...(promised.length > 0 ? [OUTCOME_TEXTS.promised(materialNames(view, promised))] : []),
  ];
}

function materialNames({ merged }: DraftView, codes: readonly string[]): string {
  const named = merged.materials.filter(({ definition }) => codes.includes(definition.materialCode));
  return named.map(({ definition }) => definition.name).join('、');
}

/** The papers that will be made, as operations/case/intake-papers.ts makes them. */
export function papersOf(planned: readonly PlannedItem[], isTheme: boolean): readonly string[] {
  const count = (does: PlannedItem['does']) => planned.filter((plan) => plan.does === does).length;
  const accepted = planned.flatMap((plan) => (plan.does === 'accept' ? [plan] : []));
  const isDeferred = accepted.some(({ deferred }) => deferred.length > 0);
  const isWaived = isDeferred || accepted.some(({ promised }) => promised.length > 0);
  const made: readonly (readonly [kind: Exclude<DocumentKind, 'outcome'>, count: number])[] = [
    ['receiptSlip', 1],
    ['acceptanceNotice', Math.min(accepted.length, 1)],
    ['linkedHandlingNotice', isTheme ? Math.min(accepted.length, 1) : 0],
    ['deferralNotice', isDeferred ? 1 : 0],
    ['promiseLetter', isWaived ? 1 : 0],
    ['correctionNotice', Math.min(count('correct'), 1)],
    ['refusalNotice', count('refuse')],
    ['forwardSheet', Math.min(count('forward'), 1)],
  ];
  return made
    .filter(([, copies]) => copies > 0)
    .map(([kind, copies]) => INTAKE_TEXTS.paperCount(PAPER_TITLES[kind], copies));
}
