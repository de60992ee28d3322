import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { HandedOut } from '../../../../shared/api/office/delivery-answers.ts';
import type {
  CaseId,
  ServiceCaseAction,
  SubCase,
  SubCaseAction,
} from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { outcomeStandingOf } from '../../../../shared/domain/delivery/outcome-standing.ts';
import type { DeliveryManner } from '../../../../shared/domain/case/service-case-action.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import type { PaperPorts, PaperRefusal } from '../papers.ts';
import { lastActorOf } from '../people.ts';

/** What letting outcomes go needs. */
export type HandOutPorts = PaperPorts & Pick<OfficePorts, 'store' | 'changes'>;

/** A whole case nobody changed meanwhile. */
export type CurrentCase = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly receive: ReceiveAction;
};

/** Outcomes that may leave: still as they were shown, and lying ready. */
export type HandingOut = CurrentCase & { readonly parts: readonly SubCase[] };

/** Why outcomes stay. */
export type OutcomeRefusal =
  | 'case.changedMeanwhile'
  | 'case.notFound'
  | 'delivery.nothingReady'
  | 'delivery.outcomeDestroyed'
  | 'delivery.outcomeReplaced';

/** The case as the caller last saw it, and as it stands with everything handed in since. */
export async function findCurrentCase(
  tables: Tables,
  input: { readonly caseId: string; readonly expectedVersion: number },
): Promise<Result<CurrentCase, 'case.changedMeanwhile' | 'case.notFound'>> {
  const caseId = input.caseId as CaseId;
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return fail('case.notFound');
  if (actions.length !== input.expectedVersion) return changedMeanwhile(tables, actions);
  return succeed({ caseId, actions, receive: caseAsItStands(actions) });
}

/** Tells the slower window who was faster. */
export async function changedMeanwhile(
  tables: Tables,
  actions: readonly (ServiceCaseAction | SubCaseAction)[],
) {
  return fail('case.changedMeanwhile', { version: actions.length, by: await lastActorOf(tables, actions) });
}

/** Exactly the parts that were shown, when each of them may leave. */
export async function findShown(
  tables: Tables,
  caseId: CaseId,
  shown: readonly { readonly subCaseId: string; readonly version: number }[],
): Promise<Result<readonly SubCase[], OutcomeRefusal>> {
  const versions = new Map(shown.map(({ subCaseId, version }) => [subCaseId, version]));
  const parts = (await tables.cases.listSubCases(caseId)).filter(({ subCaseId }) => versions.has(subCaseId));
  if (parts.length < versions.size) return fail('case.notFound');

  const changed = parts.find(({ subCaseId, actions }) => actions.length !== versions.get(subCaseId));
  if (changed) return changedMeanwhile(tables, changed.actions);
  const standings = parts.map(({ actions }) => outcomeStandingOf(actions));
  if (standings.includes('destroyed')) return fail('delivery.outcomeDestroyed');
  if (standings.includes('replaced')) return fail('delivery.outcomeReplaced');
  return standings.every((standing) => standing === 'ready') ? succeed(parts) : fail('delivery.nothingReady');
}

type Acted = Pick<ServiceCaseAction, 'by' | 'effectiveAt' | 'recordedAt'>;

/** Outcomes on their way: the paper that goes with them, and what the log says of who got them. */
export type Leaving = {
  readonly handing: HandingOut;
  readonly session: Session;
  readonly manner: DeliveryManner;
  readonly content: AnyPaperContent;
  /** Actions on the whole case, of which the hand-over names the paper. */
  readonly actionsOf: (paper: string, acted: Acted) => readonly ServiceCaseAction[];
};

/** Makes the paper, marks every part as delivered and writes down who got them, in the running transaction. */
export async function letGo(
  ports: HandOutPorts,
  tables: Tables,
  { handing, session, manner, content, actionsOf }: Leaving,
): Promise<Result<HandedOut, PaperRefusal | 'case.changedMeanwhile'>> {
  const { caseId, actions, parts } = handing;
  const at = ports.clock.now();
  const made = await makePaper(ports, tables, { caseId, subCaseId: null, content });
  if (!made.ok) return made;

  const acted = { by: session.operator.id, effectiveAt: at, recordedAt: at };
  const { documentId } = made.value;
  const deliver = { kind: 'deliver', receiptDocumentId: documentId, manner, ...acted } as const;
  for (const { subCaseId, actions: log } of parts) {
    const delivered = await tables.cases.appendToSubCase(subCaseId, log.length, [deliver]);
    if (!delivered.ok) return delivered;
  }
  const appended = await tables.cases.appendToServiceCase(
    caseId,
    actions.length,
    actionsOf(documentId, acted),
  );
  if (!appended.ok) return appended;
  const receipt = toDocumentSummary(made.value);
  return succeed({ receipt, delivered: parts.length, version: appended.value });
}
