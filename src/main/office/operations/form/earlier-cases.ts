import { isSamePerson, type FormPerson } from '../../../../shared/domain/form/people-of-form.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { Tables } from '../../ports/store.ts';
import { catalogueOfCase } from '../catalogue-in-use.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { mergeSubject } from '../merge-subject.ts';

/** A case that has to do with somebody, opened. */
export type OpenedEarlierCase = {
  readonly projection: ServiceCaseProjection;
  readonly personal: NonNullable<ReceiveAction['personal']>;
  /** Its form, by the catalogue it was accepted under. */
  readonly merged: MergedApplication;
  readonly subCases: readonly SubCaseProjection[];
  /** True when it was for this person, not only about them. */
  readonly isApplicant: boolean;
};

const SHOWN_AT_MOST = 20;
/** Who comes as an agent for many may have a case of their own behind all of these. */
const LOOKED_AT_MOST = 200;

/**
 * The newest cases that are for a person or about them (a child's, with both parents). Those the person only came in for
 * as an agent belong to others and are left out, and so are cases whose personal data were erased.
 */
export async function findEarlierCases(
  tables: Tables,
  person: FormPerson,
): Promise<readonly OpenedEarlierCase[]> {
  const data = [{ kind: 'identityNumber', value: person.number }] as const;
  const found = await tables.cases.search({ data, limit: LOOKED_AT_MOST });
  const opened: OpenedEarlierCase[] = [];
  for (const projection of found) {
    const earlier = await openEarlierCase(tables, projection, person);
    if (earlier) opened.push(earlier);
    if (opened.length === SHOWN_AT_MOST) break;
  }
  return opened;
}

async function openEarlierCase(
  tables: Tables,
  projection: ServiceCaseProjection,
  person: FormPerson,
): Promise<OpenedEarlierCase | undefined> {
  const { caseId } = projection;
  const actions = await tables.cases.findServiceCase(caseId);
  const receive = actions && caseAsItStands(actions);
  const personal = receive?.personal;
  if (!receive || !personal) return undefined;
  const isNumberOf = (party: { readonly identityNumber: string } | null) =>
    party !== null && isSamePerson({ name: '', number: party.identityNumber }, person);
  const isApplicant = isNumberOf(personal.applicant);
  if (!isApplicant && isNumberOf(personal.agent)) return undefined;
  return {
    projection,
    personal,
    merged: mergeSubject(await catalogueOfCase(tables, receive), receive),
    subCases: await tables.cases.listSubCaseProjections(caseId),
    isApplicant,
  };
}
