import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { DraftView } from '../../shared/api/office/form.ts';
import { isPassing } from '../api/call.ts';
import type { CallFailure } from '../api/call.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';
import { createBeginning } from './form/beginning.ts';
import { createDeciding } from './form/deciding.ts';
import { createDrafts } from './form/drafts.ts';
import { createDraftLine } from './form/draft-line.ts';
import type { DraftCommand } from './form/draft-line.ts';
import { NO_EDITS, overlapOf, withoutAnswer, withoutSent } from './form/edits.ts';
import type { Edits } from './form/edits.ts';
import { createPendingEdits, SAVE_AFTER_MS } from './form/pending-edits.ts';
import { createSources } from './form/sources.ts';
import { createUploads } from './form/uploads.ts';

const LONGEST_RETRY_MS = 15_000;

/** The draft on the screen. What is typed is kept here until the office has it. */
export const useFormStore = defineStore('form', () => {
  const { office, files } = useLink();
  const view = shallowRef<DraftView | null>(null);
  const pending = createPendingEdits(schedule);
  const { edits, isDirty } = pending;
  const underway = ref(0);
  const failure = shallowRef<CallFailure | null>(null);
  /** Field codes that were changed elsewhere while we typed something different. */
  const elsewhere = shallowRef<readonly string[]>([]);
  const { resetDecision, ...deciding } = createDeciding(view);
  const opening = createLookup((draftId: string) => office.form.get({ draftId }));
  const line = createDraftLine(
    () => view.value && { draftId: view.value.draft.id, version: view.value.draft.version },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushing: Promise<boolean> | null = null;
  let retryMs = SAVE_AFTER_MS;

  const drafts = createDrafts(office, (draftId) => {
    if (view.value?.draft.id === draftId) show(null);
  });
  const saveState = computed(() => {
    if (underway.value > 0) return 'saving';
    return isDirty.value ? 'unsaved' : 'saved';
  });

  function show(next: DraftView | null): void {
    view.value = next;
    edits.value = NO_EDITS;
    failure.value = null;
    elsewhere.value = [];
    resetDecision();
    earlier.clear();
    line.reset();
    clearTimeout(timer);
  }

  /** Opens a draft. What was typed into the same draft before a new sign-in stays. */
  async function open(draftId: string): Promise<boolean> {
    if (view.value?.draft.id !== draftId) show(null);
    const opened = await opening.ask(draftId);
    if (opened) view.value = opening.value.value;
    else if (opening.failure.value && !isPassing(opening.failure.value)) show(null);
    if (opened && isDirty.value) schedule(SAVE_AFTER_MS);
    return opened;
  }

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), afterMs);
  }

  /** Saves what is open, after what is on its way; true when the office has everything. */
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    flushing ??= saveAll().finally(() => (flushing = null));
    return flushing;
  }

  async function saveAll(): Promise<boolean> {
    await line.settled();
    while (isDirty.value) {
      if (elsewhere.value.length > 0) return false;
      if (!(await send(saveCommand))) return saveLater();
      retryMs = SAVE_AFTER_MS;
    }
    return true;
  }

  function saveLater(): false {
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    if (failure.value && isPassing(failure.value)) schedule(retryMs);
    return false;
  }

  /** Takes the edits at the moment of sending; a repeat carries the same ones. */
  function saveCommand(): DraftCommand {
    let sent: Edits | null = null;
    return {
      send: (expected) => {
        sent ??= edits.value;
        return office.form.save({ ...expected, ...sent });
      },
      done: (next) => {
        view.value = next;
        edits.value = withoutSent(edits.value, sent ?? NO_EDITS);
      },
    };
  }

  /** Sends a command; where the draft was changed elsewhere, loads it and sends again unless both changed the same. */
  async function send(make: () => DraftCommand): Promise<boolean> {
    underway.value += 1;
    let outcome = await line.send(make());
    if (outcome?.code === 'form.changedMeanwhile' && (await reload())) {
      outcome = elsewhere.value.length > 0 ? outcome : await line.send(make());
    }
    underway.value -= 1;
    failure.value = outcome;
    return outcome === null;
  }

  async function reload(): Promise<boolean> {
    const before = view.value;
    if (!before || !(await opening.ask(before.draft.id)) || !opening.value.value) return false;
    view.value = opening.value.value;
    elsewhere.value = overlapOf(edits.value, before.draft.answers, view.value.draft.answers);
    return true;
  }

  function keepMine(): Promise<boolean> {
    elsewhere.value = [];
    return flush();
  }

  function takeTheirs(): Promise<boolean> {
    edits.value = elsewhere.value.reduce(withoutAnswer, edits.value);
    elsewhere.value = [];
    failure.value = null;
    return flush();
  }

  function plain(call: DraftCommand['send']): Promise<boolean> {
    return send(() => ({ send: call, done: (next) => (view.value = next) }));
  }

  const { earlier, ...sources } = createSources({
    office,
    sendAfterEdits: async (call) => (!isDirty.value || (await flush())) && plain(call),
  });

  const uploads = createUploads({
    upload: (file) => files.upload(file),
    attach: (materialCode, fileId) =>
      plain((expected) => office.form.attach({ ...expected, materialCode, fileId })),
  });

  function detach(materialCode: string, fileId: string): Promise<boolean> {
    return plain((expected) => office.form.detach({ ...expected, materialCode, fileId }));
  }

  return {
    view,
    edits,
    failure,
    elsewhere,
    ...deciding,
    drafts,
    opening,
    ...createBeginning(office, show),
    isDirty,
    saveState,
    uploads,
    open,
    answer: pending.answer,
    choose: pending.choose,
    seeOriginal: pending.seeOriginal,
    flush,
    reload,
    keepMine,
    takeTheirs,
    earlier,
    ...sources,
    detach,
    close: () => show(null),
  };
});
