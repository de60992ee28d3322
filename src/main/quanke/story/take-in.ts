import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../shared/api/office/case.ts';
import type { DraftView } from '../../../shared/api/office/form.ts';
import { must } from '../in-process.ts';
import type { InProcessPerson } from '../in-process.ts';
import type { Chapter } from './story-script.ts';
import type { StoryStage } from './story-stage.ts';

/** The smallest PNG there is: one white point. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==',
  'base64',
);

/** From the first question to the accepted case, as the clerk at the window does it. */
export async function takeIn(stage: StoryStage, clerk: InProcessPerson, chapter: Chapter): Promise<CaseView> {
  const { form } = clerk.calls;
  let view = must(await form.begin({ requestId: randomUUID(), subject: chapter.subject }));
  view = must(await form.save({ ...expected(view), situation: chapter.situation }));
  for (const { person, cardId } of chapter.cards) {
    const { reading } = await stage.readCard(cardId);
    view = must(await form.applyReading({ ...expected(view), person, reading }));
  }
  const answers = Object.entries(chapter.answers).map(([code, value]) => [code, { value }] as const);
  view = must(await form.save({ ...expected(view), answers: Object.fromEntries(answers) }));
  view = await handIn(stage, clerk, view);
  return acceptOnceMore(clerk, view);
}

/** The story may be told twice to one office: the clerk looks at the case of the first time, and goes on. */
async function acceptOnceMore(clerk: InProcessPerson, view: DraftView): Promise<CaseView> {
  const accepted = await clerk.calls.case.accept(expected(view));
  if (accepted.ok || accepted.failure.code !== 'case.duplicateSuspected') return must(accepted);
  const duplicatesOf = String(accepted.failure.details?.['caseIds'] ?? '').split(' ');
  return must(await clerk.calls.case.receive({ ...expected(view), ...ACCEPT_ALL_AGAIN, duplicatesOf }));
}

const ACCEPT_ALL_AGAIN = {
  refusals: [],
  correction: null,
  deferred: [],
  promised: [],
  hold: false,
  forwardTo: null,
  ticket: null,
  assisted: null,
};

/** The clerk sees every original; the first paper is scanned as well. */
async function handIn(stage: StoryStage, clerk: InProcessPerson, view: DraftView): Promise<DraftView> {
  const asked = view.merged.materials.filter(({ producedBy, required }) => producedBy === null && required);
  const codes = asked.map(({ definition }) => definition.materialCode);
  const originalsSeen = Object.fromEntries(codes.map((code) => [code, true]));
  const seen = must(await clerk.calls.form.save({ ...expected(view), originalsSeen }));
  const [first] = codes;
  if (first === undefined) return seen;

  const caller = must(await clerk.admit('files.upload', { role: ['clerk'], audit: 'change' }));
  const file = must(await stage.office.files.upload(caller, `${first}.png`, once(SCAN)));
  return must(await clerk.calls.form.attach({ ...expected(seen), materialCode: first, fileId: file.fileId }));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function expected({ draft }: DraftView) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}
