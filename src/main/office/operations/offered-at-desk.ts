import type { Catalogue, Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { claimedItemsOn, isOfferedAt } from '../../../shared/domain/catalogue/item-claim.ts';
import { subjectKeyOf } from '../../../shared/domain/catalogue/find-subject.ts';
import { isOpenOn, switchedOffOn } from '../../../shared/domain/catalogue/subject-switch.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';
import type { Tables } from '../ports/store.ts';

/** Whether a citizen may come with a subject. */
export type IsOffered = (subject: Subject) => boolean;

type Place = { readonly catalogue: Catalogue; readonly deskId: DeskId; readonly day: LocalDate };

/** What was found out of a place, and for which state of the two ledgers. */
type Known = { readonly stamp: string; readonly isOffered: IsOffered };

/*
 * Reading thousands of claims takes longer than a search may. Both ledgers only grow, so their lengths say whether
 * anything changed; what was computed is kept by catalogue, which is the same object as long as it is in force. A command
 * that adds rows must not ask here: were it rolled back, other rows could come to the same length.
 */
const known = new WeakMap<Catalogue, Map<string, Known>>();

/**
 * What is taken in at a desk on a day: what is open then, and claimed by the place of the desk. A desk of an early
 * version of the program has no place; it goes on taking in whatever is open, as it did before places were known. Only
 * demo offices had desks then, and theirs learn their place at the next start.
 */
export async function offeredAtDesk(tables: Tables, { catalogue, deskId, day }: Place): Promise<IsOffered> {
  const desk = await tables.desks.find(deskId);
  const unitCode = desk?.unitCode ?? '';
  const lengths = [await tables.switches.count(), await tables.claims.countOfUnit(unitCode)];
  const stamp = [day, ...lengths].join(' ');
  const units = known.get(catalogue) ?? new Map<string, Known>();
  known.set(catalogue, units);
  const before = units.get(unitCode);
  if (before?.stamp === stamp) return before.isOffered;

  const isOffered = keepAnswers(await judgeOf(tables, { catalogue, unitCode, day }));
  units.set(unitCode, { stamp, isOffered });
  return isOffered;
}

async function judgeOf(
  tables: Tables,
  { catalogue, unitCode, day }: Omit<Place, 'deskId'> & { readonly unitCode: string },
): Promise<IsOffered> {
  const today = { switchedOff: switchedOffOn(await tables.switches.list(), day), day };
  if (unitCode === '') return (subject) => isOpenOn(catalogue, subject, today);
  const claimed = claimedItemsOn(await tables.claims.listOfUnit(unitCode), unitCode, day);
  return (subject) => isOfferedAt(catalogue, subject, claimed) && isOpenOn(catalogue, subject, today);
}

/** An empty search asks of every subject; several plain items are too many combinations to keep. */
function keepAnswers(judge: IsOffered): IsOffered {
  const answers = new Map<string, boolean>();
  return (subject) => {
    if (subject.kind === 'items') return judge(subject);
    const key = subjectKeyOf(subject);
    const answer = answers.get(key) ?? judge(subject);
    answers.set(key, answer);
    return answer;
  };
}
