import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseId, ServiceCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { projectServiceCase, projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import type { SubCaseProjection } from '../../../src/shared/domain/case/projection.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { EXCLUDED_BY, FIGURE_SOURCES } from '../../../src/shared/domain/statistics/figure-sources.ts';
import type { FigureSource, RecordedMember } from '../../../src/shared/domain/statistics/figure-sources.ts';
import { at, makeOpening, makeReceive, makeStream, projectStory } from '../support/make-case.ts';

const OFFICE = join(import.meta.dirname, '../../../src');

/** The figures of domain.md E.1 to E.11, section by section, in the order they are defined there. */
const DEFINED: Readonly<Record<FigureSource['section'], readonly string[]>> = {
  'E.1': [
    'received',
    'accepted',
    'concluded',
    'delivered',
    'open',
    'byChannel',
    'perClerk',
    'perDesk',
    'balance',
  ],
  'E.2': ['claimRate', 'meanClaimRate', 'pooledClaimRate'],
  'E.3': ['coverage', 'themeCoverage'],
  'E.4': ['desksReduced', 'postsReduced'],
  'E.5': [
    'onTimeRate',
    'suspendedCount',
    'extendedCount',
    'lateWithoutSuspension',
    'averageDaysLeft',
    'overdueList',
  ],
  'E.6': ['immediateItemShare', 'immediateCaseShare', 'immediateOnDayRate', 'earlyRate'],
  'E.7': ['acceptingTime', 'handlingTime', 'waitingTime', 'servingTime', 'handOverTime'],
  'E.8': ['materialReduction', 'meanMaterialReduction'],
  'E.9': ['averageVisits', 'atMostOneVisitRate', 'noVisitRate', 'visitReduction'],
  'E.10': [
    'goodRatingRate',
    'badRatingRate',
    'activeRatingRate',
    'overallSatisfaction',
    'rectificationRate',
    'callBackRate',
  ],
  'E.11': [
    'returnRate',
    'returnsOfPeriod',
    'correctionRate',
    'firstPassRate',
    'secondCorrectionRate',
    'refusalRate',
    'deferralRate',
    'unsuppliedDeferralRate',
    'denialRate',
    'withdrawalRate',
  ],
};

const SOURCES: readonly (readonly [name: string, source: FigureSource])[] = Object.entries(FIGURE_SOURCES);
const READ: readonly RecordedMember[] = [
  ...new Set([EXCLUDED_BY, ...SOURCES.flatMap(([, { counted, over }]) => [...counted, ...(over ?? [])])]),
];

/** Names after the point of what is read of one kind of row. */
function membersOf(row: string): readonly string[] {
  return READ.filter((member) => member.startsWith(`${row}.`)).map((member) => member.slice(row.length + 1));
}

describe('the sources of the figures', () => {
  it('name every figure of the definitions, and no other', () => {
    const named = Object.keys(DEFINED).map((section) => [
      section,
      SOURCES.filter(([, source]) => source.section === section).map(([name]) => name),
    ]);

    expect(Object.fromEntries(named)).toEqual(DEFINED);
  });

  it('give each figure something to count, and each rate something to count it against', () => {
    const empty = SOURCES.filter(
      ([name, { counted, over }]) =>
        counted.length === 0 || over?.length === 0 || (name.endsWith('Rate') && over === null),
    );

    expect(empty.map(([name]) => name)).toEqual([]);
  });
});

const MOMENT = '2026-09-14 12:00';
/** Accepted because nobody said anything in five days, with a paper that was let follow. */
function lifeWithDeferral(): SubCaseProjection {
  const opening = makeOpening();
  const [receive, accept] = makeStream(opening, 'accept');
  if (!receive || accept?.kind !== 'accept') throw new Error('the stream is of these two');
  const deferred = [{ materialCode: 'paper', until: at('2026-09-21 18:00') }];
  return projectSubCase(opening.subCaseId, [receive, { ...accept, deferred, deemed: true }]);
}

/** Lives of a part that between them have everything happen to it. */
const LIVES: readonly SubCaseProjection[] = [
  projectStory(makeOpening(), 'accept', 'startReview', 'giveOpinion', 'startReview'),
  projectStory(makeOpening(), 'accept', 'suspend', 'resume', 'extend', 'grant', 'produce', 'deliver'),
  projectStory(makeOpening(), 'accept', 'deny'),
  projectStory(makeOpening(), 'requestCorrection', 'returnToApplicant'),
  lifeWithDeferral(),
];

describe('a member of a part that a figure reads', () => {
  it.each(membersOf('subCase'))('%s is filled by something that can happen', (member) => {
    const values = LIVES.map((life) => (life as Readonly<Record<string, unknown>>)[member]);

    expect(values).not.toContain(undefined);
    expect(values.filter((value) => value !== null && value !== false && value !== 0)).not.toEqual([]);
  });
});

const acted = { by: 'clerk-1' as OperatorId, effectiveAt: at(MOMENT), recordedAt: at(MOMENT) };
const FULL_CASE: readonly ServiceCaseAction[] = [
  makeReceive({
    materialCount: { base: 8, actual: 3 },
    served: {
      ticketNumber: 'A001',
      ticketAt: at('2026-09-14 09:10'),
      calledAt: at('2026-09-14 09:20'),
      closedAt: at('2026-09-14 09:30'),
    },
  }),
  { kind: 'visit', deskId: 'desk-1' as DeskId, purpose: 'collect', ...acted },
  { kind: 'rate', level: 5, ratedBy: 'citizen', ...acted },
  { kind: 'rectifyRating', dueAt: at('2026-10-12 18:00'), ...acted },
  { kind: 'callBack', satisfied: true, ...acted },
];

describe('a member of a case that a figure reads', () => {
  it.each(membersOf('serviceCase'))('%s is filled by something that can happen', (member) => {
    const projection = projectServiceCase('case-1' as CaseId, FULL_CASE);

    const value = (projection as Readonly<Record<string, unknown>>)[member];
    expect(value === null || value === undefined || value === 0 ? 'nothing' : 'filled').toBe('filled');
  });
});

describe('an action that a figure reads', () => {
  const WRITERS = ['main/office/operations/**/*.ts', 'shared/domain/case/*.ts', 'shared/domain/approval/*.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: OFFICE }))
    .filter((file) => !/(?:flow-table|-action)\.ts$/.test(file))
    .map((file) => readFileSync(join(OFFICE, file), 'utf8'))
    .join('\n');

  it.each(membersOf('action'))('%s is written by an operation', (kind) => {
    expect(WRITERS).toMatch(new RegExp(`kind: '${kind}'`));
  });
});
