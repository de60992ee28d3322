import { describe, expect, it } from 'vitest';
import type { ServiceCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { countCaseMaterials } from '../../../src/shared/domain/case/count-case-materials.ts';
import { custodyOf } from '../../../src/shared/domain/case/custody.ts';
import { findDuplicates } from '../../../src/shared/domain/case/find-duplicates.ts';
import { mayForward } from '../../../src/shared/domain/case/may-forward.ts';
import type { CaseStatus } from '../../../src/shared/domain/case/case-status.ts';
import type { CaseId, CaseNumber } from '../../../src/shared/domain/case/case-action.ts';
import type { SubmittedMaterial } from '../../../src/shared/domain/form/draft.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeItem } from '../support/make-catalogue.ts';
import { makeMergedMaterial } from '../support/make-draft.ts';

describe('counting the materials of a case', () => {
  const items = ['N1', 'N2'].map((code) => ({
    item: makeItem(code, {
      materials: [
        { materialCode: 'card' },
        { materialCode: 'photo', required: false },
        { materialCode: 'proof', when: { question: 'where', is: ['abroad'] } },
      ],
    }),
    after: [],
    whenPredecessorDenied: 'terminate' as const,
  }));
  const materials = ['card', 'photo', 'proof'].map((code) => makeMergedMaterial(code));
  const seen = (materialCode: string, rest: Partial<SubmittedMaterial> = {}): SubmittedMaterial => ({
    materialCode,
    originalSeen: true,
    files: [],
    ...rest,
  });

  it('counts what each item must have in this situation, and each paper handed in once', () => {
    expect(countCaseMaterials({ items, materials }, {}, [seen('card')])).toEqual({ base: 2, actual: 1 });
    expect(countCaseMaterials({ items, materials }, { where: 'abroad' }, [seen('card')])).toEqual({
      base: 4,
      actual: 1,
    });
  });

  it('counts what nobody insists on only when it was handed in', () => {
    expect(countCaseMaterials({ items, materials }, {}, [seen('card'), seen('photo')])).toEqual({
      base: 4,
      actual: 2,
    });
  });

  it('leaves out what was taken over, not seen, or not asked for', () => {
    const takenOver = {
      caseId: 'case-0',
      caseNumber: '0',
      madeAt: at('2026-09-01 09:00'),
      usableUntil: null,
      holder: { name: 'A', number: '' },
    };
    const submitted = [
      seen('card', { takenOver }),
      seen('proof', { originalSeen: false }),
      seen('elsewhere'),
    ];

    expect(countCaseMaterials({ items, materials }, {}, submitted)).toEqual({ base: 2, actual: 0 });
  });
});

describe('possible duplicates', () => {
  const on = '2026-09-14' as LocalDate;
  const earlier = (status: CaseStatus, receivedOn: string, decision: 'granted' | 'denied' | null = null) => ({
    projection: {
      caseId: 'case-1' as CaseId,
      caseNumber: '1' as CaseNumber,
      receivedAt: at(`${receivedOn} 09:00`),
    },
    subCases: [{ itemCode: 'N1', status, decision }],
  });

  it.each([
    ['open', earlier('reviewing', '2026-09-01'), true],
    ['granted and handed out', earlier('delivered', '2026-09-01', 'granted'), true],
    ['90 days old', earlier('delivered', '2026-06-16', 'granted'), true],
    ['91 days old', earlier('reviewing', '2026-06-15'), false],
    ['withdrawn', earlier('withdrawn', '2026-09-13'), false],
    ['denied and lies ready', earlier('ready', '2026-09-13', 'denied'), false],
  ])('%s', (_what, application, suspected) => {
    expect(findDuplicates(['N1', 'N2'], [application], on).length > 0).toBe(suspected);
  });

  it('of another item are none', () => {
    expect(findDuplicates(['N2'], [earlier('reviewing', '2026-09-01')], on)).toEqual([]);
  });
});

describe('passing an application on', () => {
  it.each([
    { crossRegion: 'none', from: '320200', to: '320500', may: false },
    { crossRegion: 'county', from: '320281', to: '320282', may: false },
    { crossRegion: 'city', from: '320281', to: '320282', may: true },
    { crossRegion: 'city', from: '320281', to: '320581', may: false },
    { crossRegion: 'province', from: '320281', to: '320581', may: true },
    { crossRegion: 'province', from: '320281', to: '310101', may: false },
    { crossRegion: 'nation', from: '320281', to: '310101', may: true },
    { crossRegion: 'nation', from: '320281', to: '320281', may: false },
  ] as const)('of an item open to the $crossRegion from $from to $to', ({ crossRegion, from, to, may }) => {
    expect(mayForward({ crossRegion }, from, to)).toBe(may);
  });
});

describe('custody', () => {
  const desk = { kind: 'desk', deskId: 'desk-1' as DeskId } as const;
  const health = { kind: 'department', departmentId: 'health' } as const;
  const move = (copies: number, back = false): ServiceCaseAction => ({
    kind: 'moveCustody',
    from: back ? health : desk,
    to: back ? desk : health,
    pieces: [{ materialCode: 'card', copies }],
    takenBy: 'approver-1' as OperatorId,
    documentId: 'document-1',
    by: 'clerk-1' as OperatorId,
    effectiveAt: at('2026-09-14 10:00'),
    recordedAt: at('2026-09-14 10:00'),
  });
  const first = { place: desk, pieces: [{ materialCode: 'card', copies: 3 }] };

  it('begins at the desk and follows every move', () => {
    expect(custodyOf([], [first])).toEqual([first]);
    expect(custodyOf([move(2)], [first])).toEqual([
      { place: desk, pieces: [{ materialCode: 'card', copies: 1 }] },
      { place: health, pieces: [{ materialCode: 'card', copies: 2 }] },
    ]);
    expect(custodyOf([move(3), move(3, true)], [first])).toEqual([first]);
  });
});
