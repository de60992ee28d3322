import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ReadCard, ReaderEvent, ReaderStatus } from '../../shared/api/station/id-card-reader.ts';
import type { SealKeyStatus } from '../../shared/api/station/seal-key.ts';
import type { READER_FAULTS, READER_STEPS, SimulatorState } from '../../shared/api/station/simulator.ts';
import { fail } from '../../shared/kernel/result.ts';
import type { CallFailure, CallResult } from '../api/call.ts';
import { follow } from '../api/follow.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What the simulated reader is told to do wrong, and at which command. */
export type ReaderFault = (typeof READER_FAULTS)[number];
export type ReaderStep = (typeof READER_STEPS)[number];

/** What the form can use of a card besides its text. */
const WANTED = { withNewestAddress: true, withPhoto: true } as const;

/** While a card is read the reader is asked how it is doing, so that a slow one is told from one that waits. */
const STATUS_EVERY_MS = 1_000;

/** The devices of this workstation. */
export const useDeviceStore = defineStore('device', () => {
  const { station } = useLink();
  const reader = shallowRef<ReaderStatus | null>(null);
  const sealKey = shallowRef<SealKeyStatus | null>(null);
  const simulator = shallowRef<SimulatorState | null>(null);
  const reading = ref(false);
  /** 连续读卡: cards are read as they are put on, at this desk and until the page is loaded anew. */
  const isFollowing = ref(false);
  const diagnosis = createLookup(() => station.idCardReader.diagnose());
  const simulatorFailure = shallowRef<CallFailure | null>(null);

  /** True when any device at hand is a simulated one: the badge. */
  const simulated = computed(
    () => simulator.value !== null || reader.value?.simulated === true || sealKey.value?.simulated === true,
  );

  async function refresh(): Promise<void> {
    await Promise.all([refreshReader(), refreshSealKey()]);
  }

  async function refreshReader(): Promise<void> {
    if (reading.value) return; // the reader answers one at a time
    const status = await station.idCardReader.status();
    reader.value = status.ok ? status.value : null;
  }

  async function refreshSealKey(): Promise<void> {
    const status = await station.sealKey.status();
    sealKey.value = status.ok ? status.value : null;
  }

  /** Waits for a card and reads it. One reading at a time. */
  async function readCard(waitMs = 15_000): Promise<CallResult<ReadCard>> {
    if (reading.value) return fail('reader.busy');
    reading.value = true;
    const asking = setInterval(() => void refreshReader(), STATUS_EVERY_MS);
    const result = await station.idCardReader.read({ ...WANTED, waitMs });
    clearInterval(asking);
    reading.value = false;
    return result;
  }

  /** Tells of every card that is put on, null when the station is away, until the returned function is called. */
  function followCards(onEvent: (event: ReaderEvent | null) => void): () => void {
    const stop = new AbortController();
    const settings = {
      open: (signal: AbortSignal) => station.idCardReader.follow(WANTED, { signal }),
      onChange: onEvent,
      onConnected: (connected: boolean) => void (connected || onEvent(null)),
    };
    void follow<ReaderEvent>(settings, stop.signal);
    return () => stop.abort();
  }

  /** Null where the devices are real: the panel is not shown then. */
  async function loadSimulator(): Promise<void> {
    const state = await station.simulator.state();
    simulator.value = state.ok ? state.value : null;
  }

  async function change(act: () => Promise<CallResult<SimulatorState>>): Promise<void> {
    const state = await act();
    simulatorFailure.value = state.ok ? null : state.failure;
    if (state.ok) simulator.value = state.value;
    await refresh();
  }

  return {
    reader,
    sealKey,
    diagnosis,
    simulator,
    simulatorFailure,
    reading,
    isFollowing,
    simulated,
    refresh,
    refreshSealKey,
    readCard,
    followCards,
    loadSimulator,
    putCard: (cardId: string) => change(() => station.simulator.putCard({ cardId })),
    takeCard: () => change(() => station.simulator.takeCard()),
    plugReader: (plugged: boolean) => change(() => station.simulator.plugReader({ plugged })),
    plugSealKey: (serial: string | null) => change(() => station.simulator.plugSealKey({ serial })),
    setPrinter: (printer: { online?: boolean; hasPaper?: boolean }) =>
      change(() => station.simulator.setPrinter(printer)),
    failNextRead: (fault: ReaderFault, step: ReaderStep) =>
      change(() => station.simulator.failNextRead({ fault, step })),
  };
});
