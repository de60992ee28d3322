import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/shared/domain/document/check-template.ts';
import { fillTemplate } from '../../../src/shared/domain/document/fill-template.ts';
import { definitionOf, TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import type {
  AnyPaperContent,
  PaperTemplate,
  TemplateBlock,
  TemplatesInUse,
} from '../../../src/shared/domain/document/paper-template.ts';
import { times } from '../../support/deep.ts';
import { makeTemplate, SAMPLES, wordsOf } from './use-templates.ts';

const SEED = 20_261_121;
const kinds = fc.constantFrom(...TEMPLATE_KINDS);
const OURS = Object.fromEntries(TEMPLATE_KINDS.map((kind) => [kind, makeTemplate(kind)])) as TemplatesInUse;

type Values = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** Words of a citizen, with what means something to programs among them. */
const word = fc
  .array(fc.constantFrom('张', '𬱖', '{{', '}}', '$&', '$1', '<', ' ', 'caseNumber', '{{line}}'), {
    minLength: 1,
  })
  .map((pieces) => pieces.join(''));

/** What there may be nothing of. */
const perhaps = fc.oneof(fc.constant(''), word);

/** Content of a kind in which anything may be empty; lists have up to three rows. */
function contentOf(kind: TemplateKind): fc.Arbitrary<AnyPaperContent> {
  const { texts, lists } = definitionOf(kind);
  const values = fc.record({
    ...Object.fromEntries(Object.keys(texts).map((name) => [name, perhaps])),
    ...Object.fromEntries(
      Object.entries(lists).map(([name, columns]) => [name, fc.array(rowOf(columns), { maxLength: 3 })]),
    ),
  });
  return values.map((own) => ({ ...toSampleContent(SAMPLES, kind), values: own }) as AnyPaperContent);
}

function rowOf(columns: Readonly<Record<string, unknown>>) {
  return fc.record(Object.fromEntries(Object.keys(columns).map((name) => [name, word])));
}

/** What the law wants on the paper, as this content says it, and the paper does not. */
function untold(template: PaperTemplate, content: AnyPaperContent): readonly string[] {
  const words = wordsOf(fillTemplate({ ...OURS, [template.template]: template }, content)).join('\n');
  const { texts, lists } = definitionOf(content.template);
  const values: Values = content.values;
  const required = Object.keys(texts).filter((name) => texts[name] === 'required');
  const cells = Object.entries(lists).flatMap(([list, columns]) => {
    const rows = values[list];
    if (typeof rows === 'string') return [];
    const names = Object.keys(columns).filter((name) => columns[name] === 'required');
    return (rows ?? []).flatMap((row) => names.map((name) => row[name] ?? ''));
  });
  return [...required.map((name) => String(values[name])), ...cells].filter((said) => !words.includes(said));
}

const kindAndContent = kinds.chain((kind) => contentOf(kind).map((content) => ({ kind, content })));

/** One piece less, or one condition more. */
const edit = fc.record({
  at: fc.nat(),
  inside: fc.nat(),
  how: fc.constantFrom('takeAway', 'takeInside', 'hide', 'repeat'),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function applyEdit(template: PaperTemplate, { at, inside, how }: Edit): PaperTemplate {
  const index = at % template.blocks.length;
  const blocks = template.blocks.flatMap((block, i) =>
    i === index ? editBlock(template, block, { inside, how }) : block,
  );
  return { ...template, blocks };
}

function editBlock(
  { template }: PaperTemplate,
  block: TemplateBlock,
  { inside, how }: Pick<Edit, 'inside' | 'how'>,
): readonly TemplateBlock[] {
  const { texts, lists } = definitionOf(template);
  const names = [...Object.keys(texts), ...Object.keys(lists)];
  const name = names[inside % names.length] ?? '';
  if (how === 'takeAway') return [];
  if (how === 'hide') return [{ ...block, [inside % 2 === 0 ? 'when' : 'unless']: name }];
  if (how === 'repeat')
    return 'over' in block || block.kind === 'paragraph'
      ? [{ ...block, over: name } as TemplateBlock]
      : [block];
  return editInside(block, inside);
}

function editInside(block: TemplateBlock, inside: number): readonly TemplateBlock[] {
  if (block.kind === 'facts') return [{ ...block, rows: without(block.rows, inside) }];
  if (block.kind === 'table') return [{ ...block, columns: without(block.columns, inside) }];
  return block.kind === 'signatures' ? [{ ...block, labels: without(block.labels, inside) }] : [];
}

function without<Entry>(entries: readonly Entry[], which: number): Entry[] {
  return entries.filter((_, i) => i !== which % entries.length);
}

describe('whatever a case says', () => {
  it('its paper says everything that must be on it, word for word', () => {
    fc.assert(
      fc.property(kindAndContent, ({ kind, content }) => {
        expect(untold(makeTemplate(kind), content)).toEqual([]);
      }),
      { seed: SEED, numRuns: times(300, 5_000) },
    );
  });

  it('it is said by every template that passes the check', () => {
    let passed = 0;
    fc.assert(
      fc.property(
        kindAndContent,
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        ({ kind, content }, edits) => {
          const template = edits.reduce(applyEdit, makeTemplate(kind));
          if (template.blocks.length === 0 || checkTemplate(template).length > 0) return;

          passed += 1;
          expect(untold(template, content)).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: times(600, 20_000) },
    );
    expect(passed).toBeGreaterThan(50);
  });

  it('its paper is the same whenever it is filled', () => {
    fc.assert(
      fc.property(kindAndContent, ({ content }) => {
        expect(fillTemplate(OURS, content)).toEqual(fillTemplate(OURS, content));
      }),
      { seed: SEED, numRuns: times(50, 500) },
    );
  });
});
