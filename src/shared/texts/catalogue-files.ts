/** 目录文件问题. What may be wrong with the files of a catalogue before their content can be checked. */
export type CatalogueFileProblem =
  | { readonly code: 'bundleBroken' }
  | { readonly code: 'fileMissing' }
  /** A JSON file where the catalogue has no place for one: what is in it would be lost without a word. */
  | { readonly code: 'fileMisplaced' }
  | { readonly code: 'fileIgnored' }
  | { readonly code: 'fileTwice' }
  | { readonly code: 'pathInvalid' }
  | { readonly code: 'fileTooLarge'; readonly mostBytes: number }
  | { readonly code: 'folderTooLarge'; readonly mostBytes: number }
  | { readonly code: 'tooManyFiles'; readonly most: number }
  | { readonly code: 'notUtf8' }
  | { readonly code: 'jsonSyntax'; readonly what: string }
  | { readonly code: 'tooDeep'; readonly most: number }
  | { readonly code: 'controlCharacter' }
  | { readonly code: 'memberTwice'; readonly member: string }
  | { readonly code: 'memberUnknown'; readonly member: string }
  | { readonly code: 'memberMissing'; readonly member: string }
  | { readonly code: 'wrongType'; readonly expected: string }
  | { readonly code: 'wrongForm'; readonly pattern: string | null }
  | { readonly code: 'notAmong'; readonly values: readonly string[] }
  | {
      readonly code: 'outOfRange';
      readonly of: string;
      readonly side: 'least' | 'most';
      readonly limit: number;
    }
  | { readonly code: 'moreFaults'; readonly count: number };

type ProblemOf<Code extends CatalogueFileProblem['code']> = Extract<CatalogueFileProblem, { code: Code }>;

/** What the parser of JSON expected or met; its names are those of the library. */
const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: '这里的内容不是 JSON（文字须加双引号）',
  InvalidNumberFormat: '数字写法不对',
  PropertyNameExpected: '这里应为加双引号的成员名，多余的逗号请删去',
  ValueExpected: '这里缺少值，多余的逗号请删去',
  ColonExpected: '成员名后面缺少冒号',
  CommaExpected: '这里缺少逗号',
  CloseBraceExpected: '缺少右花括号 }',
  CloseBracketExpected: '缺少右方括号 ]',
  EndOfFileExpected: '文件内容到此应结束，后面的内容多余',
  InvalidCommentToken: 'JSON 文件中不能写注释',
  UnexpectedEndOfComment: '注释没有结束（JSON 文件中不能写注释）',
  UnexpectedEndOfString: '文字没有结束，缺少右双引号',
  UnexpectedEndOfNumber: '数字没有写完',
  InvalidUnicode: '\\u 后面应为四位十六进制数',
  InvalidEscapeCharacter: '反斜杠后面的字符不对',
  InvalidCharacter: '文字中有不能直接写的控制字符',
};

const TYPES: Readonly<Record<string, string>> = {
  string: '文字（加双引号）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 [ ]',
  object: '对象 { }',
};

const BOUNDS: Readonly<Record<string, (limit: number, word: string) => string>> = {
  string: (limit, word) => `${word} ${limit} 个字符`,
  array: (limit, word) => `${word} ${limit} 项`,
};

const MB = 1024 * 1024;

const TEXTS: { readonly [Code in CatalogueFileProblem['code']]: (problem: ProblemOf<Code>) => string } = {
  bundleBroken: () => '传来的目录文件包无法读取，请重新选择文件夹上传',
  fileMissing: () => '缺少此文件，目录不完整',
  fileMisplaced: () => '目录中没有这个位置，此文件不会被读取；请核对文件夹和文件名',
  fileIgnored: () => '不是 JSON 文件，未读取',
  fileTwice: () => '同一路径的文件出现了两次',
  pathInvalid: () => '文件路径不允许（不得含 ..、反斜杠、冒号或控制字符）',
  fileTooLarge: ({ mostBytes }) => `文件超过 ${mostBytes / MB} MB`,
  folderTooLarge: ({ mostBytes }) => `全部文件合计超过 ${mostBytes / MB} MB`,
  tooManyFiles: ({ most }) => `文件超过 ${most} 个`,
  notUtf8: () => '此处不是 UTF-8 编码，请把文件另存为 UTF-8',
  jsonSyntax: ({ what }) => SYNTAX[what] ?? 'JSON 写法有误',
  tooDeep: ({ most }) => `嵌套超过 ${most} 层`,
  controlCharacter: () => '文字中有控制字符或不成对的代理字符，无法显示和打印',
  memberTwice: ({ member }) => `成员“${member}”出现了两次`,
  memberUnknown: ({ member }) => `不认识成员“${member}”，请核对拼写`,
  memberMissing: ({ member }) => `缺少成员“${member}”`,
  wrongType: ({ expected }) => `类型不对，应为${TYPES[expected] ?? expected}`,
  wrongForm: ({ pattern }) => (pattern === null ? '写法不对' : `写法不对，应符合 ${pattern}`),
  notAmong: ({ values }) => `值不对，只能是：${values.join('、')}`,
  outOfRange: ({ of, side, limit }) => {
    const word = side === 'least' ? '至少' : '至多';
    return BOUNDS[of]?.(limit, word) ?? `${word}为 ${limit}`;
  },
  moreFaults: ({ count }) => `另有 ${count} 处问题未列出，改正后请再检查`,
};

/** One problem in one sentence. */
export function catalogueFileProblemText(problem: CatalogueFileProblem): string {
  const text = TEXTS[problem.code] as (problem: CatalogueFileProblem) => string;
  return text(problem);
}

/** One fault in one line, in the form editors and terminals can follow: `items/N3.json:13:19: … [unknownDepartment]`. */
export function catalogueFaultLine(fault: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly code: string;
}): string {
  const { file, line, column, severity, message, code } = fault;
  return `${file}:${line}:${column}: ${severity === 'warning' ? '（提示）' : ''}${message} [${code}]`;
}
