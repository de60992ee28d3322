import type { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';

/** A field of the text block: its first UTF-16 unit and how many it has (devices.md A.5). */
export type Place = readonly [from: number, units: number];

type Kind = IdentityCard['kind'];

/** Where all layouts say what kind of card this is; blank on a resident card. */
const KIND_UNIT = 124;
const KIND_BY_LETTER: Readonly<Record<string, Kind>> = {
  J: 'residencePermit',
  I: 'foreigner2017',
  Y: 'foreigner2023',
};

/** The kind of a card. To be asked before anything else is cut out: the layouts put other things in the same places. */
export function kindOf(units: string): Kind {
  return KIND_BY_LETTER[units.charAt(KIND_UNIT)] ?? 'resident';
}

const VALIDITY = { validFrom: [94, 8], validUntil: [102, 8] } as const;

const RESIDENT = {
  name: [0, 15],
  sexCode: [15, 1],
  nationCode: [16, 2],
  bornOn: [18, 8],
  address: [26, 35],
  identityNumber: [61, 18],
  issuingAuthority: [79, 15],
  ...VALIDITY,
} as const;

const { nationCode: _noNation, ...WITHOUT_NATION } = RESIDENT;

const PLACES: Readonly<Record<Kind, Readonly<Record<string, Place>>>> = {
  resident: RESIDENT,
  residencePermit: { ...WITHOUT_NATION, travelPermitNumber: [110, 9], issueCount: [119, 2] },
  foreigner2017: {
    englishName: [0, 60],
    sexCode: [60, 1],
    identityNumber: [61, 15],
    nationalityCode: [76, 3],
    chineseName: [79, 15],
    ...VALIDITY,
    bornOn: [110, 8],
    cardVersion: [118, 2],
    acceptingAuthorityCode: [120, 4],
  },
  foreigner2023: {
    chineseName: [0, 15],
    sexCode: [15, 1],
    renewalCount: [16, 2],
    bornOn: [18, 8],
    englishName: [26, 35],
    englishNameRest: [110, 11],
    identityNumber: [61, 18],
    ...VALIDITY,
    nationalityCode: [121, 3],
    formerCardLink: [125, 3],
  },
};

/** Cuts the text block into the fields of its kind. */
export function cutFields(units: string): Readonly<Record<string, string>> & { readonly kind: Kind } {
  const kind = kindOf(units);
  const fields = Object.entries(PLACES[kind]).map(([name, [from, length]]) => {
    const field = units.slice(from, from + length);
    // The English name of 2023 goes on elsewhere: a blank at the end of its first part may be one between words.
    return [name, name === 'englishName' && kind === 'foreigner2023' ? field : trimRight(field)] as const;
  });
  return { ...Object.fromEntries(fields), kind };
}

/** Fields are filled up with blanks, by some makers with zeros. Blanks at the beginning belong to the text. */
export function trimRight(text: string): string {
  return text.replace(/[ \0]+$/, '');
}
