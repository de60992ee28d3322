import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DeliveryManner } from '../../domain/case/service-case-action.ts';
import { SERVING_FAILURES } from '../../domain/case/sub-case-action.ts';
import type { CaseSummary } from './case.ts';
import type {
  BadRating,
  Collection,
  Custody,
  CustodyMove,
  HandedOut,
  Retained,
  SubstitutedHandOver,
} from './delivery-answers.ts';
import type { DocumentSummary } from './document.ts';

const READING_CODES = [
  'reading.expired',
  'reading.invalid',
  'reading.simulatedRefused',
  'reading.unknownStation',
] as const;

/** What may be wrong with the outcomes that are to leave. */
const OUTCOME_CODES = [
  'case.changedMeanwhile',
  'case.notFound',
  'delivery.nothingReady',
  'delivery.outcomeDestroyed',
  'delivery.outcomeReplaced',
] as const;

const PAPER_CODES = ['document.contentOverflow', 'document.glyphMissing'] as const;
const SECOND_PERSON_CODES = [
  'delivery.personUnfit',
  'delivery.samePerson',
  'staff.lockedOut',
  'staff.wrongPassword',
] as const;

const WINDOW = ['issuer', 'clerk'] as const;

/** Exactly what was shown: what became ready meanwhile stays here, for its paper may lie in a cupboard. */
const shownParts = z
  .array(z.object({ subCaseId: Id, version: z.int().min(1) }))
  .min(1)
  .max(100);

/** 双人. Somebody beside the person signed in, who says so with their own password. */
export const SecondPerson = z.object({
  loginName: z.string().min(1).max(40),
  password: z.string().min(1).max(200),
});
export type SecondPerson = z.infer<typeof SecondPerson>;

const custodyPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk'), deskId: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('department'), departmentId: z.string().min(1).max(64) }),
]);

const note = z.string().max(1_000);

/** Hands over in which way, when the person does not stand at the window. */
export const SENDING_MANNERS = ['post', 'locker', 'electronic'] as const satisfies readonly DeliveryManner[];

/** 出件. One window hands all outcomes out. */
export const delivery = {
  /** Cases with outcomes that lie ready. */
  list: query({ role: WINDOW, audit: 'access' }).output(answer<readonly CaseSummary[]>()),
  /** Everything the person of this reading may collect now, and what of theirs is not given out any more. */
  find: query({ role: WINDOW, audit: 'access' }, ...READING_CODES, 'delivery.nothingReady')
    .input(z.object({ reading: z.string().max(8_000) }))
    .output(answer<readonly Collection[]>()),
  /** One case, whoever stands there: for a substitute, whose card no case knows, and for what is sent. */
  open: query({ role: WINDOW, audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id }))
    .output(answer<Collection>()),
  /**
   * Hands over what was shown, all of it in one step; the reading proves who collects. A `relation` makes a substitute
   * of somebody the application does not know.
   */
  handOver: command(
    { role: WINDOW, audit: 'change' },
    ...READING_CODES,
    ...OUTCOME_CODES,
    ...PAPER_CODES,
    'delivery.authorityExpired',
    'delivery.cardExpired',
    'delivery.collectorNotEntitled',
    'delivery.relationMissing',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        expectedVersion: z.int().min(1),
        /** As `find` showed them. */
        subCases: shownParts,
        reading: z.string().max(8_000),
        relation: z.string().max(40).optional(),
      }),
    )
    .output(answer<HandedOut>()),
  /** Sends what was shown to the applicant or the agent, with a 送达回证 instead of a signature. */
  send: command(
    { role: WINDOW, audit: 'change' },
    ...OUTCOME_CODES,
    ...PAPER_CODES,
    'delivery.authorityExpired',
    'delivery.collectorNotEntitled',
    'delivery.notSealed',
    'delivery.nothingToSend',
    'delivery.referenceInvalid',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        expectedVersion: z.int().min(1),
        subCases: shownParts,
        manner: z.enum(SENDING_MANNERS),
        /** Number of the letter, code of the locker, or address. */
        reference: z.string().max(100),
        to: z.enum(['applicant', 'agent']),
      }),
    )
    .output(answer<HandedOut>()),
  /** 未能送达: why an outcome could not be served; what was sent comes back and lies ready again. */
  failServing: command(
    { role: WINDOW, audit: 'change' },
    ...PAPER_CODES,
    'case.changedMeanwhile',
    'case.notAllowedNow',
    'case.notFound',
    'delivery.otherManner',
  )
    .input(
      z.object({
        requestId: RequestId,
        subCaseId: Id,
        expectedVersion: z.int().min(1),
        manner: z.enum(['desk', ...SENDING_MANNERS]),
        failure: z.enum(SERVING_FAILURES),
        note,
      }),
    )
    .output(answer<{ readonly record: DocumentSummary; readonly version: number }>()),
  /** 留存清单: outcomes that have lain there for so many days, the oldest first. */
  retained: query({ role: ['issuer', 'clerk', 'supervisor'], audit: 'access' })
    .input(z.object({ days: z.int().min(0).max(3_650) }))
    .output(answer<Retained>()),
  /** 销毁: an outcome nobody collected, before the eyes of a second person. */
  destroyOutcome: command(
    { role: WINDOW, audit: 'change' },
    ...SECOND_PERSON_CODES,
    'case.changedMeanwhile',
    'case.notAllowedNow',
    'case.notFound',
    'delivery.outcomeDestroyed',
    'delivery.reasonMissing',
    'delivery.retainedTooShort',
  )
    .input(
      z.object({
        requestId: RequestId,
        subCaseId: Id,
        expectedVersion: z.int().min(1),
        reason: note,
        witness: SecondPerson,
      }),
    )
    .output(answer<{ readonly version: number }>()),
  /** 物料台账: who holds which papers of a case. */
  custody: query({ role: ['issuer', 'clerk', 'approver', 'supervisor'], audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id }))
    .output(answer<Custody>()),
  /** The newest moves of papers; an approver sees those of the own department. */
  moves: query({ role: ['issuer', 'clerk', 'approver', 'supervisor'], audit: 'access' }).output(
    answer<readonly CustodyMove[]>(),
  ),
  /** 物料交接: papers change hands, counted by who gives them and signed for by who takes them. */
  moveCustody: command(
    { role: ['issuer', 'clerk', 'approver'], audit: 'change' },
    ...SECOND_PERSON_CODES,
    ...PAPER_CODES,
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.countsDiffer',
    'delivery.notYourPlace',
    'delivery.placeUnfit',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        expectedVersion: z.int().min(1),
        from: custodyPlace,
        to: custodyPlace,
        pieces: z
          .array(z.object({ materialCode: z.string().min(1).max(64), copies: z.int().min(1).max(1_000) }))
          .min(1)
          .max(200),
        takenBy: SecondPerson,
      }),
    )
    .output(answer<{ readonly sheet: DocumentSummary; readonly version: number }>()),
  /** 代领台账, for the supervisor: the newest first. */
  substituted: query({ role: ['supervisor'], audit: 'access' }).output(
    answer<readonly SubstitutedHandOver[]>(),
  ),
  /**
   * 好差评, made by the citizen on the screen turned to them. It expects no version: a rating overwrites nothing, and
   * a second one is refused.
   */
  rate: command(
    { role: WINDOW, audit: 'change' },
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.alreadyRated',
    'delivery.notDelivered',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
        comment: z.string().max(500),
      }),
    )
    .output(answer<null>()),
  /** 差评: what is to be rectified, then what is to be called back, then what is done. */
  badRatings: query({ role: ['supervisor'], audit: 'access' }).output(answer<readonly BadRating[]>()),
  /** 差评整改. */
  rectify: command(
    { role: ['supervisor'], audit: 'change' },
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.alreadyRectified',
    'delivery.notBadlyRated',
    'delivery.reasonMissing',
  )
    .input(z.object({ requestId: RequestId, caseId: Id, expectedVersion: z.int().min(1), measure: note }))
    .output(answer<BadRating>()),
  /** 回访, after the rectification. */
  callBack: command(
    { role: ['supervisor'], audit: 'change' },
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.notBadlyRated',
    'delivery.notRectified',
    'delivery.reasonMissing',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        expectedVersion: z.int().min(1),
        satisfied: z.boolean(),
        note,
      }),
    )
    .output(answer<BadRating>()),
} satisfies GatedRouter;
