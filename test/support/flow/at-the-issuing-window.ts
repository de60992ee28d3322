import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { see } from './at-the-window.ts';
import { must } from './clerk-client.ts';
import type { ClerkClient } from './clerk-client.ts';
import type { ClockedWorkbench } from './clocked-workbench.ts';

/** Who stands at the window, and what of the case is given to them. */
export type Collecting = {
  readonly cardId: string;
  /** Of a substitute to the applicant. */
  readonly relation?: string;
  /** Items to hand over; everything that lies ready when absent. */
  readonly items?: readonly string[];
};

/** Hands over what lies ready to the person of a card; the refusal when there is one. */
export async function tryToHandOver(workbench: ClockedWorkbench, view: CaseView, collecting: Collecting) {
  const { office } = await workbench.member('issuer01');
  const { cardId, relation, items } = collecting;
  const shown = await readyOf(workbench, view, items);
  const reading = await workbench.readCard(cardId);
  const handing = { requestId: randomUUID(), ...shown, reading, ...(relation && { relation }) };
  return office.delivery.handOver(handing);
}

/** The same where nothing is in the way; gives the number of outcomes. */
export async function handOver(
  workbench: ClockedWorkbench,
  view: CaseView,
  collecting: Collecting,
): Promise<number> {
  return must(await tryToHandOver(workbench, view, collecting)).delivered;
}

/** Posts what lies ready to the applicant. */
export async function post(
  workbench: ClockedWorkbench,
  view: CaseView,
  { reference, items }: { readonly reference: string; readonly items?: readonly string[] },
) {
  const { office } = await workbench.member('issuer01');
  const shown = await readyOf(workbench, view, items);
  const sending = { requestId: randomUUID(), ...shown, manner: 'post', reference, to: 'applicant' } as const;
  return must(await office.delivery.send(sending));
}

/** The citizen rates at the screen turned to them. */
export async function rate(
  workbench: ClockedWorkbench,
  { projection }: CaseView,
  level: Parameters<ClerkClient['office']['delivery']['rate']>[0]['level'],
): Promise<void> {
  const { office } = await workbench.member('issuer01');
  const { caseId } = projection;
  must(await office.delivery.rate({ requestId: randomUUID(), caseId, level, comment: '等候时间太长' }));
}

async function readyOf(workbench: ClockedWorkbench, view: CaseView, items?: readonly string[]) {
  const { projection, subCases } = await see(workbench, view);
  const ready = subCases
    .map((part) => part.projection)
    .filter(({ status, itemCode }) => status === 'ready' && (items?.includes(itemCode) ?? true));
  return {
    caseId: projection.caseId,
    expectedVersion: projection.version,
    subCases: ready.map(({ subCaseId, version }) => ({ subCaseId, version })),
  };
}
