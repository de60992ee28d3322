import { describe, expect, it } from 'vitest';
import { deliverableOf } from '../../../src/shared/domain/delivery/deliverable.ts';
import { parseReference } from '../../../src/shared/domain/delivery/delivery-reference.ts';
import {
  authorityOn,
  checkAuthority,
  checkCollector,
  mayCollect,
} from '../../../src/shared/domain/delivery/may-collect.ts';
import { outcomeStandingOf } from '../../../src/shared/domain/delivery/outcome-standing.ts';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { at, makeImmediateOpening, makeReceive, makeStream } from '../support/make-case.ts';

const applicant = { name: 'A', identityNumber: '10000019900307019X', phone: '000' };
const agent = { name: 'B', identityNumber: '100000198801010023', phone: '000' };
const stranger = '100000199003070018';
const personal = { applicant, agent, answers: {}, materials: [] };
const now = at('2026-11-20 09:00');
const assisted = { scope: 'collecting', until: at('2026-11-20 18:00') };

describe('whom an application knows', () => {
  it.each([
    ['10000019900307019X', 'applicant'],
    ['10000019900307019x', 'applicant'],
    ['100000198801010023', 'agent'],
    [stranger, undefined],
    ['', undefined],
  ])('%s: %s', (identityNumber, expected) => {
    expect(mayCollect(makeReceive({ personal }), identityNumber)).toBe(expected);
  });

  it('is nobody but the applicant when no agent was named', () => {
    const receive = makeReceive({ personal: { ...personal, agent: null } });

    expect(mayCollect(receive, agent.identityNumber)).toBeUndefined();
  });

  it('is nobody after the personal data were erased', () => {
    const { personal: _, ...erased } = makeReceive({ personal });

    expect(mayCollect(erased, applicant.identityNumber)).toBeUndefined();
  });

  it('is nobody for an empty number, even when the applicant has none', () => {
    const receive = makeReceive({
      personal: { ...personal, applicant: { ...applicant, identityNumber: '' } },
    });

    expect(mayCollect(receive, '')).toBeUndefined();
  });
});

describe('who may collect', () => {
  const check = (
    identityNumber: string,
    {
      relation,
      validUntil = null,
      more = {},
    }: { relation?: string; validUntil?: string | null; more?: object } = {},
  ) =>
    checkCollector(makeReceive({ personal, ...more }), {
      card: { identityNumber, validUntil },
      relation,
      now,
    });

  it('is the applicant, and the agent who was named', () => {
    expect(check(applicant.identityNumber)).toEqual({ ok: true, value: 'applicant' });
    expect(check(agent.identityNumber)).toEqual({ ok: true, value: 'agent' });
  });

  it('is the applicant and no substitute, whatever relation is stated', () => {
    expect(check(applicant.identityNumber, { relation: 'spouse' })).toEqual({ ok: true, value: 'applicant' });
  });

  it('is an agent of 帮办代办 as long as the letter of authority is in force', () => {
    const until = (text: string) => ({ more: { assisted: { ...assisted, until: at(text) } } });

    expect(check(agent.identityNumber, until('2026-11-20 09:01')).ok).toBe(true);
    expect(check(agent.identityNumber, until('2026-11-20 09:00'))).toEqual({
      ok: false,
      failure: { code: 'delivery.authorityExpired', details: { until: '2026-11-20' } },
    });
    expect(check(applicant.identityNumber, until('2026-11-20 08:59')).ok).toBe(true);
  });

  it('is somebody else with a relation, and not without one', () => {
    expect(check(stranger)).toMatchObject({ failure: { code: 'delivery.collectorNotEntitled' } });
    expect(check(stranger, { relation: ' ' })).toMatchObject({
      failure: { code: 'delivery.relationMissing' },
    });
    expect(check(stranger, { relation: 'spouse' })).toEqual({ ok: true, value: 'substitute' });
  });

  it('is nobody with a card that expired before today', () => {
    expect(check(applicant.identityNumber, { validUntil: '2026-11-19' })).toMatchObject({
      failure: { code: 'delivery.cardExpired' },
    });
    expect(check(applicant.identityNumber, { validUntil: '2026-11-20' }).ok).toBe(true);
  });

  it('is nobody at all once the personal data were erased', () => {
    const { personal: _, ...erased } = makeReceive();
    const card = { identityNumber: stranger, validUntil: null };

    expect(checkCollector(erased, { card, relation: 'spouse', now })).toMatchObject({
      failure: { code: 'delivery.collectorNotEntitled' },
    });
  });
});

it('says of a letter of authority whether it is in force now', () => {
  expect(authorityOn(makeReceive(), now)).toBeNull();
  expect(authorityOn(makeReceive({ assisted }), now)).toEqual({ ...assisted, isInForce: true });
  expect(authorityOn(makeReceive({ assisted }), at('2026-11-20 18:01'))?.isInForce).toBe(false);
});

it('names the last day of a letter, not the midnight after it', () => {
  const midnight = { assisted: { scope: '代办', until: at('2026-11-20 00:00') } };

  expect(authorityOn(makeReceive(midnight), at('2026-11-19 23:59'))?.isInForce).toBe(true);
  expect(checkAuthority(makeReceive(midnight), at('2026-11-20 00:00'))).toEqual({
    ok: false,
    failure: { code: 'delivery.authorityExpired', details: { until: '2026-11-19' } },
  });
});

describe('where an outcome is', () => {
  const stream = (...steps: Parameters<typeof makeStream>[1][]) =>
    makeStream(makeImmediateOpening(), 'accept', ...steps);

  it.each([
    ['not made yet', stream('grant'), 'notReady'],
    ['ready', stream('grant', 'produce'), 'ready'],
    ['a denial to be served', stream('deny', 'produce'), 'ready'],
    ['handed out', stream('grant', 'produce', 'deliver'), 'handedOut'],
    ['filed', stream('grant', 'produce', 'deliver', 'archive'), 'handedOut'],
    ['back from the post', stream('grant', 'produce', 'deliver', 'failServing'), 'ready'],
    ['destroyed', stream('grant', 'produce', 'destroyOutcome'), 'destroyed'],
    ['replaced before it was collected', stream('grant', 'produce', 'replaceOutcome'), 'replaced'],
    ['replaced and destroyed', stream('grant', 'produce', 'replaceOutcome', 'destroyOutcome'), 'destroyed'],
    ['replaced after it was collected', stream('grant', 'produce', 'deliver', 'replaceOutcome'), 'handedOut'],
    ['filed without a paper', stream('grant', 'archive'), 'notReady'],
  ] as const)('%s', (_what, actions, standing) => {
    expect(outcomeStandingOf(actions)).toBe(standing);
  });

  it('hands out what is ready and nothing else', () => {
    const parts = [stream('grant'), stream('grant', 'produce'), stream('grant', 'produce', 'deliver')].map(
      (actions, i) => ({ subCaseId: `sub-${i}` as SubCaseId, actions }),
    );

    expect(deliverableOf(parts)).toEqual([parts[1]]);
  });
});

describe('the reference of what is sent', () => {
  it.each([
    ['post', 'EZ123456789CN', 'EZ123456789CN'],
    ['post', ' sf 1234 5678 9012 ', 'SF123456789012'],
    ['post', 'ＥＺ１２３４５６７８９ＣＮ', 'EZ123456789CN'],
    ['post', '1234567', undefined],
    ['post', 'NOT A NUMBER', undefined],
    ['post', '邮件号一二三四五六', undefined],
    ['post', '', undefined],
    ['locker', '3号柜 12格 889231', '3号柜 12格 889231'],
    ['locker', ' ', undefined],
    ['locker', 'x'.repeat(41), undefined],
    ['electronic', 'someone@example.invalid', 'someone@example.invalid'],
    ['electronic', '13900000001', '13900000001'],
    ['electronic', 'two words', undefined],
    ['electronic', 'abc', undefined],
  ] as const)('%s «%s» is %s', (manner, text, expected) => {
    expect(parseReference(manner, text)).toBe(expected);
  });
});
