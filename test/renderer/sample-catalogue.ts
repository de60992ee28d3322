import type {
  CatalogueVersionSummary,
  CatalogueView,
  DifferenceWithWork,
} from '../../src/shared/api/office/catalogue.ts';
import type { CatalogueVersionId } from '../../src/shared/domain/catalogue/catalogue.ts';
import type { SubjectSwitch } from '../../src/shared/domain/catalogue/subject-switch.ts';
import type { Instant, LocalDate } from '../../src/shared/kernel/time.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../domain/support/make-catalogue.ts';
import { NOW } from './sample-data.ts';

const DEPARTMENTS = [
  { departmentId: 'health', name: '卫生健康', organizationName: '示例市卫生健康委员会', enterprise: false },
  { departmentId: 'police', name: '公安', organizationName: '示例市公安局', enterprise: false },
];

const BIRTH = makeItem('N1', {
  name: '出生医学证明签发',
  aliases: ['出生证'],
  promisedTimeLimit: { amount: 1, unit: 'workingDay' },
  materials: [{ materialCode: 'identityCard' }, { materialCode: 'marriage', when: isMarried() }],
  fields: [{ fieldCode: 'childName', required: true }],
  grassroots: true,
  toBeConfirmed: ['promisedTimeLimit'],
});
const HOUSEHOLD = makeItem('N3', {
  name: '出生户口登记',
  departmentId: 'police',
  promisedTimeLimit: { amount: 3, unit: 'workingDay' },
  materials: [{ materialCode: 'identityCard' }, { materialCode: 'birthCertificate' }],
});
const VACCINE = makeItem('N2', {
  name: '预防接种证办理',
  handlingKind: 'immediate',
  promisedTimeLimit: { amount: 0, unit: 'workingDay' },
  materials: [{ materialCode: 'birthCertificate' }],
});

function isMarried() {
  return { question: 'married', is: ['yes'] };
}

/** Three linked items of two departments; the second waits for the first, the third takes part only when wanted. */
const CATALOGUE = makeCatalogue({
  head: {
    ...makeCatalogue().head,
    name: '示例目录',
    themeSlots: [
      { slotNumber: 1, level: 'provincial', name: null, themeCode: 'T1', toBeConfirmed: [] },
      { slotNumber: 2, level: 'provincial', name: null, themeCode: null, toBeConfirmed: ['name'] },
    ],
  },
  departments: DEPARTMENTS,
  fields: [makeField('childName', { label: '新生儿姓名', group: '新生儿信息' })],
  materials: [
    makeMaterial('identityCard', {
      name: '居民身份证',
      replacedBy: [{ kind: 'cardReading', person: 'applicant' }],
    }),
    makeMaterial('marriage', { name: '结婚证', replacedBy: [{ kind: 'licence', licenceType: 'marriage' }] }),
    makeMaterial('birthCertificate', { name: '出生医学证明', producedBy: ['N1'] }),
  ],
  questions: [
    makeQuestion('married', {
      text: '父母的婚姻状况',
      choices: [
        { value: 'yes', label: '已婚' },
        { value: 'no', label: '未婚' },
      ],
    }),
    makeQuestion('vaccinate', {
      text: '是否办理接种证',
      choices: [
        { value: 'yes', label: '办理' },
        { value: 'no', label: '不办理' },
      ],
    }),
  ],
  items: [BIRTH, HOUSEHOLD, VACCINE],
  themes: [
    makeTheme({
      themeCode: 'T1',
      name: '新生儿出生',
      aliases: ['生孩子'],
      questions: ['married', 'vaccinate'],
      promisedTimeLimit: { amount: 5, unit: 'workingDay' },
      items: [
        { itemCode: 'N1' },
        { itemCode: 'N3', after: ['N1'] },
        { itemCode: 'N2', after: ['N1'], when: { question: 'vaccinate', is: ['yes'] } },
      ],
      toBeConfirmed: ['promisedTimeLimit', 'questions'],
    }),
  ],
});

export function makeVersion(
  versionNumber: number,
  more: Partial<CatalogueVersionSummary> = {},
): CatalogueVersionSummary {
  return {
    versionId: `version${versionNumber}` as CatalogueVersionId,
    versionNumber,
    label: `第${versionNumber}次调整`,
    validFrom: '2026-01-01' as LocalDate,
    importedAt: NOW,
    importedBy: versionNumber === 1 ? null : 'operator1',
    sha256: '0'.repeat(64),
    removedAt: null,
    inForce: versionNumber === 2,
    themes: 1,
    items: 3,
    openSubCases: 0,
    ...more,
  };
}

export function makeSwitch(more: Partial<SubjectSwitch> = {}): SubjectSwitch {
  return {
    subject: { kind: 'theme', code: 'T1' },
    on: false,
    effectiveOn: '2026-06-01' as LocalDate,
    reason: '系统升级',
    recordedBy: 'operator1',
    recordedAt: '2026-05-20T01:00:00.000Z' as Instant,
    ...more,
  };
}

export function makeCatalogueView(more: Partial<CatalogueView> = {}): CatalogueView {
  return { version: makeVersion(2), catalogue: CATALOGUE, switches: [], ...more };
}

/** One item changed with work open on it, one added. */
export const DIFFERENCE: DifferenceWithWork = {
  changes: [
    {
      part: 'items',
      code: 'N3',
      name: '出生户口登记',
      kind: 'changed',
      members: [{ path: 'promisedTimeLimit.amount', before: '5', after: '3' }],
    },
    { part: 'materials', code: 'photo', name: '照片', kind: 'added', members: [] },
  ],
  openWork: [{ itemCode: 'N3', subCases: 4 }],
};
