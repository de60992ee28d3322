import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { actOnDeadlines } from '../../../../shared/domain/case/act-on-deadlines.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import type { Follow } from '../../../../shared/domain/case/consequences.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { calendarInForce, isSettled } from '../calendar-in-use.ts';

type DeadlinePorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'data' | 'changes'>;

/** Parts looked up at once. */
const BATCH = 100;

/** Nobody asked: time passed. */
const TIME: Caller = {
  procedure: 'system.actOnDeadlines',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

/**
 * 到期自动处理. Does what time does to open parts by itself, case by case, each in its own transaction; gives how many
 * cases moved. Somebody who acts on a case meanwhile is no fault: the case is looked at again the next time.
 */
export async function actOnPassedDeadlines(ports: DeadlinePorts): Promise<number> {
  let moved = 0;
  for (;;) {
    const passed = await ports.store.read((tables) =>
      tables.cases.listPassedDeadlines(ports.clock.now(), BATCH),
    );
    let movedNow = 0;
    for (const caseId of new Set(passed.map((part) => part.caseId))) {
      if (await actOnCase(ports, caseId)) movedNow += 1;
    }
    moved += movedNow;
    if (movedNow === 0) return moved;
  }
}

async function actOnCase(ports: DeadlinePorts, caseId: CaseId): Promise<boolean> {
  const input = { requestId: ports.randomness.newId() };
  const done = await ports.store.change(TIME, input, async (tables) => {
    const calendar = await calendarInForce(tables, ports.data);
    if (!(await isSettled(tables))) return fail('case.notAllowedNow'); // its day may be one of an old calendar
    const subCases = await tables.cases.listSubCases(caseId);
    const follows = actOnDeadlines(calendar, subCases, ports.clock.now());
    if (follows.length === 0) return fail('case.notAllowedNow');
    for (const { subCaseId, actions } of subCases) {
      const own = ownOf(follows, subCaseId);
      if (own.length === 0) continue;
      const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, own);
      if (!appended.ok) return appended;
    }
    const facts = { actions: follows.map(({ action }) => action.kind).join(' ') };
    return succeed({ value: null, audit: { object: `case:${caseId}`, facts } });
  });
  if (done.ok) ports.changes.publish({ kind: 'case', id: caseId });
  return done.ok;
}

function ownOf(follows: readonly Follow[], subCaseId: string) {
  return follows.filter((follow) => follow.subCaseId === subCaseId).map(({ action }) => action);
}
