import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Who is signed in and where; null for nobody, so that a page can ask before it shows the login. */
export function createGetMe({ store }: Pick<OfficePorts, 'store'>): OfficeOperations['staff']['me'] {
  return async (_input, { session }) => {
    if (!session) return succeed(null);
    const { operator, deskId } = session;
    const desk = deskId === null ? undefined : await store.read((tables) => tables.desks.find(deskId));
    return succeed({ operator, desk: desk ?? null });
  };
}
