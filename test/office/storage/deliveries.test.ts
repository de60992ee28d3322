import { describe, expect, it } from 'vitest';
import type {
  CaseId,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
} from '../../../src/shared/domain/case/case-action.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

const desk = (deskId: string) => ({ kind: 'desk', deskId: deskId as DeskId }) as const;

function acted(minute: number) {
  return { by: 'operator-1' as OperatorId, effectiveAt: minuteAt(minute), recordedAt: minuteAt(minute) };
}

function handOver(collectorKind: 'applicant' | 'substitute', minute: number): ServiceCaseAction {
  return {
    kind: 'handOver',
    subCases: [],
    collectorKind,
    manner: 'desk',
    receiptDocumentId: `document-${minute}`,
    simulated: true,
    ...acted(minute),
    personal: { collector: { name: '郑测试', identityNumber: '100000199003070034', relation: '配偶' } },
  };
}

function move(minute: number): ServiceCaseAction {
  return {
    kind: 'moveCustody',
    from: desk('desk-1'),
    to: desk('desk-2'),
    pieces: [{ materialCode: 'paper', copies: 2 }],
    takenBy: 'operator-2' as OperatorId,
    documentId: `document-${minute}`,
    ...acted(minute),
  };
}

const rate = (level: 2 | 4 | 5, minute: number): ServiceCaseAction => ({
  kind: 'rate',
  level,
  ratedBy: 'citizen',
  ...acted(minute),
});

const callBack = (minute: number, satisfied = true): ServiceCaseAction => ({
  kind: 'callBack',
  satisfied,
  ...acted(minute),
});

describe.each(DATABASES)('what is handed out, on %s', (name) => {
  const database = useDatabase(name);

  async function add(
    caseId: string,
    actions: readonly ServiceCaseAction[],
    part: readonly SubCaseAction[] = [],
  ) {
    await doChange(database, async ({ cases }) => {
      await cases.add(makeNewCase({ caseId }));
      if (actions.length > 0) await cases.appendToServiceCase(caseId as CaseId, 1, actions);
      if (part.length > 0) await cases.appendToSubCase(`${caseId}-1` as SubCaseId, 2, part);
    });
  }

  it('lists what lies ready since before a moment, the oldest first', async () => {
    const produce = (minute: number) => makeAction('produce', minuteAt(minute));
    await add('case-1', [], [produce(30)]);
    await add('case-2', [], [produce(10)]);
    await add('case-3', [], [produce(40)]);
    await add('case-4', [], [produce(5), makeAction('deliver', minuteAt(6))]);

    const found = await database.store.read(({ deliveries }) => deliveries.listReadyBefore(minuteAt(40), 10));
    const first = await database.store.read(({ deliveries }) => deliveries.listReadyBefore(minuteAt(99), 1));

    expect(found.map(({ caseId }) => caseId)).toEqual(['case-2', 'case-1']);
    expect(first.map(({ caseId }) => caseId)).toEqual(['case-2']);
  });

  it('lists bad ratings with something to do, and apart from them those whose citizen was satisfied', async () => {
    await add('case-1', [rate(4, 10)]);
    await add('case-2', [rate(2, 10)]);
    await add('case-3', [rate(5, 10), callBack(20)]);
    await add('case-4', [rate(5, 10), callBack(30)]);
    await add('case-5', [rate(5, 5)]);
    await add('case-6', [rate(5, 5), callBack(40, false)]);

    const lists = await database.store.read(async ({ deliveries }) => [
      await deliveries.listBadRatings(false, 10),
      await deliveries.listBadRatings(true, 10),
      await deliveries.listBadRatings(true, 1),
    ]);

    expect(lists).toEqual([['case-1', 'case-5', 'case-6'], ['case-4', 'case-3'], ['case-4']]);
  });

  it('lists moves of papers, the newest first', async () => {
    await add('case-1', [move(10), move(30)]);
    await add('case-2', [move(20)]);

    const moves = await database.store.read(({ deliveries }) => deliveries.listMoves(10));
    const newest = await database.store.read(({ deliveries }) => deliveries.listMoves(1));

    expect(moves.map(({ caseId, action }) => [caseId, action.documentId])).toEqual([
      ['case-1', 'document-30'],
      ['case-2', 'document-20'],
      ['case-1', 'document-10'],
    ]);
    expect(newest).toEqual([{ caseId: 'case-1', action: move(30) }]);
  });

  it('lists hand-overs to substitutes and to nobody else, without what is known of them', async () => {
    await add('case-1', [handOver('applicant', 10), handOver('substitute', 20)]);

    const [found, ...others] = await database.store.read(({ deliveries }) => deliveries.listSubstituted(10));

    expect(others).toEqual([]);
    expect(found).toMatchObject({ caseId: 'case-1', action: { receiptDocumentId: 'document-20' } });
    expect(found?.action).not.toHaveProperty('personal');
  });
});
