import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { localDateOf, toEpochMs, toInstant } from '../../kernel/time.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { IdentityCard } from '../applicant/identity-card.ts';
import type { ServiceCaseAction } from '../case/case-action.ts';
import type { CollectorKind } from '../case/service-case-action.ts';

type ReceiveAction = Extract<ServiceCaseAction, { kind: 'receive' }>;

/** As whom the holder of this identity number is known to the application; undefined for everybody else. */
export function mayCollect(
  receive: ReceiveAction,
  identityNumber: string,
): 'applicant' | 'agent' | undefined {
  const wanted = identityNumber.toUpperCase();
  if (wanted === '') return undefined;
  if (receive.personal?.applicant.identityNumber.toUpperCase() === wanted) return 'applicant';
  return receive.personal?.agent?.identityNumber.toUpperCase() === wanted ? 'agent' : undefined;
}

/** 委托书. What the letter of an agent of 帮办代办 says of today; null for an agent the applicant named without one. */
export function authorityOn(
  { assisted }: Pick<ReceiveAction, 'assisted'>,
  now: Instant,
): { readonly scope: string; readonly until: Instant; readonly isInForce: boolean } | null {
  return assisted ? { ...assisted, isInForce: now < assisted.until } : null;
}

/** Refuses an agent whose letter of authority is no longer in force. */
export function checkAuthority(
  receive: Pick<ReceiveAction, 'assisted'>,
  now: Instant,
): Result<void, 'delivery.authorityExpired'> {
  const authority = authorityOn(receive, now);
  if (authority === null || authority.isInForce) return succeed(undefined);
  return fail('delivery.authorityExpired', { until: lastDayOf(authority.until) });
}

/** The last day of something that ends at a moment: what ends at midnight has its last day before it. */
export function lastDayOf(until: Instant): LocalDate {
  return localDateOf(toInstant(toEpochMs(until) - 1));
}

/** Who stands at the window, and what they say. */
export type Collecting = {
  readonly card: Pick<IdentityCard, 'identityNumber' | 'validUntil'>;
  /** 与申请人关系. What somebody who is neither applicant nor agent states; undefined when nothing was asked. */
  readonly relation: string | undefined;
  readonly now: Instant;
};

/** Why a person may not collect. */
export type CollectorRefusal =
  | 'delivery.authorityExpired'
  | 'delivery.cardExpired'
  | 'delivery.collectorNotEntitled'
  | 'delivery.relationMissing';

/** Refuses a card whose last day is over; null means it has none. */
export function checkCardDate(
  { validUntil }: Pick<IdentityCard, 'validUntil'>,
  now: Instant,
): Result<void, 'delivery.cardExpired'> {
  const isOver = validUntil !== null && validUntil < localDateOf(now);
  return isOver ? fail('delivery.cardExpired') : succeed(undefined);
}

/**
 * 领取人核验. As whom the person of the card collects: the applicant; the agent, as long as the letter of authority is in
 * force; or 代领, anybody else with a card of their own who says what they are to the applicant.
 */
export function checkCollector(
  receive: ReceiveAction,
  { card, relation, now }: Collecting,
): Result<CollectorKind, CollectorRefusal> {
  const inDate = checkCardDate(card, now);
  if (!inDate.ok) return inDate;
  const known = mayCollect(receive, card.identityNumber);
  if (known === 'applicant') return succeed(known);
  if (known === 'agent') {
    const authority = checkAuthority(receive, now);
    return authority.ok ? succeed(known) : authority;
  }
  const mayBeAsked = receive.personal && card.identityNumber !== '' && relation !== undefined;
  if (!mayBeAsked) return fail('delivery.collectorNotEntitled');
  return relation.trim() === '' ? fail('delivery.relationMissing') : succeed('substitute');
}
