// Syntax that is not wanted, each with what to do instead (for ESLint's no-restricted-syntax).

export const everywhere = [
  {
    selector: 'TSEnumDeclaration',
    message: 'No enum: write a union of camelCase strings, with a `const` list where it is iterated.',
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'No default export: name it, so that it has one name everywhere.',
  },
  {
    selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
    message: 'No `as unknown as`: parse foreign data, or correct the type.',
  },
  {
    selector: 'CallExpression[callee.name=/^create(Hash|Hmac)$/][arguments.0.value=/^sm3/i]',
    message:
      'Electron has no SM3 in node:crypto: it would work in tests and fail in the product. Use the port of sealing.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^create(Hash|Hmac)$/][arguments.0.value=/^sm3/i]',
    message:
      'Electron has no SM3 in node:crypto: it would work in tests and fail in the product. Use the port of sealing.',
  },
  {
    selector: 'Literal[value=/^sm4-/i]',
    message:
      'Electron has no SM4 in node:crypto: it would work in tests and fail in the product. Use the port of sealing.',
  },
  {
    selector: 'Identifier[name="getCurves"]',
    message: 'The curves differ between Node and Electron: name the one you need (prime256v1).',
  },
];

/** src but the five programs. */
export const inPrograms = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Only the five programs of src/main read the environment: take the value as a parameter.',
  },
  {
    selector: 'ImportDeclaration[source.value="node:process"] > ImportSpecifier[imported.name="env"]',
    message: 'Only the five programs of src/main read the environment: take the value as a parameter.',
  },
];

/** src but shared/texts. */
export const outsideOfTexts = [
  {
    selector: 'Literal[value=/[\\u4e00-\\u9fff]/]',
    message: 'Every word a person sees stands in src/shared/texts: add it there and take it from there.',
  },
  {
    selector: 'TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]',
    message: 'Every word a person sees stands in src/shared/texts: add it there and take it from there.',
  },
];

export const inTests = [
  {
    selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock|hoisted)$/]',
    message: 'No mocking of modules: pass a fake that passes the suite of the real thing.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo|fails)$/]',
    message:
      'A test runs or says what it misses: describe.skipIf(!needs("chromium")) of test/support/needs.ts.',
  },
];
