import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { importTableRule } from './scripts/lint-rules/import-table-rule.js';
import * as words from './scripts/lint-rules/restricted-words.js';

const TYPESCRIPT = ['**/*.ts', '**/*.vue'];
const PROGRAMS = ['index', 'office', 'station', 'workbench', 'quanke'].map((name) => `src/main/${name}.ts`);
const BLANK_LINES_ARE_FREE = { skipBlankLines: true, skipComments: true };

/** What is printed on keys is the same in every language. */
const KEYS = [
  'Ctrl+',
  'Alt+',
  'Shift+',
  'Enter',
  'Esc',
  'Tab',
  ...Array.from({ length: 12 }, (_, i) => `F${12 - i}`),
];
const PUNCTUATION = [...'：，。、；（）《》“”·…—/×→↑↓←()+-%,.:;&*#|='];

const sizes = {
  complexity: ['error', { max: 10, variant: 'modified' }], // a flat switch over a union is one decision
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 300, ...BLANK_LINES_ARE_FREE }],
  'max-lines-per-function': ['error', { max: 50, ...BLANK_LINES_ARE_FREE }],
  'max-params': ['error', 3],
};

const mistakes = {
  'array-callback-return': 'error',
  eqeqeq: 'error',
  'no-async-promise-executor': 'error',
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-else-return': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-implicit-coercion': ['error', { boolean: true, number: true, string: true }],
  'no-implied-eval': 'error',
  'no-loss-of-precision': 'error',
  'no-new-func': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-useless-rename': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'require-yield': 'error',
};

const typescript = {
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-extra-non-null-assertion': 'error',
  '@typescript-eslint/no-namespace': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-unsafe-function-type': 'error',
  '@typescript-eslint/no-wrapper-object-types': 'error',
};

/** The few rules that are worth asking the type checker: a promise nobody waits for loses its failure. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, attributes: false } },
  ],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

const page = {
  'vue/block-lang': ['error', { script: { lang: 'ts' } }],
  'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
  'vue/component-api-style': ['error', ['script-setup']],
  'vue/define-emits-declaration': ['error', 'type-based'],
  'vue/define-props-declaration': ['error', 'type-based'],
  'vue/no-bare-strings-in-template': ['error', { allowlist: [...KEYS, ...PUNCTUATION] }], // words live in shared/texts
  'vue/no-static-inline-styles': 'error', // the CSP refuses style attributes
  'vue/no-v-html': 'error', // and Trusted Types refuse strings as HTML
};

function restrict(...entries) {
  return { 'no-restricted-syntax': ['error', ...entries.flat()] };
}

export default tseslint.config(
  { ignores: ['out/', 'data/', 'test-results/', 'resources/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts,vue}'],
    languageOptions: { globals: globals.node },
    rules: { ...mistakes, ...sizes },
  },
  ...vue.configs['flat/essential'].map((config) => ({ files: ['**/*.vue'], ...config })),
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser },
      globals: globals.browser,
    },
    rules: page,
  },
  {
    files: TYPESCRIPT,
    plugins: {
      '@typescript-eslint': tseslint.plugin,
      quanke: { rules: { 'import-table': importTableRule } },
    },
    rules: { ...typescript, 'quanke/import-table': 'error', ...restrict(words.everywhere) },
  },
  {
    files: ['src/main/**/*.ts', 'src/shared/**/*.ts'],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.main.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: typed,
  },
  { files: ['src/**/*.{ts,vue}'], rules: restrict(words.everywhere, words.inPrograms, words.outsideOfTexts) },
  // texts are the words; the station compares with words that stand on cards
  {
    files: ['src/shared/texts/**', 'src/main/station/**'],
    rules: restrict(words.everywhere, words.inPrograms),
  },
  { files: PROGRAMS, rules: restrict(words.everywhere, words.outsideOfTexts) },
  {
    files: ['test/**/*.ts'],
    rules: { ...restrict(words.everywhere, words.inTests), 'max-lines-per-function': 'off' },
  },
  // a migration is a list of tables, written once and never changed
  { files: ['src/main/office/storage/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['src/renderer/stores/**'],
    rules: { 'max-lines-per-function': ['error', { max: 150, ...BLANK_LINES_ARE_FREE }] },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } }, // tools want a default export there
);
