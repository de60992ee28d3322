import { assert } from '../../../shared/kernel/assert.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { maskApplicantNumber } from '../../../shared/domain/applicant/mask.ts';
import type { DeskId, ServiceDesk } from '../../../shared/domain/desk/service-desk.ts';
import type { PaperCase } from '../../../shared/texts/documents.ts';
import type { Session } from '../ports/caller.ts';
import type { Tables } from '../ports/store.ts';
import type { ReceiveAction } from './find-sub-case.ts';

/** Where and by whom a paper is handed out. */
export type PaperPlace = { readonly desk: ServiceDesk; readonly session: Session; readonly at: Instant };

/** The desk of an id a session or a case names. */
export async function getDesk(tables: Tables, deskId: DeskId): Promise<ServiceDesk> {
  const desk = await tables.desks.find(deskId);
  assert(desk, 'a desk stays as long as sessions or cases name it');
  return desk;
}

/** What every paper about a whole case says; numbers of persons are masked on paper. */
export function toPaperCase(
  receive: Pick<ReceiveAction, 'caseNumber' | 'subjectName' | 'simulated' | 'personal'>,
  { desk, session, at }: PaperPlace,
): PaperCase {
  return {
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    centerName: desk.centerName,
    deskName: desk.name,
    applicantName: receive.personal?.applicant.name ?? '',
    applicantIdentityNumber: maskApplicantNumber(receive.personal?.applicant.identityNumber ?? ''),
    agentName: receive.personal?.agent?.name ?? null,
    staffName: session.operator.displayName,
    at,
    simulated: receive.simulated,
  };
}
