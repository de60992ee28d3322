import { expect, it } from 'vitest';
import { acceptedBy } from '../../../src/shared/domain/case/accepted-by.ts';
import { makeOpening, makeStream } from '../support/make-case.ts';

it.each([
  ['who took it in and accepted it at once', [{ kind: 'accept', by: 'approver-1' }], 'approver-1'],
  ['who accepted it after it was held', [{ kind: 'accept', by: 'clerk-2' }], 'clerk-2'],
  ['who took it in when nobody accepted it in time', [{ kind: 'accept', by: 'system' }], 'approver-1'],
] as const)('is %s', (_who, steps, expected) => {
  expect(acceptedBy(makeStream(makeOpening(), ...steps))).toBe(expected);
});
