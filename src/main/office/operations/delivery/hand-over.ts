import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CardReading } from '../../../../shared/domain/applicant/identity-card.ts';
import type { CaseId, ServiceCaseAction, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { projectSubCase, receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import { deliverableOf } from '../../../../shared/domain/delivery/deliverable.ts';
import { mayCollect } from '../../../../shared/domain/delivery/may-collect.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import { lastActorOf } from '../people.ts';
import { receiptModel } from './receipt-model.ts';

/** What handing over needs. */
export type HandOverPorts = Pick<
  OfficePorts,
  'store' | 'trust' | 'clock' | 'randomness' | 'composer' | 'files' | 'changes'
>;

/** A hand-over that may take place. */
export type HandingOver = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly receive: ReceiveAction;
  /** The parts that are handed over, with their logs. */
  readonly ready: readonly { readonly subCaseId: SubCaseIdOf; readonly actions: readonly SubCaseAction[] }[];
  readonly collectorKind: 'applicant' | 'agent';
  readonly reading: CardReading;
  readonly session: Session;
};

type HandOverRefusal =
  'case.notFound' | 'case.changedMeanwhile' | 'delivery.collectorNotEntitled' | 'delivery.nothingReady';
type HandOverInput = Parameters<OfficeOperations['delivery']['handOver']>[0];
type SubCaseIdOf = ReceiveAction['subCases'][number]['subCaseId'];

/** 出件. What the clerk saw lying ready goes to one entitled person in one step, with one receipt. */
export function createHandOver(ports: HandOverPorts): OfficeOperations['delivery']['handOver'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const reading = await ports.trust.verifyReading(input.reading);
    const handedOver = await ports.store.change(caller, input, async (tables) => {
      if (!reading.ok) return reading;
      const found = await findHandingOver(tables, input, { reading: reading.value, session });
      if (!found.ok) return found;

      const delivered = await deliver(ports, tables, found.value);
      if (!delivered.ok) return delivered;
      const { receipt, version } = delivered.value;
      const facts = { delivered: found.value.ready.length, receipt: receipt.documentId };
      return succeed({
        value: { receipt: toDocumentSummary(receipt), delivered: found.value.ready.length, version },
        audit: { object: `case:${input.caseId}`, facts },
      });
    });
    if (handedOver.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return handedOver;
  };
}

async function findHandingOver(
  tables: Tables,
  input: HandOverInput,
  who: Pick<HandingOver, 'reading' | 'session'>,
): Promise<Result<HandingOver, HandOverRefusal>> {
  const caseId = input.caseId as CaseId;
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return fail('case.notFound');
  if (actions.length !== input.expectedVersion) {
    return fail('case.changedMeanwhile', { version: actions.length, by: await lastActorOf(tables, actions) });
  }
  const receive = receiveActionOf(actions);
  const collectorKind = mayCollect(receive, who.reading.card.identityNumber);
  if (!collectorKind) return fail('delivery.collectorNotEntitled');

  const ready = await findShown(tables, caseId, input.subCases);
  return ready.ok ? succeed({ caseId, actions, receive, ready: ready.value, collectorKind, ...who }) : ready;
}

/** Exactly the parts that were shown: still as they were, and lying ready. */
async function findShown(
  tables: Tables,
  caseId: CaseId,
  shown: HandOverInput['subCases'],
): Promise<Result<HandingOver['ready'], HandOverRefusal>> {
  const versions = new Map(shown.map(({ subCaseId, version }) => [subCaseId, version]));
  const parts = (await tables.cases.listSubCases(caseId)).filter(({ subCaseId }) => versions.has(subCaseId));
  if (parts.length < versions.size) return fail('case.notFound');

  const changed = parts.find(({ subCaseId, actions }) => actions.length !== versions.get(subCaseId));
  if (changed) {
    const { actions } = changed;
    return fail('case.changedMeanwhile', { version: actions.length, by: await lastActorOf(tables, actions) });
  }
  const ready = deliverableOf(parts.map((part) => projectSubCase(part.subCaseId, part.actions)));
  return ready.length === parts.length ? succeed(parts) : fail('delivery.nothingReady');
}

async function deliver(ports: HandOverPorts, tables: Tables, handing: HandingOver) {
  const { caseId, actions, ready, reading, session } = handing;
  const at = ports.clock.now();
  const receiptDocumentId = ports.randomness.newId();
  const model = await receiptModel(tables, handing, at);
  const made = await makePaper(ports, tables, {
    documentId: receiptDocumentId,
    caseId,
    subCaseId: null,
    model,
  });
  if (!made.ok) return made;

  const acted = { by: session.operator.id, effectiveAt: at, recordedAt: at };
  const delivered = await appendToParts(tables, ready, { kind: 'deliver', receiptDocumentId, ...acted });
  if (!delivered.ok) return delivered;
  const { card, readingId, stationId, deviceSerial, readAt } = reading;
  const { name, identityNumber } = card;
  const appended = await tables.cases.appendToServiceCase(caseId, actions.length, [
    {
      kind: 'handOver',
      subCases: ready.map(({ subCaseId }) => subCaseId),
      collectorKind: handing.collectorKind,
      receiptDocumentId,
      simulated: reading.simulated,
      personal: {
        collector: { name, identityNumber },
        reading: { readingId, stationId, deviceSerial, readAt },
      },
      ...acted,
    },
  ]);
  return appended.ok ? succeed({ receipt: made.value, version: appended.value }) : appended;
}

async function appendToParts(
  tables: Tables,
  parts: HandingOver['ready'],
  action: SubCaseAction,
): Promise<Result<void, 'case.changedMeanwhile'>> {
  for (const { subCaseId, actions } of parts) {
    const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, [action]);
    if (!appended.ok) return appended;
  }
  return succeed(undefined);
}
