import { defineStore } from 'pinia';
import type { BadRating } from '../../shared/api/office/delivery-answers.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What the supervisor does about a bad rating. */
export type RatingAnswer =
  | { readonly kind: 'rectify'; readonly measure: string }
  | { readonly kind: 'callBack'; readonly satisfied: boolean; readonly note: string };

/** 差评整改 and 代领台账. */
export const useRatingsStore = defineStore('ratings', () => {
  const { office } = useLink();
  const list = createLookup(() => office.delivery.badRatings());
  const substituted = createLookup(() => office.delivery.substituted());
  const answering = createCommand();

  async function answer(
    { caseId, version: expectedVersion }: BadRating,
    said: RatingAnswer,
  ): Promise<boolean> {
    const expected = { caseId, expectedVersion };
    const done = await answering.run(
      (requestId) =>
        said.kind === 'rectify'
          ? office.delivery.rectify({ requestId, ...expected, measure: said.measure })
          : office.delivery.callBack({
              requestId,
              ...expected,
              satisfied: said.satisfied,
              note: said.note,
            }),
      () => undefined,
    );
    await list.ask(undefined);
    return done;
  }

  return { list, substituted, answering, answer };
});
