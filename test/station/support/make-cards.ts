import type {
  ForeignerCard2017,
  ForeignerCard2023,
  IdentityCard,
  ResidencePermit,
} from '../../../src/shared/domain/applicant/identity-card.ts';
import { makeResident } from './make-resident.ts';

/** The other three cards of the published vectors; none of these people exists. */
export function makePermit(more: Partial<ResidencePermit> = {}): ResidencePermit {
  return {
    kind: 'residencePermit',
    name: '测试乙',
    sexCode: '1',
    nationCode: '',
    bornOn: '1988-02-29',
    address: '某省某市某区样例路2号',
    identityNumber: '810000198802290028',
    issuingAuthority: '某市公安局',
    validFrom: '2020-02-29',
    validUntil: '2025-02-28',
    travelPermitNumber: 'H00000000',
    issueCount: '01',
    ...more,
  };
}

const foreigner = {
  name: '样例丙',
  sexCode: '1',
  nationCode: '',
  bornOn: '1975-07-01',
  address: '',
  issuingAuthority: '',
  chineseName: '样例丙',
  englishName: 'SPECIMEN, TEST CARD',
  nationalityCode: 'XXX',
} as const;

export function makeForeigner2017(more: Partial<ForeignerCard2017> = {}): ForeignerCard2017 {
  return {
    ...foreigner,
    kind: 'foreigner2017',
    identityNumber: 'XXX000075070103',
    validFrom: '2018-06-01',
    validUntil: '2028-05-31',
    cardVersion: '01',
    acceptingAuthorityCode: '1500',
    ...more,
  };
}

export function makeForeigner2023(more: Partial<ForeignerCard2023> = {}): ForeignerCard2023 {
  return {
    ...foreigner,
    kind: 'foreigner2023',
    identityNumber: '915660197507010030',
    validFrom: '2023-12-01',
    validUntil: '2033-11-30',
    renewalCount: '01',
    formerCardLink: '',
    ...more,
  };
}

/** The four published cards by their name in the vectors. */
export const PUBLISHED_CARDS: readonly (readonly [name: string, card: IdentityCard])[] = [
  ['resident', makeResident()],
  ['hmt-J', makePermit()],
  ['foreigner2017-I', makeForeigner2017()],
  ['foreigner2023-Y', makeForeigner2023()],
];
