import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import * as words from '../../scripts/lint-rules/restricted-words.js';

type Restriction = { readonly selector: string; readonly message: string };

const linter = new Linter();

function lint(code: string, restrictions: readonly Restriction[]): readonly string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...restrictions] },
  };
  return linter.verify(code, [config], { filename: 'probe.ts' }).map((found) => found.message);
}

it.each([
  ['enum Status { accepted }', words.everywhere, /union of camelCase strings/],
  ['export default 1', words.everywhere, /No default export/],
  ['const a = b as unknown as string', words.everywhere, /parse foreign data/],
  ["createHash('sm3')", words.everywhere, /no SM3/],
  ["crypto.createHmac('sm3', key)", words.everywhere, /no SM3/],
  ["createCipheriv('sm4-gcm', key, iv)", words.everywhere, /no SM4/],
  ['getCurves()', words.everywhere, /curves differ/],
  ["process.env['CI']", words.inPrograms, /take the value as a parameter/],
  ['const { PATH } = process.env', words.inPrograms, /take the value as a parameter/],
  ["import { env } from 'node:process'", words.inPrograms, /take the value as a parameter/],
  ["const title = '受理'", words.outsideOfTexts, /src\/shared\/texts/],
  ['const title = `件`', words.outsideOfTexts, /src\/shared\/texts/],
  ["vi.mock('./clock.ts')", words.inTests, /No mocking of modules/],
  ["it.skip('waits', () => {})", words.inTests, /skipIf/],
])('refuses %s', (code, restrictions, message) => {
  const messages = lint(code, restrictions);

  expect(messages).toEqual([expect.stringMatching(message)]);
});

it.each([
  ["createHash('sha256')", words.everywhere],
  ['const a = b as string', words.everywhere],
  ['process.exit(2)', words.inPrograms],
  ['// 受理\nconst accepted = 1', words.outsideOfTexts],
  ["describe.skipIf(!chromium)('in a browser', () => {})", words.inTests],
])('lets %s pass', (code, restrictions) => {
  const messages = lint(code, restrictions);

  expect(messages).toEqual([]);
});
