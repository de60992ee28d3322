import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { letTimeAct } from '../let-time-act.ts';

type DeadlinePorts = Pick<OfficePorts, 'store' | 'clock' | 'witness' | 'randomness' | 'data' | 'changes'>;

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
 * cases moved. Somebody who acts on a case meanwhile is no fault: the case is looked at again the next time. What waits
 * for a calendar is passed over, and nothing behind it waits too.
 */
export async function actOnPassedDeadlines(ports: DeadlinePorts): Promise<number> {
  const moved = new Set<CaseId>();
  let after: SubCaseProjection | undefined;
  for (;;) {
    const passed = await ports.store.read((tables) =>
      tables.cases.listPassedDeadlines(ports.clock.now(), { limit: BATCH, after }),
    );
    after = passed.at(-1);
    if (!after) return moved.size;
    for (const caseId of new Set(passed.map((part) => part.caseId))) {
      if (await actOnCase(ports, caseId)) moved.add(caseId);
    }
  }
}

async function actOnCase(ports: DeadlinePorts, caseId: CaseId): Promise<boolean> {
  const input = { requestId: ports.randomness.newId() };
  const done = await ports.store.change(TIME, input, async (tables) => {
    const acted = await letTimeAct(ports, tables, caseId);
    if (!acted.ok) return acted;
    if (acted.value.length === 0) return fail('case.notAllowedNow');
    const facts = { actions: acted.value.map(({ action }) => action.kind).join(' ') };
    return succeed({ value: null, audit: { object: `case:${caseId}`, facts } });
  });
  if (done.ok) ports.changes.publish({ kind: 'case', id: caseId });
  return done.ok;
}
