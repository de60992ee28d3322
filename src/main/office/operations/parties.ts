import type { CaseParty } from '../../../shared/domain/case/case-action.ts';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FormAnswers } from '../../../shared/domain/form/draft.ts';
import { AGENT, applicantOf } from '../../../shared/domain/form/people-of-form.ts';

/** Who the case is for, and who came instead of them. */
export type Parties = { readonly applicant: CaseParty; readonly agent: CaseParty | null };

/** Applicant and agent as the form names them. */
export function partiesOf(fields: readonly MergedField[], answers: FormAnswers): Parties {
  const agent = partyOf(AGENT, fields, answers);
  return {
    applicant: partyOf(applicantOf(fields), fields, answers),
    agent: agent.identityNumber === '' ? null : agent,
  };
}

function partyOf(person: string, fields: readonly MergedField[], answers: FormAnswers): CaseParty {
  const valueOf = (searchable: 'name' | 'identityNumber' | 'phone'): string => {
    const codes = fields
      .filter(({ definition }) => definition.person === person && definition.searchable === searchable)
      .map(({ definition }) => definition.fieldCode);
    return codes.map((code) => answers[code]?.value ?? '').find((value) => value !== '') ?? '';
  };
  return { name: valueOf('name'), identityNumber: valueOf('identityNumber'), phone: valueOf('phone') };
}
