import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { REASON_KINDS, ReasonTemplate } from '../../../src/shared/domain/approval/reason-template.ts';

const PATH = join(import.meta.dirname, '../../../resources/templates/reasons.json');
const templates = z.array(ReasonTemplate).parse(JSON.parse(readFileSync(PATH, 'utf8')));

describe('the templates of reasons that ship', () => {
  it('have one for every kind at least', () => {
    expect(REASON_KINDS.filter((kind) => !templates.some((template) => template.kind === kind))).toEqual([]);
  });

  it('are all to be confirmed by the centre, with the law they name', () => {
    const open = templates.filter(
      ({ toBeConfirmed, legalBasis }) =>
        !toBeConfirmed.includes('text') ||
        (legalBasis !== undefined && !toBeConfirmed.includes('legalBasis')),
    );

    expect(open).toEqual([]);
  });

  it('say nothing twice', () => {
    const texts = templates.map(({ kind, text }) => `${kind} ${text}`);

    expect(new Set(texts).size).toBe(texts.length);
  });
});
