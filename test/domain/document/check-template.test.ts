import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/shared/domain/document/check-template.ts';
import { PAPER_CODES } from '../../../src/shared/domain/document/paper-number.ts';
import { definitionOf, TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../../src/shared/domain/document/paper-definitions.ts';
import { lackingIn } from '../../../src/shared/domain/document/paper-sample.ts';
import { PaperTemplate } from '../../../src/shared/domain/document/paper-template.ts';
import type { TemplateBlock } from '../../../src/shared/domain/document/paper-template.ts';
import { PAPER_TITLES } from '../../../src/shared/texts/documents.ts';
import { templateProblemText } from '../../../src/shared/texts/paper-templates.ts';
import { OUR_TEMPLATES } from '../../support/fill-paper.ts';
import { makeTemplate, SAMPLES } from './use-templates.ts';

/** The codes and places of what is wrong. */
function faultsOf(template: PaperTemplate): readonly string[] {
  return checkTemplate(template).map(({ problem, path }) => `${path.join('.')}: ${problem.code}`);
}

/** Our template with the texts of its pieces changed; null takes the piece away. */
function change(kind: TemplateKind, edit: (block: TemplateBlock) => TemplateBlock | null): PaperTemplate {
  const ours = makeTemplate(kind);
  return { ...ours, blocks: ours.blocks.flatMap((block) => edit(block) ?? []) };
}

const note = (text: string, more: Partial<TemplateBlock> = {}) =>
  ({ kind: 'note', text, ...more }) as TemplateBlock;

/** The ticket of our own with one more piece. */
function ticketWith(...more: readonly TemplateBlock[]): PaperTemplate {
  const ours = makeTemplate('caseTicket');
  return { ...ours, blocks: [...ours.blocks, ...more] };
}

/** 行政许可法 art. 32: body and date on what an applicant is told; a decision or a serving without them is none. */
const WITH_CLOSING: readonly TemplateKind[] = [
  'receiptSlip',
  'acceptanceNotice',
  'refusalNotice',
  'correctionNotice',
  'deferralNotice',
  'linkedHandlingNotice',
  'forwardSheet',
  'specialProcedureNotice',
  'extensionNotice',
  'approval',
  'grantDecision',
  'certificate',
  'denialDecision',
  'servingRecord',
];

describe('body and date', () => {
  it.each(TEMPLATE_KINDS)('are missed where they have to be: %s', (kind) => {
    const expected = WITH_CLOSING.includes(kind) ? ['closing: closingMissing'] : [];

    expect(faultsOf(makeTemplate(kind, { closing: false }))).toEqual(expected);
  });
});

describe('a title', () => {
  it.each(['applicantName', 'applicantIdentityNumber', 'sentence', 'caseNumber'])(
    'holds nothing of a person: %s',
    (field) => {
      const titled = makeTemplate('approval', { title: `{{outcomeName}}（{{${field}}}）` });

      expect(faultsOf(titled)).toEqual(['title: fieldInTitle']);
    },
  );

  it('may name the item and the result', () => {
    const titled = makeTemplate('approval', { title: '{{itemName}}（{{outcomeName}}）' });

    expect(faultsOf(titled)).toEqual([]);
  });
});

describe('the templates that come with the program', () => {
  it.each(TEMPLATE_KINDS)('say on %s what must be said', (kind) => {
    expect(faultsOf(makeTemplate(kind))).toEqual([]);
  });

  it('are one for each paper', () => {
    expect(OUR_TEMPLATES.map(({ template }) => template).toSorted()).toEqual(TEMPLATE_KINDS.toSorted());
  });

  it('are called as screens call the papers', () => {
    const titles: Readonly<Record<string, string>> = PAPER_TITLES;
    const named = OUR_TEMPLATES.filter(({ template }) => definitionOf(template).document !== 'outcome');

    expect(named.filter(({ template, title }) => titles[template] !== title)).toEqual([]);
  });

  it('have a sample each', () => {
    expect(TEMPLATE_KINDS.flatMap((kind) => lackingIn(SAMPLES, kind))).toEqual([]);
  });

  it('have codes of their own', () => {
    const codes = Object.values(PAPER_CODES);

    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('a template is refused', () => {
  const wrong: readonly (readonly [why: string, template: PaperTemplate, fault: string])[] = [
    ['with the code of another paper', makeTemplate('receiptSlip', { code: 'SLTZ' }), 'code: codeWrong'],
    ['in a form its paper has not', makeTemplate('certificate', { form: 'letter' }), 'form: formWrong'],
    ['without its second part', makeTemplate('receiptSlip', { parts: [] }), 'parts: partsWrong'],
    [
      'with parts where one file is sealed',
      makeTemplate('denialDecision', { parts: makeTemplate('receiptSlip').parts }),
      'parts: partsWrong',
    ],
    [
      'with two parts of one name',
      makeTemplate('receiptSlip', {
        parts: [
          { part: 'stub', name: '存根联' },
          { part: 'receipt', name: '存根联' },
        ],
      }),
      'parts: partTwice',
    ],
    [
      'with the parts of two papers',
      makeTemplate('receiptSlip', {
        parts: [
          { part: 'given', name: '交出联' },
          { part: 'stub', name: '存根联' },
        ],
      }),
      'parts: partsMixed',
    ],
    [
      'with the same part twice',
      makeTemplate('receiptSlip', {
        parts: [
          { part: 'stub', name: 'a' },
          { part: 'stub', name: 'b' },
        ],
      }),
      'parts: partTwice',
    ],
    ['without a place for the seal', makeTemplate('approval', { closing: false }), 'closing: closingMissing'],
    ['with a field nobody knows', ticketWith(note('{{deskname}}')), 'blocks.2.text: fieldUnknown'],
    ['with a field of another paper', ticketWith(note('{{collectorName}}')), 'blocks.2.text: fieldUnknown'],
    ['with a name every object has', ticketWith(note('{{constructor}}')), 'blocks.2.text: fieldUnknown'],
    ['with an open placeholder', ticketWith(note('{{deskName')), 'blocks.2.text: placeholderOpen'],
    ['with a brace too many', ticketWith(note('{{deskName}}}}')), 'blocks.2.text: placeholderOpen'],
    [
      'with a condition on nothing',
      ticketWith(note('seen', { when: 'desk' } as Partial<TemplateBlock>)),
      'blocks.2.when: fieldUnknown',
    ],
    [
      'with a table over a field',
      ticketWith({ kind: 'table', over: 'deskName', columns: [{ title: 'a', share: 1, cell: 'b' }] }),
      'blocks.2.over: listUnknown',
    ],
    [
      'with the column of a list outside of it',
      change('receiptSlip', (block) => (block.kind === 'heading' ? { ...block, text: '{{taken}}' } : block)),
      'blocks.1.text: fieldUnknown',
    ],
  ];

  it.each(wrong)('%s', (_, template, fault) => {
    expect(faultsOf(template)).toContain(fault);
  });

  const lacking: readonly (readonly [why: string, template: PaperTemplate, problem: object])[] = [
    [
      'the reason of a refusal',
      change('refusalNotice', (block) => ('text' in block && block.text === '{{reason}}' ? null : block)),
      { code: 'fieldMissing', field: 'reason' },
    ],
    [
      'a field hidden behind another',
      change('refusalNotice', (block) =>
        'text' in block && block.text === '{{reason}}' ? { ...block, when: 'agentName' } : block,
      ),
      { code: 'fieldMissing', field: 'reason' },
    ],
    [
      'how many papers were taken in',
      change('receiptSlip', (block) =>
        block.kind === 'table'
          ? { ...block, columns: block.columns.filter(({ cell }) => cell !== '{{copies}}') }
          : block,
      ),
      { code: 'columnMissing', list: 'materials', column: 'copies' },
    ],
    [
      'the remedies',
      change('denialDecision', (block) => ('states' in block ? null : block)),
      { code: 'statementMissing', statement: 'remedies' },
    ],
    [
      'a consequence that is told only sometimes',
      change('correctionNotice', (block) =>
        'states' in block && block.states ? { ...block, when: 'agentName' } : block,
      ),
      { code: 'statementMissing', statement: 'consequence' },
    ],
    [
      'the second signature',
      change('custodySheet', (block) =>
        block.kind === 'signatures' ? { ...block, labels: block.labels.slice(1) } : block,
      ),
      { code: 'signatureMissing', least: 2 },
    ],
  ];

  it('not when it says a field in one way or the other', () => {
    const [facts, ...rest] = makeTemplate('refusalNotice').blocks;
    const reason = '{{reason}}';
    const blocks = [...rest.filter((block) => !('text' in block) || block.text !== reason)];
    const either = { kind: 'paragraph', text: reason, when: 'agentName' } as const;
    const or = { kind: 'paragraph', text: `1. ${reason}`, unless: 'agentName' } as const;

    const both = makeTemplate('refusalNotice', {
      blocks: [...(facts ? [facts] : []), ...blocks, either, or],
    });
    const one = makeTemplate('refusalNotice', { blocks: [...(facts ? [facts] : []), ...blocks, either] });

    expect(faultsOf(both)).toEqual([]);
    expect(faultsOf(one)).toEqual(['blocks: fieldMissing']);
  });

  it.each(lacking)('when it lacks %s', (_, template, problem) => {
    expect(checkTemplate(template).map((placed) => placed.problem)).toContainEqual(problem);
  });

  it('with a sentence about each problem', () => {
    const problems = [...wrong, ...lacking].flatMap(([, template]) => checkTemplate(template));

    const sentences = problems.map(({ problem }) => templateProblemText(problem));

    expect(sentences.filter((text) => /undefined|\[object/.test(text) || text === '')).toEqual([]);
  });
});

describe('the name of a part', () => {
  it.each([
    ['存根联', true],
    ['十二个字的联次名称放得下', true],
    ['存根联（由综合窗口留存备查）', false],
    [' ', false],
  ])('has room beside the number of the paper: %s', (name, expected) => {
    const parts = [{ part: 'stub', name } as const, { part: 'receipt', name: '回执联' } as const];

    expect(PaperTemplate.safeParse(makeTemplate('receiptSlip', { parts })).success).toBe(expected);
  });
});

describe('a template says nothing', () => {
  it.each([' 。', '{{agentName}}', '{{reason}}：', '…………………………', '救济途径'])('by the words %j', (text) => {
    const template = change('refusalNotice', (block) =>
      block.kind === 'paragraph' && block.states ? { ...block, text } : block,
    );

    expect(faultsOf(template)).toEqual(['blocks: statementMissing', 'blocks: statementMissing']);
  });

  it.each(['签', '：', '{{agentName}}', '{{agentName}}：'])('of who signs by the label %j', (label) => {
    const template = change('deferralNotice', (block) =>
      block.kind === 'signatures' ? { ...block, labels: [label] } : block,
    );

    expect(faultsOf(template)).toEqual(['blocks: signatureMissing']);
  });

  it('with blanks alone', () => {
    const blank = ticketWith(note(' \u3000'));

    expect(PaperTemplate.safeParse(blank).success).toBe(false);
    expect(PaperTemplate.safeParse(makeTemplate('caseTicket', { title: '\u3000' })).success).toBe(false);
    expect(PaperTemplate.safeParse(makeTemplate('caseTicket')).success).toBe(true);
  });
});
