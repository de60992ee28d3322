import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CalendarChange } from '../../shared/api/office/calendar.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** 工作日历 as an administrator or supervisor looks at it: the years, a file that is going to be imported. */
export const useCalendarStore = defineStore('calendar', () => {
  const { office } = useLink();
  const view = createLookup(() => office.calendar.view());
  const preview = createLookup(async (text: string) => {
    const looked = await office.calendar.preview({ text });
    return looked.ok ? { ok: true as const, value: { text, ...looked.value } } : looked;
  });
  const importing = createCommand();
  const removing = createCommand();
  const changed = shallowRef<CalendarChange | null>(null);

  /** Newest first. */
  const years = computed(() => view.value.value?.years.toReversed() ?? []);
  /** What the office works by, for the grid of any year. */
  const inForce = computed(() => years.value.flatMap(({ content }) => content ?? []).toReversed());

  async function importFile(acceptShortened: boolean): Promise<boolean> {
    const looked = preview.value.value;
    if (looked?.kind !== 'read') return false;
    const { text, newestEntry } = looked;
    const done = await importing.run(
      (requestId) => office.calendar.import({ requestId, text, newestEntry, acceptShortened }),
      (change) => (changed.value = change),
    );
    if (done) await view.ask(undefined);
    return done;
  }

  async function removeYear(year: number, reason: string): Promise<boolean> {
    const done = await removing.run(
      (requestId) => office.calendar.remove({ requestId, year, reason }),
      () => undefined,
    );
    await view.ask(undefined);
    return done;
  }

  /** A new import begins with nothing of the last one. */
  function startImport(): void {
    preview.clear();
    importing.clear();
    changed.value = null;
  }

  return {
    view,
    years,
    inForce,
    preview,
    importing,
    removing,
    changed,
    importFile,
    removeYear,
    startImport,
  };
});
