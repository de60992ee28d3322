import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import type { CustodyHolding } from '../../../src/shared/domain/case/custody.ts';
import type { CustodyPlace } from '../../../src/shared/domain/case/service-case-action.ts';
import { checkMove, holdingsOf, isSamePlace } from '../../../src/shared/domain/delivery/move-papers.ts';
import type { SubmittedMaterial } from '../../../src/shared/domain/form/draft.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeReceive } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';

type Move = Extract<ServiceCaseAction, { kind: 'moveCustody' }>;

const CODES = ['A', 'B', 'C'];
const COPIES: Readonly<Record<string, number>> = { A: 3, B: 1, C: 2 };
const PLACES: readonly CustodyPlace[] = [
  { kind: 'desk', deskId: 'desk-1' as DeskId },
  { kind: 'desk', deskId: 'desk-2' as DeskId },
  { kind: 'department', departmentId: 'desk-1' },
  { kind: 'department', departmentId: 'police' },
];
const materials = CODES.map((materialCode) => ({
  definition: {
    materialCode,
    name: materialCode,
    broughtByApplicant: true,
    producedBy: [],
    replacedBy: [],
    toBeConfirmed: [],
  },
  copies: COPIES[materialCode] ?? 0,
}));
const submitted = CODES.map((materialCode) => ({ materialCode, originalSeen: true, files: [] }));
const receive = makeReceive({
  personal: {
    applicant: { name: 'A', identityNumber: '10000019900307019X', phone: '000' },
    agent: null,
    answers: {},
    materials: submitted,
  },
});
const supplement: ServiceCaseAction = {
  kind: 'supplement',
  materialCodes: ['B'],
  fieldCodes: [],
  simulated: false,
  by: 'clerk-1' as OperatorId,
  effectiveAt: at('2026-09-15 09:00'),
  recordedAt: at('2026-09-15 09:00'),
  personal: { answers: {}, materials: [{ materialCode: 'B', originalSeen: true, files: [] }] },
};

const somePlace = fc.constantFrom(...PLACES);
const someMove: fc.Arbitrary<Move> = fc
  .record({
    from: somePlace,
    to: somePlace,
    pieces: fc.array(
      fc.record({ materialCode: fc.constantFrom(...CODES, 'X'), copies: fc.integer({ min: 0, max: 4 }) }),
      { maxLength: 3 },
    ),
  })
  .map((move) => ({
    kind: 'moveCustody',
    ...move,
    takenBy: 'clerk-2' as OperatorId,
    documentId: 'document-1',
    by: 'clerk-1' as OperatorId,
    effectiveAt: at('2026-09-16 09:00'),
    recordedAt: at('2026-09-16 09:00'),
  }));

/** How many copies of each paper there are, wherever they are. */
function totalOf(holdings: readonly CustodyHolding[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const { materialCode, copies } of holdings.flatMap(({ pieces }) => pieces)) {
    total[materialCode] = (total[materialCode] ?? 0) + copies;
  }
  return total;
}

describe('papers that change hands', () => {
  it('are never made and never lost, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(someMove, { maxLength: 25 }), fc.nat(25), (moves, suppliedAfter) => {
        let actions: readonly ServiceCaseAction[] = [receive];
        moves.forEach((move, i) => {
          if (i === suppliedAfter) actions = [...actions, supplement];
          if (checkMove(holdingsOf(actions, materials), move).ok) actions = [...actions, move];
        });

        const holdings = holdingsOf(actions, materials);
        const supplied = actions.includes(supplement);
        expect(totalOf(holdings)).toEqual({ ...COPIES, B: supplied ? 2 : 1 });
        expect(holdings.flatMap(({ pieces }) => pieces).every(({ copies }) => copies > 0)).toBe(true);
      }),
      runs(300, 10_000),
    );
  });

  it('leave one place for the other, exactly as many as were counted', () => {
    fc.assert(
      fc.property(fc.array(someMove, { minLength: 1, maxLength: 10 }), (moves) => {
        let actions: readonly ServiceCaseAction[] = [receive];
        for (const move of moves) {
          const before = holdingsOf(actions, materials);
          if (!checkMove(before, move).ok) continue;
          actions = [...actions, move];
          const after = holdingsOf(actions, materials);
          for (const { materialCode, copies } of move.pieces) {
            const held = (holdings: readonly CustodyHolding[], at: CustodyPlace) =>
              holdings
                .find(({ place }) => isSamePlace(place, at))
                ?.pieces.find((piece) => piece.materialCode === materialCode)?.copies ?? 0;

            expect(held(before, move.from) - held(after, move.from)).toBe(copies);
            expect(held(after, move.to) - held(before, move.to)).toBe(copies);
          }
        }
      }),
      runs(200, 5_000),
    );
  });

  it('are unknown once the personal data were erased', () => {
    const { personal: _, ...erased } = receive;

    expect(holdingsOf([erased], materials)).toEqual([]);
  });

  it('are only those handed in: what was taken over never lay at the desk', () => {
    const takenOver = {
      caseId: 'case-0',
      caseNumber: 'number-0',
      madeAt: at('2026-01-05 09:00'),
      usableUntil: null,
      holder: 'applicant',
    } as const;
    const personal = { ...receive.personal, materials: [{ ...submitted[0], takenOver }, submitted[1]] };

    const holdings = holdingsOf([{ ...receive, personal } as typeof receive], materials);

    expect(totalOf(holdings)).toEqual({ B: 1 });
  });

  it('lie where they came in: a supplement at the desk that took it', () => {
    const elsewhere = 'desk-2' as DeskId;
    const visit = { ...supplement, kind: 'visit', purpose: 'supply', deskId: elsewhere } as ServiceCaseAction;

    const said = holdingsOf([receive, { ...supplement, deskId: elsewhere }], materials);
    const early = holdingsOf([receive, supplement, visit], materials);

    const second = { place: { kind: 'desk', deskId: elsewhere }, pieces: [{ materialCode: 'B', copies: 1 }] };
    expect(said.slice(1)).toEqual([second]);
    expect(early.slice(1)).toEqual([second]);
  });

  it('are not held when they were only shown: a card, and an original of which the scan stays', () => {
    const card = { kind: 'cardReading', person: 'applicant' } as const;
    const asked = materials.map(({ definition, copies }) => ({
      definition: { ...definition, replacedBy: definition.materialCode === 'A' ? [card] : [] },
      copies,
    }));
    const scan = { fileId: 'file-1' } as SubmittedMaterial['files'][number];
    const scanned = submitted.map((paper) =>
      paper.materialCode === 'B' ? { ...paper, files: [scan] } : paper,
    );
    const shown = { ...receive, personal: { ...receive.personal, materials: scanned } } as typeof receive;

    const holdings = holdingsOf([shown], asked);

    expect(totalOf(holdings)).toEqual({ C: 2 });
  });

  it('move from a place to another one, and at least one of them', () => {
    const holdings = holdingsOf([receive], materials);
    const [desk = { kind: 'department', departmentId: '' } as const, other = desk] = PLACES;
    const pieces = [{ materialCode: 'A', copies: 1 }];

    expect(checkMove(holdings, { from: desk, to: other, pieces })).toEqual({ ok: true, value: undefined });
    expect(checkMove(holdings, { from: desk, to: desk, pieces })).toMatchObject({
      failure: { code: 'delivery.placeUnfit' },
    });
    expect(checkMove(holdings, { from: desk, to: other, pieces: [] })).toMatchObject({
      failure: { code: 'delivery.countsDiffer' },
    });
    expect(checkMove(holdings, { from: other, to: desk, pieces })).toMatchObject({
      failure: { code: 'delivery.countsDiffer', details: { held: 0, counted: 1 } },
    });
  });
});
