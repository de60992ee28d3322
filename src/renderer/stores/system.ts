import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { toInstant } from '../../shared/kernel/time.ts';
import { follow } from '../api/follow.ts';
import type { Change } from '../api/follow.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** The office itself: what it is, what time it has, and what changes there. */
export const useSystemStore = defineStore('system', () => {
  const { office } = useLink();
  const about = createLookup(() => office.system.about());
  const tick = ref(Date.now());
  /** Office time minus ours, milliseconds. */
  const offsetMs = ref(0);
  const connected = ref(true);
  const listeners = new Set<(change: Change) => void>();
  let following: AbortController | null = null;

  const now = computed(() => toInstant(tick.value + offsetMs.value));
  const clockOffMinutes = computed(() => Math.round(Math.abs(offsetMs.value) / 60_000));

  async function load(): Promise<void> {
    const askedAt = Date.now();
    if (!(await about.ask(undefined)) || !about.value.value) return;
    const answeredAt = Date.now();
    offsetMs.value = Date.parse(about.value.value.now) - (askedAt + answeredAt) / 2;
  }

  /** Moves the clock; the shell calls it every second. */
  function advance(): void {
    tick.value = Date.now();
  }

  /** Opens the one stream of this page; a second call changes nothing. */
  function start(): void {
    if (following) return;
    following = new AbortController();
    void follow(
      {
        open: (signal) => office.system.follow(undefined, { signal }),
        onChange: tell,
        onConnected: (value) => {
          if (value && !connected.value) catchUp();
          connected.value = value;
        },
      },
      following.signal,
    );
  }

  /** Nobody told us what changed while the stream was away: everything may have. */
  function catchUp(): void {
    void load();
    tell({ kind: 'case', id: '' });
    tell({ kind: 'draft', id: '' });
    tell({ kind: 'printing', id: '' });
  }

  function tell(change: Change): void {
    listeners.forEach((listener) => listener(change));
  }

  function stop(): void {
    following?.abort();
    following = null;
    connected.value = true;
  }

  /** Calls back for every change until the returned function is called. */
  function listen(listener: (change: Change) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { about, now, connected, clockOffMinutes, load, advance, start, stop, listen };
});
