import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { ClockStanding } from '../../../../shared/api/office/system.ts';
import { isClockBehind } from '../../../../shared/domain/calendar/clock-behind.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';

type ClockPorts = Pick<OfficePorts, 'store' | 'clock' | 'witness'>;

/** 时钟状态. Whether the clock of the office jumped, or is behind what was recorded. */
export function createViewClock(ports: ClockPorts): OfficeOperations['system']['clock'] {
  return () => ports.store.read(async (tables) => succeed(await standingOf(ports, tables)));
}

/** 确认时间. The clock jumped and is right: what time does by itself goes on. */
export function createConfirmClock(ports: ClockPorts): OfficeOperations['system']['confirmClock'] {
  return async (input, caller) => {
    const confirmed = await ports.store.change(caller, input, async (tables) => {
      const { jump } = await standingOf(ports, tables);
      if (!jump) return fail('system.clockAgrees');
      const facts = { expected: jump.expected, shown: jump.shown, reason: input.reason };
      return succeed({ value: null, audit: { object: 'clock', facts } });
    });
    return confirmed.ok ? succeed(await trust(ports)) : confirmed;
  };
}

/**
 * 接受时钟. The clock was ahead, things were recorded, and now it is right: the way out of an office that refuses every
 * command until that time has come. What was recorded in the "future" stays as it is; the audit log says how much.
 */
export function createAcceptClock(ports: ClockPorts): OfficeOperations['system']['acceptClock'] {
  return async (input, caller) => {
    const accepted = await ports.store.change(caller, input, async ({ clocks }) => {
      const [acceptedAt, newestBefore] = [ports.clock.now(), await clocks.findNewest()];
      if (!isClockBehind(acceptedAt, newestBefore)) return fail('system.clockAgrees');
      const { actions, cases } = await clocks.countRecordedAfter(acceptedAt);
      const acceptedBy = caller.session?.operator.id ?? null;
      const { reason } = input;
      await clocks.accept({ acceptedAt, newestBefore, reason, acceptedBy });
      const facts = { acceptedAt, newestBefore, actions, cases, reason };
      return succeed({ value: { newestBefore, actions, cases }, audit: { object: 'clock', facts } });
    });
    if (!accepted.ok) return accepted;
    return succeed({ ...(await trust(ports)), ...accepted.value });
  };
}

/** From now on the clock as it is counts as right. */
function trust(ports: ClockPorts): Promise<ClockStanding> {
  return ports.store.read(async (tables) => {
    await ports.witness.confirm(tables);
    return standingOf(ports, tables);
  });
}

async function standingOf({ clock, witness }: ClockPorts, tables: Tables): Promise<ClockStanding> {
  const [now, newest] = [clock.now(), await tables.clocks.findNewest()];
  const jump = await witness.findJump(tables);
  return { now, jump, behind: isClockBehind(now, newest) ? newest : null };
}
