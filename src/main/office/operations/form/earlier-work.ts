import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { findReusable, findStandingFacts, isNearby } from '../../../../shared/domain/form/earlier-work.ts';
import type {
  EarlierCase,
  EarlierWork,
  ReusableMaterial,
} from '../../../../shared/domain/form/earlier-work.ts';
import { applicantOf, personOf } from '../../../../shared/domain/form/people-of-form.ts';
import type { FormPerson } from '../../../../shared/domain/form/people-of-form.ts';
import { visibleAnswers } from '../../../../shared/domain/form/visible-answers.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findDraftOfDesk } from '../open-draft.ts';
import { findEarlierCases } from './earlier-cases.ts';
import type { OpenedEarlierCase } from './earlier-cases.ts';
import { findPapers } from './earlier-papers.ts';
import type { FoundPaper } from './earlier-papers.ts';

/** A draft with its form and the person it is for; nobody while the identity number is missing. */
type Asking = {
  readonly merged: MergedApplication;
  readonly draft: Pick<Draft, 'answers'>;
  readonly on: LocalDate;
};

/** What the office already knows of the applicant. Names and values stay where they are: codes, numbers and days only. */
export function createEarlierWork(
  ports: Pick<OfficePorts, 'store' | 'clock'>,
): OfficeOperations['form']['earlierWork'] {
  return async ({ draftId }, caller) =>
    ports.store.read(async (tables) => {
      const found = await findDraftOfDesk(tables, sessionOf(caller), draftId);
      if (!found.ok) return found;
      const { catalogue } = await catalogueOfDraft(tables, ports.clock, found.value);
      const merged = mergeSubject(catalogue, found.value);
      const asking = { merged, draft: found.value, on: localDateOf(ports.clock.now()) };
      const cases = await earlierCasesOf(tables, asking);
      const reusable = await reusableOf(tables, asking, cases);
      const work: EarlierWork = {
        cases: cases.map((earlier) => toEarlierCase(earlier, asking)),
        materials: reusable.map(({ offer }) => offer),
      };
      return succeed(work);
    });
}

/** The earlier cases of the person a form is for. */
export async function earlierCasesOf(
  tables: Tables,
  { merged, draft }: Pick<Asking, 'merged' | 'draft'>,
): Promise<readonly OpenedEarlierCase[]> {
  const person: FormPerson = personOf(applicantOf(merged.fields), merged.fields, draft.answers);
  return person.number === '' ? [] : findEarlierCases(tables, person);
}

/** The papers of these cases that the form can use. */
export async function reusableOf(
  tables: Tables,
  { merged, draft, on }: Asking,
  cases: readonly OpenedEarlierCase[],
): Promise<readonly { readonly paper: FoundPaper; readonly offer: ReusableMaterial }[]> {
  const papers = await findPapers(tables, cases, merged.materials);
  return findReusable({ ...merged, answers: visibleAnswers(merged, draft.answers) }, papers, on);
}

function toEarlierCase(earlier: OpenedEarlierCase, { merged, draft, on }: Asking): EarlierCase {
  const { projection, subCases, personal } = earlier;
  const wanted = new Set(merged.items.map(({ item }) => item.itemCode));
  const same = subCases.filter(({ itemCode, endedAt }) => wanted.has(itemCode) && endedAt === null);
  const facts = earlier.isApplicant
    ? findStandingFacts(merged.fields, { ...earlier.merged, answers: personal.answers })
    : [];
  return {
    caseId: projection.caseId,
    caseNumber: projection.caseNumber,
    subjectName: projection.subjectName,
    receivedAt: projection.receivedAt,
    open: subCases.some(({ endedAt, deliveredAt }) => endedAt === null && deliveredAt === null),
    sameItems: isNearby(projection.receivedAt, on) ? same.map(({ itemName }) => itemName) : [],
    answers: facts.filter(({ definition }) => draft.answers[definition.fieldCode] === undefined).length,
  };
}
