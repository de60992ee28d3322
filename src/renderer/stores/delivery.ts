import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Collection, HandedOut, ReadyPart } from '../../shared/api/office/delivery-answers.ts';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import type { SERVING_FAILURES } from '../../shared/domain/case/sub-case-action.ts';
import type { DeliveryManner } from '../../shared/domain/case/service-case-action.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What is to become of outcomes that lie ready, as the page says it. */
export type HandOut =
  | { readonly kind: 'desk' }
  | { readonly kind: 'substitute'; readonly relation: string }
  | {
      readonly kind: 'send';
      readonly manner: Exclude<DeliveryManner, 'desk'>;
      readonly reference: string;
      readonly to: 'applicant' | 'agent';
    }
  | {
      readonly kind: 'failed';
      readonly manner: DeliveryManner;
      readonly failure: (typeof SERVING_FAILURES)[number];
      readonly note: string;
    };

/** What was done with a case since its card was put down or its number was opened. */
export type Done = {
  readonly kind: 'delivered' | 'sent' | 'notServed';
  readonly count: number;
  readonly paper: DocumentSummary;
};

/** Handing outcomes out. */
export const useDeliveryStore = defineStore('delivery', () => {
  const { office } = useLink();
  const list = createLookup(() => office.delivery.list());
  const searched = createLookup((text: string) => office.case.search({ text }));
  const found = createLookup((reading: string) => office.delivery.find({ reading }));
  const opened = createLookup((caseId: string) => office.delivery.open({ caseId }));
  const handingOver = createCommand();
  const rating = createCommand();
  /** The card on the table: the collector's, or a substitute's for the case that was opened. */
  const reading = shallowRef<string | null>(null);
  /** By case id. */
  const done = shallowRef<Readonly<Record<string, Done>>>({});

  const collections = computed(() => (opened.value.value ? [opened.value.value] : (found.value.value ?? [])));
  const next = computed(() => collections.value.find(({ ready }) => ready.length > 0) ?? null);

  async function find(signedReading: string): Promise<boolean> {
    clear();
    reading.value = signedReading;
    return found.ask(signedReading);
  }

  async function open(caseId: string): Promise<boolean> {
    clear();
    return opened.ask(caseId);
  }

  /** Does it with these parts; true when the office wrote it down. */
  async function handOut(
    collection: Collection,
    parts: readonly ReadyPart[],
    how: HandOut,
  ): Promise<boolean> {
    if (parts.length === 0) return false;
    const worked =
      how.kind === 'failed' ? await failServing(collection, parts, how) : await letGo(collection, parts, how);
    await list.ask(undefined);
    if (handingOver.failure.value?.code === 'case.changedMeanwhile') await lookAgain();
    return worked;
  }

  function letGo(
    collection: Collection,
    parts: readonly ReadyPart[],
    how: Exclude<HandOut, { kind: 'failed' }>,
  ): Promise<boolean> {
    const { caseId, version: expectedVersion } = collection;
    const subCases = parts.map(({ subCaseId, version }) => ({ subCaseId, version }));
    const shown = { caseId, expectedVersion, subCases };
    const kind = how.kind === 'send' ? 'sent' : 'delivered';
    const take = (answer: HandedOut) => takeAway(collection, { parts, kind, answer });
    const proof = reading.value;
    if (how.kind === 'send') {
      const { manner, reference, to } = how;
      const sending = { ...shown, manner, reference, to };
      return handingOver.run((requestId) => office.delivery.send({ requestId, ...sending }), take);
    }
    if (proof === null) return Promise.resolve(false);
    const relation = how.kind === 'substitute' ? { relation: how.relation } : {};
    const handing = { ...shown, reading: proof, ...relation };
    return handingOver.run((requestId) => office.delivery.handOver({ requestId, ...handing }), take);
  }

  /** What left is gone from the screen; what stayed can still be handed out. */
  function takeAway(
    collection: Collection,
    { parts, kind, answer }: { parts: readonly ReadyPart[]; kind: Done['kind']; answer: HandedOut },
  ): void {
    const gone = new Set<string | null>(parts.map(({ subCaseId }) => subCaseId));
    const left: Collection = {
      ...collection,
      version: answer.version,
      ready: collection.ready.filter(({ subCaseId }) => !gone.has(subCaseId)),
      documents: collection.documents.filter(({ subCaseId }) => !gone.has(subCaseId)),
    };
    if (opened.value.value) opened.take(left.caseId, left);
    else if (reading.value) {
      const all = found.value.value ?? [];
      found.take(
        reading.value,
        all.map((each) => (each.caseId === left.caseId ? left : each)),
      );
    }
    done.value = {
      ...done.value,
      [left.caseId]: { kind, count: answer.delivered, paper: answer.receipt },
    };
  }

  /** One record for each part. */
  async function failServing(
    { caseId }: Collection,
    parts: readonly ReadyPart[],
    { manner, failure, note }: Extract<HandOut, { kind: 'failed' }>,
  ): Promise<boolean> {
    let count = 0;
    for (const { subCaseId, version: expectedVersion } of parts) {
      const failed = { subCaseId, expectedVersion, manner, failure, note };
      const worked = await handingOver.run(
        (requestId) => office.delivery.failServing({ requestId, ...failed }),
        ({ record }) => {
          count += 1;
          done.value = { ...done.value, [caseId]: { kind: 'notServed', count, paper: record } };
        },
      );
      if (!worked) break;
    }
    await lookAgain();
    return count === parts.length;
  }

  async function lookAgain(): Promise<void> {
    await (opened.value.value ? opened.again() : found.again());
  }

  function rate(caseId: string, level: 1 | 2 | 3 | 4 | 5, comment: string): Promise<boolean> {
    return rating.run(
      (requestId) => office.delivery.rate({ requestId, caseId, level, comment }),
      () => undefined,
    );
  }

  /** A substitute's card for the case that was opened. */
  function takeReading(signedReading: string | null): void {
    reading.value = signedReading;
  }

  function clear(): void {
    reading.value = null;
    done.value = {};
    for (const part of [found, opened, handingOver, rating]) part.clear();
  }

  return {
    ...{ list, searched, found, opened, collections, next, done, reading, handingOver, rating },
    ...{ find, open, handOut, rate, takeReading, clear },
  };
});
