import { CASE_ACTION_TEXTS } from '../../src/shared/texts/page-case.ts';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTION_ROLES } from '../../src/shared/domain/case/case-flow.ts';
import { CASE_STATUSES } from '../../src/shared/domain/case/case-status.ts';
import { DOCUMENT_KINDS } from '../../src/shared/domain/document/document-model.ts';
import { ROLES } from '../../src/shared/domain/staff/operator.ts';

const SRC = join(import.meta.dirname, '../../src');
const GLOSSARY = readFileSync(join(SRC, 'shared/domain/GLOSSARY.md'), 'utf8');
const [terms = '', banned = ''] = GLOSSARY.split('## Not these words');

/** Identifiers of the first table by their kind. */
function identifiersOf(kind: string): readonly string[] {
  return terms
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells[3] === kind)
    .flatMap(([, , identifier = '']) => [...identifier.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

function sourcesOf(pattern: string): readonly (readonly [file: string, text: string])[] {
  return globSync(pattern, { cwd: SRC }).map(
    (file) => [file, readFileSync(join(SRC, file), 'utf8')] as const,
  );
}

/** The word by itself or as a part of a name: `caseNo`, `theCaseNo`, not `caseNotFound`. */
function partOfName(word: string): RegExp {
  const capitalized = word.charAt(0).toUpperCase() + word.slice(1);
  return new RegExp(`(?<![A-Za-z])(?:${word}|${capitalized})(?![a-z])|(?<=[a-z])${capitalized}(?![a-z])`);
}

describe('the glossary', () => {
  it('names types that the domain exports', () => {
    const domain = sourcesOf('shared/domain/**/*.ts')
      .map(([, text]) => text)
      .join('\n');

    const missing = identifiersOf('type').filter(
      (name) => !new RegExp(`export (?:type|interface) ${name}\\b`).test(domain),
    );

    expect(identifiersOf('type').length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it.each([
    ['action', [...new Set([...Object.keys(ACTION_ROLES), ...Object.keys(CASE_ACTION_TEXTS)])]],
    ['status', CASE_STATUSES],
    ['role', ROLES],
    ['paper', DOCUMENT_KINDS],
  ])('has every %s, and no other', (kind, all) => {
    expect(identifiersOf(kind).toSorted()).toEqual([...all].toSorted());
  });

  it('names fields and functions that the domain knows', () => {
    const domain = sourcesOf('shared/domain/**/*.ts')
      .map(([, text]) => text)
      .join('\n');

    const missing = [...identifiersOf('field'), ...identifiersOf('verb')].filter(
      (name) => !domain.includes(name),
    );

    expect(missing).toEqual([]);
  });

  it('keeps second words and pinyin out of every source file', () => {
    const words = banned
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
    const patterns = words.map((word) => [word, partOfName(word)] as const);

    const found = sourcesOf('**/*.{ts,vue,css,html}').flatMap(([file, text]) =>
      patterns.filter(([, pattern]) => pattern.test(text)).map(([word]) => `${file}: ${word}`),
    );

    expect(words.length).toBeGreaterThan(25);
    expect(found).toEqual([]);
  });

  it('finds a banned word inside a name and leaves longer words alone', () => {
    expect(partOfName('caseNo').test('const theCaseNo = 1')).toBe(true);
    expect(partOfName('caseNo').test("fail('case.notFound'); caseNotFound; caseNode")).toBe(false);
    expect(partOfName('affair').test('unfair affairs')).toBe(false);
  });
});
