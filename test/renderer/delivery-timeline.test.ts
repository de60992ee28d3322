import { describe, expect, it } from 'vitest';
import type { ServiceCaseAction, SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import type { DeskId } from '../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { MANNER_TEXTS, REFERENCE_TEXTS, SERVING_FAILURE_TEXTS } from '../../src/shared/texts/delivery.ts';
import { CASE_TEXTS } from '../../src/shared/texts/page-case.ts';
import { DELIVERY_TEXTS, RATINGS_TEXTS, RETAINED_TEXTS } from '../../src/shared/texts/page-delivery.ts';
import { deliveryFacts, deliveryFactsOfCase } from '../../src/renderer/components/timeline-delivery.ts';
import { NOW } from './sample-data.ts';

const acted = { by: 'issuer-1' as OperatorId, effectiveAt: NOW, recordedAt: NOW };
const names = { 'issuer-2': '陆知行', 'desk-901': '综合出件窗口', health: '卫生健康' };

function handOver(more: object = {}): ServiceCaseAction {
  return {
    kind: 'handOver',
    subCases: [],
    collectorKind: 'substitute',
    receiptDocumentId: 'paper1',
    simulated: true,
    personal: { collector: { name: '周明远', identityNumber: '100', relation: '配偶' } },
    ...acted,
    ...more,
  };
}

describe('the log of what was handed out', () => {
  it('names a substitute with the relation', () => {
    expect(deliveryFactsOfCase(handOver(), names)).toEqual([
      [CASE_TEXTS.collectedBy.substitute, '周明远'],
      [DELIVERY_TEXTS.relation, '配偶'],
    ]);
  });

  it('names the number of a letter', () => {
    const collector = { name: '林晓岚', identityNumber: '100', reference: 'EZ123456789CN' };
    const sent = handOver({ collectorKind: 'applicant', manner: 'post', personal: { collector } });

    expect(deliveryFactsOfCase(sent, names)).toContainEqual([REFERENCE_TEXTS.post, 'EZ123456789CN']);
  });

  it('says that a name was erased', () => {
    const { personal: _, ...erased } = handOver() as Extract<ServiceCaseAction, { kind: 'handOver' }>;

    expect(deliveryFactsOfCase(erased, names)).toEqual([
      [CASE_TEXTS.collectedBy.substitute, CASE_TEXTS.erased],
    ]);
  });

  it('says why an outcome could not be served, and before whom one was destroyed', () => {
    const failed: SubCaseAction = {
      kind: 'failServing',
      manner: 'post',
      failure: 'returned',
      documentId: 'paper2',
      personal: { note: '' },
      ...acted,
    };
    const destroyed: SubCaseAction = {
      kind: 'destroyOutcome',
      witness: 'issuer-2' as OperatorId,
      personal: { reason: '逾期' },
      ...acted,
    };

    expect(deliveryFacts(failed, names)).toEqual([
      [DELIVERY_TEXTS.how, MANNER_TEXTS.post],
      [DELIVERY_TEXTS.failReason, SERVING_FAILURE_TEXTS.returned],
    ]);
    expect(deliveryFacts(destroyed, names)).toContainEqual([RETAINED_TEXTS.witness, '陆知行']);
  });

  it('follows papers from place to place', () => {
    const move: ServiceCaseAction = {
      kind: 'moveCustody',
      from: { kind: 'desk', deskId: 'desk-901' as DeskId },
      to: { kind: 'department', departmentId: 'health' },
      pieces: [{ materialCode: 'card', copies: 2 }],
      takenBy: 'issuer-2' as OperatorId,
      documentId: 'paper3',
      ...acted,
    };

    const said = deliveryFactsOfCase(move, names).map(([, text]) => text);
    expect(said).toEqual(['综合出件窗口 → 卫生健康', '共 1 种 2 份', '陆知行']);
  });

  it('tells what was done about a bad rating', () => {
    const called: ServiceCaseAction = {
      kind: 'callBack',
      satisfied: false,
      personal: { note: '再次说明' },
      ...acted,
    };

    expect(deliveryFactsOfCase(called, names)).toEqual([
      [RATINGS_TEXTS.called, RATINGS_TEXTS.notSatisfied],
      [RATINGS_TEXTS.note, '再次说明'],
    ]);
  });
});
