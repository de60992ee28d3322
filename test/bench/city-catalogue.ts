import { Catalogue } from '../../src/shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../src/shared/domain/catalogue/condition.ts';

const WHOSE = [
  '居民',
  '企业',
  '个体工商户',
  '社会组织',
  '残疾人',
  '退役军人',
  '老年人',
  '学生',
  '外国人',
  '农民合作社',
];
const WHAT = [
  '出生',
  '婚姻',
  '食品经营',
  '道路运输',
  '医师执业',
  '户外广告',
  '取水',
  '不动产',
  '养老',
  '特种设备',
  '船舶',
  '林木采伐',
  '民办学校',
  '建筑施工',
  '药品零售',
  '出版物',
  '烟花爆竹',
  '水利工程',
  '种子生产',
  '网约车',
];
const HOW = [
  '登记',
  '许可',
  '备案',
  '变更',
  '注销',
  '补办',
  '年检',
  '延续',
  '查询',
  '补贴申领',
  '资格认定',
  '证明开具',
  '审核',
  '公示',
  '核定',
  '撤销',
  '换证',
  '迁移',
  '预约',
  '申报',
  '核验',
  '缴费',
  '退费',
  '停业',
  '复业',
];
const BODIES = [
  '卫生健康',
  '公安',
  '民政',
  '市场监管',
  '交通运输',
  '人力资源和社会保障',
  '教育',
  '自然资源',
  '住房和城乡建设',
  '生态环境',
  '税务',
  '农业农村',
];
const QUESTIONS = ['who', 'since', 'where', 'agent', 'changed', 'again', 'alone', 'urgent'];

/** Numbers that are the same in every run (mulberry32). */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * A catalogue the size of a city: each item asks for 25 fields and 8 papers, half of them in some situations only.
 * T12 and T40 are themes of 12 and 40 items where every third waits for the one before.
 */
export function makeCityCatalogue(itemCount: number): Catalogue {
  const random = makeRandom(2026);
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const when = () =>
    random(2) === 0
      ? {}
      : {
          when: {
            any: [
              { question: pick(QUESTIONS), is: ['yes'] },
              {
                all: [{ question: pick(QUESTIONS), is: ['no'] }, { not: { question: 'who', is: ['other'] } }],
              },
            ],
          },
        };
  const code = (prefix: string, i: number) => `${prefix}${String(i).padStart(4, '0')}`;
  const some = (prefix: string, count: number, of: number) => {
    const first = random(of);
    return Array.from({ length: count }, (_, i) => code(prefix, (first + i) % of));
  };
  const items = Array.from({ length: itemCount }, (_, i) => ({
    itemCode: code('I', i),
    version: 1,
    name: `${WHOSE[i % WHOSE.length]}${WHAT[Math.floor(i / 10) % WHAT.length]}${HOW[Math.floor(i / 200) % HOW.length]}`,
    aliases: [`办${pick(WHAT)}${pick(HOW)}${i}`, `${pick(WHOSE)}怎么${pick(HOW)}${i}`],
    officialCodes: { handling: String(i).padStart(33, '0') },
    matterType: '01',
    exerciseLevel: '4',
    bodyNature: '1',
    servedObjects: ['1'],
    departmentId: code('d', i % BODIES.length),
    handlingKind: 'promised',
    promisedTimeLimit: { amount: 1 + random(15), unit: 'workingDay' },
    statutoryTimeLimit: { amount: 20, unit: 'workingDay' },
    fields: some('f', 25, 300).map((fieldCode) => ({
      fieldCode,
      required: random(3) > 0,
      ...when(),
      ...(random(4) === 0 ? { rule: { minLength: 1 + random(4), maxLength: 20 + random(50) } } : {}),
    })),
    materials: some('m', 8, 200).map((materialCode) => ({ materialCode, copies: 1 + random(3), ...when() })),
    reviewPath: [
      { kind: 'review', name: '审核' },
      { kind: 'decide', name: '决定' },
    ],
    outcome: { kind: 'none' },
    legalBasis: '-',
    validFrom: '2026-01-01',
  }));
  const theme = (size: number) => ({
    themeCode: `T${size}`,
    version: 1,
    name: `${size} 项一件事`,
    leadDepartmentId: code('d', 0),
    level: 'city',
    questions: QUESTIONS,
    items: items.slice(0, size).map(({ itemCode }, i) => ({
      itemCode,
      after: i % 3 === 2 ? [code('I', i - 1)] : [],
      ...(i % 2 === 1 ? { when: { question: pick(QUESTIONS), is: ['yes'] } } : {}),
    })),
    promisedTimeLimit: { amount: 60, unit: 'workingDay' },
    validFrom: '2026-01-01',
  });
  return Catalogue.parse({
    head: {
      name: 'city',
      divisionCode: '320200',
      codePatterns: { basic: '\\d+', implementation: '\\d+', handling: '\\d{33}' },
    },
    departments: BODIES.map((name, i) => ({ departmentId: code('d', i), name, organizationName: name })),
    fields: Array.from({ length: 300 }, (_, i) => ({
      fieldCode: code('f', i),
      label: code('f', i),
      group: 'g',
      kind: 'text',
      person: 'applicant',
    })),
    materials: Array.from({ length: 200 }, (_, i) => ({ materialCode: code('m', i), name: code('m', i) })),
    questions: QUESTIONS.map((questionCode) => ({
      questionCode,
      text: questionCode,
      choices: ['yes', 'no', 'other'].map((value) => ({ value, label: value })),
    })),
    items,
    themes: [theme(12), theme(40)],
  });
}

/** Random answers to all questions. */
export function makeSituations(count: number): readonly Situation[] {
  const random = makeRandom(7);
  return Array.from({ length: count }, () =>
    Object.fromEntries(QUESTIONS.map((code) => [code, ['yes', 'no', 'other'][random(3)] ?? 'no'])),
  );
}

/** What clerks type: a piece of a name, initials, a code, a department with a word, two words; some find nothing. */
export function makeQueries({ items }: Catalogue, count: number): readonly string[] {
  const random = makeRandom(11);
  const letters = 'abcdfghjlmnpqrstwxyz';
  const kinds: readonly ((name: string, code: string) => string)[] = [
    (name) => name.slice(random(name.length - 1)).slice(0, 2),
    (name) => name.slice(0, 3),
    (_name, code) => code,
    () => Array.from({ length: 2 + random(2) }, () => letters[random(letters.length)]).join(''),
    (name) => `${BODIES[random(BODIES.length)]} ${name.slice(-2)}`,
    (name) => `${name.slice(0, 2)} ${name.slice(-2)}`,
    () => '没有',
  ];
  return Array.from({ length: count }, () => {
    const item = items[random(items.length)];
    return kinds[random(kinds.length)]?.(item?.name ?? '', item?.itemCode ?? '') ?? '';
  });
}
