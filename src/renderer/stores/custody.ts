import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { SecondPerson } from '../../shared/api/office/delivery.ts';
import type { Custody, NamedPlace } from '../../shared/api/office/delivery-answers.ts';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** Papers that are to change hands. */
export type WantedMove = {
  readonly from: NamedPlace['place'];
  readonly to: NamedPlace['place'];
  readonly pieces: readonly { readonly materialCode: string; readonly copies: number }[];
  readonly takenBy: SecondPerson;
};

/** 物料交接: who holds which papers. */
export const useCustodyStore = defineStore('custody', () => {
  const { office } = useLink();
  const moves = createLookup(() => office.delivery.moves());
  const searched = createLookup((text: string) => office.case.search({ text }));
  const detail = createLookup((caseId: string) => office.delivery.custody({ caseId }));
  const moving = createCommand();
  /** Of the move just made: both sides sign it. */
  const sheet = shallowRef<DocumentSummary | null>(null);

  async function move({ caseId, version: expectedVersion }: Custody, wanted: WantedMove): Promise<boolean> {
    const { from, to, takenBy } = wanted;
    const input = { caseId, expectedVersion, from, to, pieces: [...wanted.pieces], takenBy };
    const done = await moving.run(
      (requestId) => office.delivery.moveCustody({ requestId, ...input }),
      (answer) => (sheet.value = answer.sheet),
    );
    if (done) await moves.ask(undefined);
    if (done || moving.failure.value?.code === 'case.changedMeanwhile') await detail.again();
    return done;
  }

  /** Another case: what was said of the one before is over. */
  function turnTo(caseId: string): void {
    moving.clear();
    sheet.value = null;
    if (caseId === '') detail.clear();
    else void detail.ask(caseId);
  }

  return { moves, searched, detail, moving, sheet, move, turnTo };
});
