import { readFileSync } from 'node:fs';
import type { MovingPart } from '../../shared/api/office/calendar.ts';
import type { CalendarFault } from '../../shared/domain/calendar/calendar-file.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { QUANKE_CALENDAR_TEXTS as TEXTS } from '../../shared/texts/quanke-calendar.ts';
import { Refusal } from './command.ts';
import type { CommandContext, CommandOutcome } from './command.ts';

/** The text of the file that stands behind the words of the command. */
export function readNamedFile({ arguments: [path] }: CommandContext): string {
  if (path === undefined) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.file));
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Refusal('refused', QUANKE_TEXTS.fileUnreadable(path));
  }
}

/** Every fault in a line of its own. */
export function tellFaults(faults: readonly CalendarFault[]): CommandOutcome {
  return {
    passed: false,
    lines: [...faults.map(TEXTS.fault), TEXTS.wrong(faults.length)],
    json: { valid: false, faults },
  };
}

/** Every part that moves in a line of its own for each deadline. */
export function describeMoves(parts: readonly MovingPart[]): readonly string[] {
  const shortened = parts.filter((part) => part.shortened).length;
  return [
    TEXTS.moves(parts.length, shortened),
    ...parts.flatMap(({ number, itemName, moves }) =>
      moves.map((move) => TEXTS.move(number, itemName, move)),
    ),
  ];
}
