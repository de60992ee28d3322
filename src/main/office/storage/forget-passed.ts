import type { Instant } from '../../../shared/kernel/time.ts';
import { toEpochMs, toInstant } from '../../../shared/kernel/time.ts';
import type { DatabaseStore } from './office-store.ts';

/** A page repeats a command within seconds or minutes; nobody does a day later. */
const KEEP_ANSWERS_MS = 86_400_000;

/** Removes answers no repetition will ask for, and sessions that ended by themselves. Request ids stay for ever. */
export async function forgetPassed(store: DatabaseStore, now: Instant): Promise<void> {
  const answeredBefore = toInstant(toEpochMs(now) - KEEP_ANSWERS_MS);
  await store.write(async ({ context: { db } }) => {
    await db
      .updateTable('doneRequest')
      .set({ answer: null })
      .where('answer', 'is not', null)
      .where('doneAt', '<', answeredBefore)
      .execute();
    await db.deleteFrom('session').where('expiresAt', '<=', now).execute();
  });
}
