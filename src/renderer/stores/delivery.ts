import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Collection } from '../../shared/api/office/delivery-answers.ts';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What was handed over. */
export type HandedOver = {
  readonly caseId: string;
  readonly receipt: DocumentSummary;
  readonly delivered: number;
};

/** Handing outcomes out. */
export const useDeliveryStore = defineStore('delivery', () => {
  const { office } = useLink();
  const list = createLookup(() => office.delivery.list());
  const found = createLookup((reading: string) => office.delivery.find({ reading }));
  const handingOver = createCommand();
  const rating = createCommand();
  const reading = shallowRef<string | null>(null);
  /** By case id, for the person whose card is on the table. */
  const handedOver = shallowRef<Readonly<Record<string, HandedOver>>>({});

  const collections = computed(() => found.value.value ?? []);
  const next = computed(() => collections.value.find(({ caseId }) => !handedOver.value[caseId]) ?? null);

  async function find(signedReading: string): Promise<boolean> {
    clear();
    reading.value = signedReading;
    return found.ask(signedReading);
  }

  async function handOver({ caseId, version, ready }: Collection): Promise<boolean> {
    const proof = reading.value;
    if (proof === null) return false;
    const subCases = ready.map((part) => ({ subCaseId: part.subCaseId, version: part.version }));
    const input = { caseId, expectedVersion: version, subCases, reading: proof };
    const done = await handingOver.run(
      (requestId) => office.delivery.handOver({ requestId, ...input }),
      ({ receipt, delivered }) => {
        handedOver.value = { ...handedOver.value, [caseId]: { caseId, receipt, delivered } };
      },
    );
    await list.ask(undefined);
    if (handingOver.failure.value?.code === 'case.changedMeanwhile') await found.ask(proof);
    return done;
  }

  function rate(caseId: string, level: 1 | 2 | 3 | 4 | 5, comment: string): Promise<boolean> {
    return rating.run(
      (requestId) => office.delivery.rate({ requestId, caseId, level, comment }),
      () => undefined,
    );
  }

  function clear(): void {
    reading.value = null;
    handedOver.value = {};
    found.clear();
    handingOver.clear();
    rating.clear();
  }

  return { list, found, collections, next, handedOver, handingOver, rating, find, handOver, rate, clear };
});
