import type { ResidentCard } from '../../../src/shared/domain/applicant/identity-card.ts';

/** The resident of the published vectors, who does not exist. */
export function makeResident(more: Partial<ResidentCard> = {}): ResidentCard {
  return {
    kind: 'resident',
    name: '测试甲',
    sexCode: '2',
    nationCode: '01',
    bornOn: '1990-01-01',
    address: '某省某市某区样例路1号',
    identityNumber: '100000199001010011',
    issuingAuthority: '某市公安局样例分局',
    validFrom: '2020-01-01',
    validUntil: null,
    ...more,
  };
}
