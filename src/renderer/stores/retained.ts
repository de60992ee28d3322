import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { SecondPerson } from '../../shared/api/office/delivery.ts';
import type { RetainedPart } from '../../shared/api/office/delivery-answers.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** Outcomes nobody collected. */
export const useRetainedStore = defineStore('retained', () => {
  const { office } = useLink();
  const list = createLookup((days: number) => office.delivery.retained({ days }));
  const destroying = createCommand();
  /** Kept while somebody looks at a case and comes back. */
  const days = ref<0 | 30 | 60 | 90>(30);

  function find(subCaseId: string): RetainedPart | null {
    return list.value.value?.parts.find((part) => part.subCaseId === subCaseId) ?? null;
  }

  async function destroy(part: RetainedPart, reason: string, witness: SecondPerson): Promise<boolean> {
    const { subCaseId, version: expectedVersion } = part;
    const input = { subCaseId, expectedVersion, reason, witness };
    const done = await destroying.run(
      (requestId) => office.delivery.destroyOutcome({ requestId, ...input }),
      () => undefined,
    );
    if (done || destroying.failure.value?.code === 'case.changedMeanwhile') await list.again();
    return done;
  }

  return { list, destroying, days, find, destroy };
});
