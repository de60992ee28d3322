import type { CaseParty } from '../../../shared/domain/case/case-action.ts';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FormAnswers } from '../../../shared/domain/form/draft.ts';

/** The person of the form an agent's fields belong to. */
const AGENT = 'agent';

/** The person of the form an applicant's fields belong to, where a form says so. */
const APPLICANT = 'applicant';

/** Who the case is for, and who came instead of them. */
export type Parties = { readonly applicant: CaseParty; readonly agent: CaseParty | null };

/** The applicant is the person the form calls so, or else the first one whose identity number it asks for. */
export function partiesOf(fields: readonly MergedField[], answers: FormAnswers): Parties {
  const persons = fields
    .filter(({ definition }) => definition.searchable === 'identityNumber' && definition.person !== AGENT)
    .map(({ definition }) => definition.person);
  const applicant = persons.find((person) => person === APPLICANT) ?? persons[0] ?? APPLICANT;
  const agent = partyOf(AGENT, fields, answers);
  return {
    applicant: partyOf(applicant, fields, answers),
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
