import { subjectKeyOf } from '../../../../shared/domain/catalogue/find-subject.ts';
import { findSubjects } from '../../../../shared/domain/catalogue/find-subjects.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { offeredAtDesk } from '../offered-at-desk.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Themes and items for the caller: at a desk what is taken in there today, without one everything in force. */
export function createSearchSubjects({
  store,
  clock,
  nameSounds,
}: Pick<OfficePorts, 'store' | 'clock' | 'nameSounds'>): OfficeOperations['catalogue']['search'] {
  return async ({ text }, caller) => {
    const { operator, deskId } = sessionOf(caller);
    const day = localDateOf(clock.now());
    const { catalogue, favourites, isShown } = await store.read(async (tables) => {
      const version = await catalogueToday(tables, clock);
      const marked = await tables.favourites.listOfOperator(operator.id);
      const offered = deskId === null ? undefined : await offeredAtDesk(tables, { ...version, deskId, day });
      return {
        catalogue: version.catalogue,
        favourites: new Set(marked.map(subjectKeyOf)),
        isShown: offered ?? (() => true),
      };
    });
    return succeed(findSubjects(catalogue, { text, favourites, isShown }, nameSounds.initialsOf));
  };
}
