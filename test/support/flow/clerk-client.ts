import { randomUUID } from 'node:crypto';
import type { Chapter } from '../../../src/main/quanke/story/story-script.ts';
import { createClient } from '../../../src/shared/api/client.ts';
import type { ClientOf } from '../../../src/shared/api/client.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import type { office } from '../../../src/shared/api/office/index.ts';
import type { station } from '../../../src/shared/api/station/index.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import type { Workbench } from './chromium-desk.ts';

/** The programs of a workbench as its page calls them, without the page. */
export type ClerkClient = {
  readonly office: ClientOf<typeof office>;
  readonly station: ClientOf<typeof station>;
};

/** What a call needs to know of a workbench. */
export type WorkbenchDoor = Pick<Workbench, 'origin' | 'secret'>;

/** `fetch` as a page of this workbench has it: let in by the launch secret, known again by its cookie. */
export function createDoorFetch({ secret }: WorkbenchDoor): typeof globalThis.fetch {
  let cookie = '';
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('x-quanke-secret', secret);
    if (cookie !== '') request.headers.set('cookie', cookie);
    const response = await globalThis.fetch(request);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

/** Signs a clerk in by calls; the workbench lets us in because we know its launch secret. */
export async function signInByCalls(
  door: WorkbenchDoor,
  loginName: string,
  fetch = createDoorFetch(door),
): Promise<ClerkClient> {
  const client: ClerkClient = {
    office: createClient<typeof office>({ url: `${door.origin}/office`, fetch }),
    station: createClient<typeof station>({ url: `${door.origin}/station`, fetch }),
  };
  const account = must(await client.office.staff.demoAccounts()).find((each) => each.loginName === loginName);
  const { password = '', deskId = null } = account ?? {};
  must(await client.office.staff.signIn({ requestId: randomUUID(), loginName, password, deskId }));
  return client;
}

/** A draft with nothing missing, made by calls. */
export async function makeDraft({ office, station }: ClerkClient, chapter: Chapter): Promise<DraftView> {
  const { form } = office;
  let view = must(await form.begin({ requestId: randomUUID(), subject: chapter.subject }));
  view = must(await form.save({ ...expected(view), situation: chapter.situation }));
  for (const { person, cardId } of chapter.cards) {
    must(await station.simulator.putCard({ cardId }));
    const { reading } = must(await station.idCardReader.read({ waitMs: 5_000 }));
    must(await station.simulator.takeCard());
    view = must(await form.applyReading({ ...expected(view), person, reading }));
  }
  const answers = Object.entries(chapter.answers).map(([code, value]) => [code, { value }] as const);
  const asked = view.merged.materials.filter(({ producedBy, required }) => producedBy === null && required);
  const seen = asked.map(({ definition }) => [definition.materialCode, true] as const);
  return must(
    await form.save({
      ...expected(view),
      answers: Object.fromEntries(answers),
      originalsSeen: Object.fromEntries(seen),
    }),
  );
}

/** What every change of a draft names. */
export function expected({ draft }: DraftView) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}

/** The value, or the refusal as an error. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}
