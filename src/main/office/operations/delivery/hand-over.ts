import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CardReading } from '../../../../shared/domain/applicant/identity-card.ts';
import type { CollectorKind } from '../../../../shared/domain/case/service-case-action.ts';
import { checkCollector } from '../../../../shared/domain/delivery/may-collect.ts';
import type { CollectorRefusal } from '../../../../shared/domain/delivery/may-collect.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findCurrentCase, findShown, letGo } from './handing-out.ts';
import type { HandingOut, HandOutPorts, OutcomeRefusal } from './handing-out.ts';
import { receiptContent } from './receipt-content.ts';

type HandOverPorts = HandOutPorts & Pick<OfficePorts, 'trust'>;
type HandOverInput = Parameters<OfficeOperations['delivery']['handOver']>[0];

/** A hand-over that may take place. */
export type HandingOver = HandingOut & {
  readonly collectorKind: CollectorKind;
  /** Of a substitute to the applicant. */
  readonly relation: string | undefined;
  readonly reading: CardReading;
  readonly session: Session;
};

/** 出件. What the clerk saw lying ready goes to one entitled person in one step, with one receipt. */
export function createHandOver(ports: HandOverPorts): OfficeOperations['delivery']['handOver'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const reading = await ports.trust.verifyReading(input.reading);
    const handedOver = await ports.store.change(caller, input, async (tables) => {
      if (!reading.ok) return reading;
      const found = await findHandingOver(ports, tables, { input, reading: reading.value, session });
      if (!found.ok) return found;

      const done = await deliver(ports, tables, found.value);
      if (!done.ok) return done;
      const { delivered, receipt } = done.value;
      const { collectorKind } = found.value;
      const facts = { delivered, receipt: receipt.documentId, collector: collectorKind };
      return succeed({ value: done.value, audit: { object: `case:${input.caseId}`, facts } });
    });
    if (handedOver.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return handedOver;
  };
}

type Asked = {
  readonly input: HandOverInput;
  readonly reading: CardReading;
  readonly session: Session;
};

/** Somebody who was faster is told first; who may not collect, before what lies there. */
async function findHandingOver(
  ports: HandOverPorts,
  tables: Tables,
  { input, reading, session }: Asked,
): Promise<Result<HandingOver, OutcomeRefusal | CollectorRefusal>> {
  const current = await findCurrentCase(tables, input);
  if (!current.ok) return current;
  const { card } = reading;
  const relation = input.relation?.trim();
  const collector = checkCollector(current.value.receive, { card, relation, now: ports.clock.now() });
  if (!collector.ok) return collector;

  const parts = await findShown(tables, current.value.caseId, input.subCases);
  if (!parts.ok) return parts;
  const handing = { ...current.value, parts: parts.value, collectorKind: collector.value, reading, session };
  return succeed({ ...handing, relation: collector.value === 'substitute' ? relation : undefined });
}

async function deliver(ports: HandOverPorts, tables: Tables, handing: HandingOver) {
  const { session } = handing;
  const content = await receiptContent(tables, handing, ports.clock.now());
  return letGo(ports, tables, {
    handing,
    session,
    manner: 'desk',
    content,
    actionsOf: (receiptDocumentId, acted) => [
      { kind: 'visit', deskId: session.deskId ?? handing.receive.deskId, purpose: 'collect', ...acted },
      { ...handOverOf(handing), receiptDocumentId, ...acted },
    ],
  });
}

function handOverOf({ parts, collectorKind, relation, reading, receive }: HandingOver) {
  const { card, readingId, stationId, deviceSerial, readAt } = reading;
  const { name, identityNumber } = card;
  return {
    kind: 'handOver',
    subCases: parts.map(({ subCaseId }) => subCaseId),
    collectorKind,
    manner: 'desk',
    simulated: receive.simulated || reading.simulated,
    personal: {
      collector: { name, identityNumber, ...(relation === undefined ? {} : { relation }) },
      reading: { readingId, stationId, deviceSerial, readAt },
    },
  } as const;
}
