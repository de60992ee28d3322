import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Adds a subject to 常用事项 of the caller, or takes it out; one the catalogue no longer holds can still be taken out. */
export function createSetFavourite({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['setFavourite'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { subject, favourite } = input;
      const { operator } = sessionOf(caller);
      const audit = { object: `operator:${operator.id}`, facts: { subject: subject.code } };
      if (!favourite) {
        await tables.favourites.remove(operator.id, subject);
        return succeed({ value: null, audit });
      }
      const { catalogue } = await catalogueToday(tables, clock);
      if (!findSubject(catalogue, subject)) return fail('catalogue.subjectNotFound');

      await tables.favourites.add(operator.id, subject, clock.now());
      return succeed({ value: null, audit });
    });
}
