import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseParty, ServiceCaseAction, SubCase } from '../../../../shared/domain/case/case-action.ts';
import { openingOf } from '../../../../shared/domain/case/project-case.ts';
import { parseReference } from '../../../../shared/domain/delivery/delivery-reference.ts';
import type { SendingManner } from '../../../../shared/domain/delivery/delivery-reference.ts';
import { checkAuthority } from '../../../../shared/domain/delivery/may-collect.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { servingRecord } from '../../../../shared/texts/documents-delivery.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { outcomePaperOf } from './collection-view.ts';
import { findCurrentCase, findShown, letGo } from './handing-out.ts';
import type { CurrentCase, HandingOut, HandOutPorts, OutcomeRefusal } from './handing-out.ts';
import { paperAbout, resultsOf } from './receipt-content.ts';

type SendInput = Parameters<OfficeOperations['delivery']['send']>[0];

type Sending = HandingOut & {
  readonly session: Session;
  readonly manner: SendingManner;
  readonly reference: string;
  readonly recipient: CaseParty;
  readonly recipientKind: 'applicant' | 'agent';
};

type SendRefusal =
  | OutcomeRefusal
  | 'delivery.authorityExpired'
  | 'delivery.collectorNotEntitled'
  | 'delivery.notSealed'
  | 'delivery.nothingToSend'
  | 'delivery.referenceInvalid';

/** 邮寄、取件柜、电子送达. Nobody stands at the window: a 送达回证 with the reference stands for the signature. */
export function createSendOutcomes(ports: HandOutPorts): OfficeOperations['delivery']['send'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const sent = await ports.store.change(caller, input, async (tables) => {
      const found = await findSending(tables, { input, session, now: ports.clock.now() });
      if (!found.ok) return found;

      const sending = found.value;
      const { manner } = sending;
      const content = await recordContent(tables, sending, ports.clock.now());
      const done = await letGo(ports, tables, {
        handing: sending,
        session,
        manner,
        content,
        actionsOf: (receiptDocumentId, acted) => [{ ...handOverOf(sending), receiptDocumentId, ...acted }],
      });
      if (!done.ok) return done;
      const { delivered, receipt } = done.value;
      const facts = { delivered, receipt: receipt.documentId, manner };
      return succeed({ value: done.value, audit: { object: `case:${input.caseId}`, facts } });
    });
    if (sent.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return sent;
  };
}

type Asked = { readonly input: SendInput; readonly session: Session; readonly now: Instant };

async function findSending(
  tables: Tables,
  { input, session, now }: Asked,
): Promise<Result<Sending, SendRefusal>> {
  const { manner } = input;
  const reference = parseReference(manner, input.reference);
  if (reference === undefined) return fail('delivery.referenceInvalid', { manner });
  const current = await findCurrentCase(tables, input);
  if (!current.ok) return current;
  const recipient = findRecipient(current.value, input.to, now);
  if (!recipient.ok) return recipient;

  const parts = await findShown(tables, current.value.caseId, input.subCases);
  if (!parts.ok) return parts;
  const sendable = await checkSendable(tables, current.value, { parts: parts.value, manner });
  if (!sendable.ok) return sendable;
  const to = { recipient: recipient.value, recipientKind: input.to };
  return succeed({ ...current.value, parts: parts.value, session, manner, reference, ...to });
}

function findRecipient(
  { receive }: CurrentCase,
  to: SendInput['to'],
  now: Instant,
): Result<CaseParty, 'delivery.authorityExpired' | 'delivery.collectorNotEntitled'> {
  const party = receive.personal?.[to];
  if (!party) return fail('delivery.collectorNotEntitled');
  const authority = to === 'agent' ? checkAuthority(receive, now) : succeed(undefined);
  return authority.ok ? succeed(party) : authority;
}

/** A file is sent sealed or not at all; what is only an entry in a register leaves nothing to put into an envelope. */
async function checkSendable(
  tables: Tables,
  { caseId }: CurrentCase,
  { parts, manner }: { readonly parts: readonly SubCase[]; readonly manner: SendingManner },
): Promise<Result<void, 'delivery.notSealed' | 'delivery.nothingToSend'>> {
  const documents = await tables.documents.listOfCase(caseId);
  for (const { subCaseId, actions } of parts) {
    const { itemCode, outcomeKind } = openingOf(actions);
    const paper = outcomePaperOf(subCaseId, documents);
    if (manner === 'electronic' && (paper?.sealCount ?? 0) === 0) {
      return fail('delivery.notSealed', { code: itemCode });
    }
    if (!paper && outcomeKind !== 'physicalThing') return fail('delivery.nothingToSend', { code: itemCode });
  }
  return succeed(undefined);
}

async function recordContent(tables: Tables, sending: Sending, at: Instant): Promise<AnyPaperContent> {
  const { receive, session, actions, manner, reference, recipient, recipientKind } = sending;
  return servingRecord(await paperAbout(tables, receive, { session, at }), {
    number: receive.caseNumber,
    place: actions.filter(isSent).length + 1,
    manner,
    recipientName: recipient.name,
    recipientKind,
    reference,
    results: await resultsOf(tables, sending),
    failure: null,
  });
}

function isSent(action: ServiceCaseAction): boolean {
  return action.kind === 'handOver' && action.manner !== undefined && action.manner !== 'desk';
}

function handOverOf({ parts, manner, reference, recipient, recipientKind, receive }: Sending) {
  const { name, identityNumber } = recipient;
  return {
    kind: 'handOver',
    subCases: parts.map(({ subCaseId }) => subCaseId),
    collectorKind: recipientKind,
    manner,
    simulated: receive.simulated,
    personal: { collector: { name, identityNumber, reference } },
  } as const;
}
