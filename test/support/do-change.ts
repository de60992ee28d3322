import { randomUUID } from 'node:crypto';
import type { Tables } from '../../src/main/office/ports/store.ts';
import type { OpenedStore } from '../../src/main/office/storage/open-office-store.ts';
import { succeed } from '../../src/shared/kernel/result.ts';
import { makeCaller } from './make-caller.ts';

/** Does the work in one change and gives what it gave; `input` goes into the command. */
export async function doChange<Value>(
  { store }: { readonly store: Pick<OpenedStore, 'change'> },
  work: (tables: Tables) => Promise<Value>,
  input: object = {},
): Promise<Value> {
  const request = { requestId: randomUUID(), ...input };
  const done = await store.change(makeCaller(), request, async (tables) =>
    succeed({ value: { inner: await work(tables) }, audit: { object: 'test' } }),
  );
  if (!done.ok) throw new Error(done.failure.code);
  return done.value.inner;
}
