import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import type { CardReading } from '../../../../shared/domain/applicant/identity-card.ts';
import type {
  ServiceCaseAction,
  SubCase,
  SubCaseAction,
} from '../../../../shared/domain/case/case-action.ts';
import { mayDo, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import { checkAuthority, checkCardDate, mayCollect } from '../../../../shared/domain/delivery/may-collect.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Changed, Tables } from '../../ports/store.ts';
import { checkTimeLeft } from '../check-time-left.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { applyConsequences } from '../follow-decision.ts';
import { checkOwnCenter } from '../own-center.ts';
import { lastActorOf } from '../people.ts';

import { findWholeCase, viewAgain } from './whole-case.ts';
import type { WholeCase, WindowPorts } from './whole-case.ts';

type WithdrawPorts = WindowPorts & Pick<OfficePorts, 'trust'>;
type WithdrawInput = Parameters<OfficeOperations['case']['withdraw']>[0];
type Reading = Awaited<ReturnType<OfficePorts['trust']['verifyReading']>> | null;

type WithdrawRefusal =
  | 'case.notFound'
  | 'case.changedMeanwhile'
  | 'case.alreadyDecided'
  | 'case.deadlinePassed'
  | 'case.notAllowedNow'
  | 'case.notParty'
  | 'case.notYourCenter'
  | 'case.reasonMissing'
  | 'case.resultSealed'
  | 'delivery.authorityExpired'
  | 'delivery.cardExpired'
  | 'reading.expired'
  | 'reading.invalid'
  | 'reading.simulatedRefused'
  | 'reading.unknownStation';

/**
 * 撤件. The applicant takes back chosen parts: shown by the card of the applicant or the agent, or by what the clerk
 * states in writing. What waited for them ends too, or goes on as the theme says.
 */
export function createWithdrawCase(ports: WithdrawPorts): OfficeOperations['case']['withdraw'] {
  return async (input, caller) => {
    const reading = input.reading === null ? null : await ports.trust.verifyReading(input.reading);
    const withdrawn = await ports.store.change<CaseView, WithdrawRefusal>(caller, input, (tables) =>
      withdraw(ports, tables, { input, caller, reading }),
    );
    if (withdrawn.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return withdrawn;
  };
}

type Call = { readonly input: WithdrawInput; readonly caller: Caller; readonly reading: Reading };

async function withdraw(
  ports: WithdrawPorts,
  tables: Tables,
  { input, caller, reading }: Call,
): Promise<Result<Changed<CaseView>, WithdrawRefusal>> {
  const { caseId, reason } = input;
  const found = await findWholeCase(ports, tables, { caller, caseId, expectedVersion: null });
  if (!found.ok) return found;
  const whole = found.value;
  const parts = await findParts(tables, whole, input);
  if (!parts.ok) return parts;
  const wanted = await checkWanted(tables, whole, { reading, reason });
  if (!wanted.ok) return wanted;

  const action: SubCaseAction = { kind: 'withdraw', personal: { reason }, ...whole.acted };
  const ended = await appendAll(tables, { whole, parts: parts.value, action });
  if (!ended.ok) return ended;
  if (reading !== null) {
    const visited = await tables.cases.appendToServiceCase(whole.caseId, whole.actions.length, [
      visit(whole),
    ]);
    if (!visited.ok) return visited;
  }
  const value = await viewAgain(tables, whole);
  const facts = { withdrawn: parts.value.length, proof: reading === null ? 'stated' : 'card' };
  return succeed({ value, audit: { object: `case:${caseId}`, facts } });
}

/** All of them at once, so that none ends as the consequence of another. */
async function appendAll(
  tables: Tables,
  {
    whole,
    parts,
    action,
  }: { readonly whole: WholeCase; readonly parts: readonly SubCase[]; readonly action: SubCaseAction },
): Promise<Result<void, 'case.changedMeanwhile'>> {
  for (const { subCaseId, actions } of parts) {
    const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, [action]);
    if (!appended.ok) return appended;
  }
  for (const { subCaseId } of parts) {
    const found = { caseId: whole.caseId, subCaseId };
    const followed = await applyConsequences(tables, whole.calendar, {
      found,
      decision: action,
      pending: false,
    });
    if (!followed.ok) return followed;
  }
  return succeed(undefined);
}

/** The parts as the caller last saw them, each of which may still be taken back. */
async function findParts(
  tables: Tables,
  whole: WholeCase,
  { parts }: WithdrawInput,
): Promise<Result<readonly SubCase[], WithdrawRefusal>> {
  const chosen: SubCase[] = [];
  for (const { subCaseId, expectedVersion } of parts) {
    const part = whole.subCases.find((candidate) => candidate.subCaseId === subCaseId);
    if (!part) return fail('case.notFound');
    const { length: version } = part.actions;
    if (version !== expectedVersion) {
      return fail('case.changedMeanwhile', { version, by: await lastActorOf(tables, part.actions) });
    }
    const may = checkMayWithdraw(part.actions, whole);
    if (!may.ok) return may;
    chosen.push(part);
  }
  return succeed(chosen);
}

/** A decision stands until it is corrected or revoked; what was sealed lies ready or is in somebody's hands. */
function checkMayWithdraw(
  actions: readonly SubCaseAction[],
  whole: WholeCase,
): Result<void, WithdrawRefusal> {
  if (mayDo(actions, 'withdraw')) return checkTimeLeft(actions, whole);
  if (actions.some(({ kind }) => kind === 'produce')) return fail('case.resultSealed');
  const isDecided = actions.some(({ kind }) => kind === 'grant' || kind === 'deny');
  return isDecided
    ? fail('case.alreadyDecided', { status: statusOf(actions) })
    : notAllowedNow(actions, 'withdraw');
}

/** Whoever comes in person comes to any window; a letter or a call reaches the place that took the case in. */
async function checkWanted(
  tables: Tables,
  whole: WholeCase,
  { reading, reason }: { readonly reading: Reading; readonly reason: string },
): Promise<Result<void, WithdrawRefusal>> {
  if (reading === null) {
    return reason === '' ? fail('case.reasonMissing') : checkOwnCenter(tables, whole.session, whole.standing);
  }
  return reading.ok ? checkParty(whole, reading.value) : reading;
}

/** A card in date; the agent only as long as the letter of authority is in force. */
function checkParty({ standing, now }: WholeCase, { card }: CardReading): Result<void, WithdrawRefusal> {
  const inDate = checkCardDate(card, now);
  if (!inDate.ok) return inDate;
  const known = mayCollect(standing, card.identityNumber);
  if (known === undefined) return fail('case.notParty');
  return known === 'agent' ? checkAuthority(standing, now) : succeed(undefined);
}

function visit({ deskId, acted }: WholeCase): ServiceCaseAction {
  return { kind: 'visit', deskId, purpose: 'withdraw', ...acted };
}
