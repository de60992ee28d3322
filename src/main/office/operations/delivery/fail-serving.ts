import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { mayDo, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import type { ServiceCaseAction, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import type { DeliveryManner } from '../../../../shared/domain/case/service-case-action.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { servingRecord } from '../../../../shared/texts/documents-delivery.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { numberOf } from '../case-view.ts';
import { findCurrentSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';
import { keptOf } from './kept-of.ts';
import { paperAbout, resultsOf } from './receipt-content.ts';

type FailPorts = PaperPorts & Pick<OfficePorts, 'store' | 'changes'>;
type FailInput = Parameters<OfficeOperations['delivery']['failServing']>[0];

/** 未能送达. A 送达回证 says why; what was sent is back and lies ready again. */
export function createFailServing(ports: FailPorts): OfficeOperations['delivery']['failServing'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const failed = await ports.store.change(caller, input, async (tables) => {
      const current = await findCurrentSubCase(tables, input);
      if (!current.ok) return current;
      const found = current.value;
      if (!mayDo(found.actions, 'failServing')) return notAllowedNow(found.actions, 'failServing');
      const sentBy = sentMannerOf(found.actions);
      if (sentBy && sentBy !== input.manner) return fail('delivery.otherManner', { manner: sentBy });

      const at = ports.clock.now();
      const content = await recordContent(tables, { found, input, session }, at);
      const { caseId, subCaseId } = found;
      const made = await makePaper(ports, tables, { caseId, subCaseId, content });
      if (!made.ok) return made;
      const { manner, failure } = input;
      const { documentId } = made.value;
      const acted = { by: session.operator.id, effectiveAt: at, recordedAt: at };
      const personal = keptOf(found.receive, { note: input.note.trim() });
      const appended = await tables.cases.appendToSubCase(subCaseId, found.actions.length, [
        { kind: 'failServing', manner, failure, documentId, ...personal, ...acted },
      ]);
      if (!appended.ok) return appended;
      const value = { record: toDocumentSummary(made.value), version: appended.value };
      const facts = { manner, failure };
      return succeed({ value: { ...value, caseId }, audit: { object: `subCase:${subCaseId}`, facts } });
    });
    if (!failed.ok) return failed;
    const { caseId, ...value } = failed.value;
    ports.changes.publish({ kind: 'case', id: caseId });
    return succeed(value);
  };
}

type Failing = { readonly found: FoundSubCase; readonly input: FailInput; readonly session: Session };

async function recordContent(
  tables: Tables,
  { found, input, session }: Failing,
  at: Instant,
): Promise<AnyPaperContent> {
  const whole = await tables.cases.findServiceCase(found.caseId);
  assert(whole, 'a sub-case is added together with its case');
  const receive = caseAsItStands(whole);
  const { collectorKind, reference } = lastSendingOf(whole, found);
  const recipientKind = collectorKind === 'agent' ? 'agent' : 'applicant';
  return servingRecord(await paperAbout(tables, receive, { session, at }), {
    number: numberOf(receive, found.opening),
    place: found.actions.filter(({ kind }) => kind === 'failServing').length + 1,
    manner: input.manner,
    recipientName: receive.personal?.[recipientKind]?.name ?? '',
    recipientKind,
    reference,
    results: await resultsOf(tables, { receive, parts: [found] }),
    failure: { reason: input.failure, note: input.note.trim() },
  });
}

/** To whom, and under which number, the outcome was on its way; nothing of it where it never left. */
function lastSendingOf(actions: readonly ServiceCaseAction[], { subCaseId, actions: log }: FoundSubCase) {
  const isAway = log.at(-1)?.kind === 'deliver';
  const sent = isAway
    ? actions.findLast((action) => action.kind === 'handOver' && action.subCases.includes(subCaseId))
    : undefined;
  if (sent?.kind !== 'handOver') return { collectorKind: 'applicant', reference: null } as const;
  return { collectorKind: sent.collectorKind, reference: sent.personal?.collector.reference ?? null };
}

/** How it is on its way; undefined where it lies ready. */
function sentMannerOf(actions: readonly SubCaseAction[]): DeliveryManner | undefined {
  if (statusOf(actions) !== 'delivered') return undefined;
  return actions.findLast((action) => action.kind === 'deliver')?.manner;
}
