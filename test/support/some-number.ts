import { withCheckCharacter } from '../../src/shared/domain/applicant/identity-number.ts';

/** The number of another woman for every index, by the check rule right. */
export function someNumberOf(index: number): string {
  const born = `${1990 - Math.floor(index / 500)}0101`;
  const order = String((index % 500) * 2).padStart(3, '0');
  return withCheckCharacter(`100000${born}${order}`);
}
