import { isOldIdentityNumber } from '../../../shared/domain/applicant/old-identity-number.ts';
import type { CaseNumber } from '../../../shared/domain/case/case-action.ts';
import { isCaseNumber } from '../../../shared/domain/case/case-number.ts';
import type { SearchableDatum } from '../ports/case-table.ts';

const IDENTITY_NUMBER = /^\d{17}[\dX]$/;
const PHONE = /^\+?[\d-]{5,20}$/;
const INITIALS = /^[a-z]{1,20}$/i;

/** The number of a part or of a paper names its case too. */
export function toCaseNumber(wanted: string): CaseNumber | undefined {
  const number = wanted.toUpperCase().replace(/-\d{2}(?:-.*)?$/, '');
  return isCaseNumber(number) ? number : undefined;
}

/** What a text that is no printed number looks for; nothing where it is empty. */
export function toSearchData(wanted: string): readonly SearchableDatum[] {
  return wanted === '' ? [] : [toDatum(wanted)];
}

function toDatum(wanted: string): SearchableDatum {
  const upper = wanted.toUpperCase();
  if (IDENTITY_NUMBER.test(upper) || isOldIdentityNumber(upper))
    return { kind: 'identityNumber', value: upper };
  if (PHONE.test(wanted)) return { kind: 'phone', value: wanted };
  if (INITIALS.test(wanted)) return { kind: 'nameInitials', value: wanted.toLowerCase() };
  return { kind: 'name', value: wanted };
}
