import type { CatalogueFolder } from '../../support/catalogue-folder.ts';

const N3 = 'items/N3.json';
const N5 = 'items/N5.json';
const T1 = 'themes/T1.json';
const N3_END = '\n}';

/** One thing broken in our catalogue, and the fault that must be told. */
export type BrokenCatalogue = {
  readonly what: string;
  readonly code: string;
  readonly file: string;
  /** The text the fault begins at; the beginning of the file when absent. */
  readonly at?: string;
  break(folder: CatalogueFolder): void;
};

/** Mistakes in a file itself. */
export const BROKEN_FILES: readonly BrokenCatalogue[] = [
  {
    what: 'a comma forgotten',
    code: 'jsonSyntax',
    file: N3,
    at: '"version"',
    break: (folder) => folder.rewrite(N3, (text) => text.replace('"N3",', '"N3"')),
  },
  {
    what: 'a comma too many',
    code: 'jsonSyntax',
    file: N3,
    at: '}\n//end',
    break: (folder) =>
      folder.rewrite(N3, (text) => `${text.trimEnd().slice(0, -N3_END.length)},${N3_END}\n//end`),
  },
  {
    what: 'a comment',
    code: 'jsonSyntax',
    file: N3,
    at: '// later',
    break: (folder) => folder.rewrite(N3, (text) => text.replace('"version"', '// later\n  "version"')),
  },
  {
    what: 'a file that is cut off',
    code: 'jsonSyntax',
    file: N3,
    at: '"reviewPa',
    break: (folder) => folder.rewrite(N3, (text) => text.slice(0, text.indexOf('"reviewPath"') + 9)),
  },
  {
    what: 'an empty file',
    code: 'jsonSyntax',
    file: N3,
    break: (folder) => folder.write(N3, ''),
  },
  {
    what: 'a member twice',
    code: 'memberTwice',
    file: N3,
    at: '"itemCode": "N3x"',
    break: (folder) =>
      folder.rewrite(N3, (text) => text.replace('"version"', '"itemCode": "N3x", "version"')),
  },
  {
    what: 'an encoding of the nineties',
    code: 'notUtf8',
    file: N3,
    at: '\uFFFD',
    break: (folder) => {
      const [before = '', after = ''] = folder.read(N3).split('出生户口登记');
      // 出生 in GBK
      folder.write(
        N3,
        Buffer.concat([Buffer.from(before), Buffer.from('b3f6c9fa', 'hex'), Buffer.from(after)]),
      );
    },
  },
  {
    what: 'a control character no paper can show',
    code: 'controlCharacter',
    file: N3,
    at: String.raw`"上户\u0000口"`,
    break: (folder) => folder.rewrite(N3, (text) => text.replace('"上户口"', String.raw`"上户\u0000口"`)),
  },
  {
    what: 'conditions deeper than anybody reads',
    code: 'tooDeep',
    file: N3,
    at: '{ "not": "here" }',
    break: (folder) => folder.write(N3, `${'{ "not": '.repeat(64)}{ "not": "here" }${' }'.repeat(64)}`),
  },
  {
    what: 'a file of more than 2 MB',
    code: 'fileTooLarge',
    file: N3,
    break: (folder) => folder.rewrite(N3, (text) => text + ' '.repeat(2 * 1024 * 1024)),
  },
  {
    what: 'a file that is missing',
    code: 'fileMissing',
    file: 'departments.json',
    break: (folder) => folder.remove('departments.json'),
  },
  {
    what: 'an item in the wrong folder',
    code: 'fileMisplaced',
    file: 'item/N9.json',
    break: (folder) => folder.write('item/N9.json', folder.read(N3)),
  },
];

/** Values of the wrong form. */
export const BROKEN_FORMS: readonly BrokenCatalogue[] = [
  {
    what: 'a member nobody knows',
    code: 'memberUnknown',
    file: N3,
    at: '"handlingKnid"',
    break: (folder) => folder.set(N3, ['handlingKnid'], 'promised'),
  },
  {
    what: 'a member that is missing',
    code: 'memberMissing',
    file: N3,
    at: '{',
    break: (folder) => folder.set(N3, ['promisedTimeLimit'], undefined),
  },
  {
    what: 'a number written as text',
    code: 'wrongType',
    file: N3,
    at: '"one"',
    break: (folder) => folder.set(N3, ['version'], 'one'),
  },
  {
    what: 'a list that is none',
    code: 'wrongType',
    file: 'questions/20-birth.json',
    break: (folder) => folder.write('questions/20-birth.json', '{}'),
  },
  {
    what: 'a word that is not on the list',
    code: 'notAmong',
    file: N3,
    at: '"later"',
    break: (folder) => folder.set(N3, ['handlingKind'], 'later'),
  },
  {
    what: 'a day that is none',
    code: 'wrongForm',
    file: N3,
    at: '"2026-02-30"',
    break: (folder) => folder.set(N3, ['validFrom'], '2026-02-30'),
  },
  {
    what: 'a code with a blank',
    code: 'wrongForm',
    file: N3,
    at: '"N 3"',
    break: (folder) => folder.set(N3, ['itemCode'], 'N 3'),
  },
  {
    what: 'a code every object answers to',
    code: 'wrongForm',
    file: N3,
    at: '"constructor"',
    break: (folder) => folder.set(N3, ['itemCode'], 'constructor'),
  },
  {
    what: 'a name written backwards',
    code: 'textUnseen',
    file: N3,
    at: '"\u202E',
    break: (folder) => folder.set(N3, ['name'], '\u202E记登口户'),
  },
  {
    what: 'a condition with a misspelt member',
    code: 'memberUnknown',
    file: N3,
    at: '"si"',
    break: (folder) =>
      folder.set(N3, ['materials', 0, 'when'], { all: [{ question: 'applicantIs', si: ['father'] }] }),
  },
  {
    what: 'an empty list where one entry is needed',
    code: 'outOfRange',
    file: N3,
    at: '[]',
    break: (folder) => folder.set(N3, ['servedObjects'], []),
  },
];

/** Entries that are well formed and yet cannot be worked by. */
export const BROKEN_RULES: readonly BrokenCatalogue[] = [
  {
    what: 'two items of the same code',
    code: 'duplicateCode',
    file: 'items/N3x.json',
    break: (folder) => folder.write('items/N3x.json', folder.read(N3)),
  },
  {
    what: 'a department nobody knows',
    code: 'unknownDepartment',
    file: N3,
    at: '"nobody"',
    break: (folder) => folder.set(N3, ['departmentId'], 'nobody'),
  },
  {
    what: 'a field nobody knows',
    code: 'unknownField',
    file: N3,
    at: '"noField"',
    break: (folder) => folder.set(N3, ['fields', 0, 'fieldCode'], 'noField'),
  },
  {
    what: 'a material nobody knows',
    code: 'unknownMaterial',
    file: N3,
    at: '"noMaterial"',
    break: (folder) => folder.set(N3, ['materials', 0, 'materialCode'], 'noMaterial'),
  },
  {
    what: 'a question nobody asks',
    code: 'unknownQuestion',
    file: N3,
    at: '"noQuestion"',
    break: (folder) => folder.set(N3, ['materials', 0, 'when'], { question: 'noQuestion', is: ['yes'] }),
  },
  {
    what: 'an answer nobody can give',
    code: 'unknownChoice',
    file: N3,
    at: '"noChoice"',
    break: (folder) =>
      folder.set(N3, ['materials', 0, 'when'], { question: 'applicantIs', is: ['noChoice'] }),
  },
  {
    what: 'items that wait for each other',
    code: 'cycle',
    file: T1,
    at: '[\n        "N5"',
    break: (folder) => folder.set(T1, ['items', 0, 'after'], ['N5']),
  },
  {
    what: 'a promise shorter than the longest path',
    code: 'promiseTooShort',
    file: T1,
    at: '{\n    "amount": 1',
    break: (folder) => folder.set(T1, ['promisedTimeLimit'], { amount: 1, unit: 'workingDay' }),
  },
  {
    what: 'a promise longer than the law allows',
    code: 'limitBeyondLaw',
    file: N5,
    at: '{\n    "amount": 99',
    break: (folder) => folder.set(N5, ['promisedTimeLimit'], { amount: 99, unit: 'workingDay' }),
  },
  {
    what: 'a paper nobody makes or can bring',
    code: 'materialUnobtainable',
    file: N3,
    at: '"nobodyHasIt"',
    break: (folder) => {
      const paper = { materialCode: 'nobodyHasIt', name: '无处可得的材料', broughtByApplicant: false };
      folder.write('materials/99-nowhere.json', JSON.stringify([paper]));
      folder.set(N3, ['materials', 0], { materialCode: 'nobodyHasIt' });
    },
  },
  {
    what: 'a situation that cannot occur',
    code: 'neverApplies',
    file: T1,
    at: '{\n        "all": [\n          {\n            "question": "applicantIs"',
    break: (folder) =>
      folder.set(T1, ['items', 0, 'when'], {
        all: [
          { question: 'applicantIs', is: ['mother'] },
          { question: 'applicantIs', is: ['father'] },
        ],
      }),
  },
  {
    what: 'two rules for one field that no value satisfies',
    code: 'rulesCollide',
    file: T1,
    at: '"N5",\n      "after"',
    break: (folder) => {
      folder.set('items/N4.json', ['fields', 0, 'rule'], { minLength: 50 });
      folder.set(N5, ['fields', 0, 'rule'], { maxLength: 5 });
    },
  },
  {
    what: 'an alias of another item',
    code: 'duplicateAlias',
    file: N5,
    at: '"上户口"',
    break: (folder) => folder.set(N5, ['aliases', 0], '上户口'),
  },
  {
    what: 'a review path on which nobody decides',
    code: 'decisionMissing',
    file: N3,
    at: '[\n    {\n      "kind": "review",\n      "name": "初审"',
    break: (folder) => folder.set(N3, ['reviewPath'], [{ kind: 'review', name: '初审' }]),
  },
];
