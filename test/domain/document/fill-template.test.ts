import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/shared/domain/document/fill-template.ts';
import { definitionOf, TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import type { PaperContent, PaperTemplate } from '../../../src/shared/domain/document/paper-template.ts';
import { fillPaper } from '../../support/fill-paper.ts';
import { makeTemplate, SAMPLES, wordsOf } from './use-templates.ts';

const TICKET = toSampleContent(SAMPLES, 'caseTicket') as PaperContent<'caseTicket'>;
const SERVING = toSampleContent(SAMPLES, 'servingRecord') as PaperContent<'servingRecord'>;
const RECEIPT = toSampleContent(SAMPLES, 'receiptSlip') as PaperContent<'receiptSlip'>;
const APPROVAL = toSampleContent(SAMPLES, 'approval') as PaperContent<'approval'>;
const OUTCOME = toSampleContent(SAMPLES, 'certificate') as PaperContent<'certificate'>;

/** The ticket with other pieces. */
function fillTicket(
  blocks: PaperTemplate['blocks'],
  values: Partial<PaperContent<'caseTicket'>['values']> = {},
) {
  const caseTicket = makeTemplate('caseTicket', { blocks });
  const content = { ...TICKET, values: { ...TICKET.values, ...values } };
  const templates = Object.fromEntries(TEMPLATE_KINDS.map((kind) => [kind, makeTemplate(kind)]));
  return fillTemplate({ ...templates, caseTicket } as Parameters<typeof fillTemplate>[0], content);
}

describe('a paper', () => {
  it.each(TEMPLATE_KINDS)('of the kind %s says everything in words, and nothing in braces', (kind) => {
    const paper = fillPaper(toSampleContent(SAMPLES, kind));

    expect(wordsOf(paper).filter((text) => text === '' || /[{}]|undefined/.test(text))).toEqual([]);
    expect(paper).toMatchObject({ kind: definitionOf(kind).document, simulated: true });
  });

  it('has the number of its case, the code of its kind and its place where there are several', () => {
    const { number } = fillPaper({ ...RECEIPT, about: '1000', place: 1 });
    const { number: third } = fillPaper({ ...RECEIPT, about: '1000', place: 3 });

    expect([number, third]).toEqual(['1000-SJPZ', '1000-SJPZ3']);
  });

  it('leads with its code to the case, or to itself', () => {
    expect(fillPaper({ ...RECEIPT, qrText: '1000' }).qrText).toBe('1000');
    expect(fillPaper({ ...OUTCOME, qrText: null, about: '1000-01' }).qrText).toBe('1000-01-ZYXK');
  });

  it('has a place for a seal only where its body seals it', () => {
    expect(fillPaper(OUTCOME).sealField).toBe('Seal1');
    expect(fillPaper(RECEIPT).sealField).toBeNull();
  });

  it('is printed in two parts where each side keeps one', () => {
    expect(fillPaper(RECEIPT).parts).toHaveLength(2);
    expect(fillPaper(OUTCOME).parts).toEqual([]);
  });
});

describe('a piece', () => {
  it('is printed when its field says something', () => {
    const block = { kind: 'note', text: 'seen', when: 'deskName' } as const;

    expect(fillTicket([block], { deskName: '3' }).blocks).toHaveLength(1);
    expect(fillTicket([block], { deskName: '' }).blocks).toHaveLength(0);
  });

  it('gives way when its field says something', () => {
    const blocks = fillPaper(SERVING).blocks;
    const served = fillPaper({ ...SERVING, values: { ...SERVING.values, failureReason: '' } }).blocks;

    expect(blocks.filter(({ kind }) => kind === 'facts')).toHaveLength(2);
    expect(served.filter(({ kind }) => kind === 'facts')).toHaveLength(1);
  });

  it('is printed once for each row of its list, and rows are counted', () => {
    const [table] = fillPaper(RECEIPT).blocks.filter((block) => block.kind === 'table');

    expect(table?.rows.map(([place, name]) => [place, name])).toEqual(
      RECEIPT.values.materials.map(({ name }, i) => [String(i + 1), name]),
    );
  });

  it('disappears with the last of its rows', () => {
    const [bare] = fillPaper({ ...APPROVAL, values: { ...APPROVAL.values, facts: [] } }).blocks;
    const [full] = fillPaper(APPROVAL).blocks;

    expect(bare?.kind === 'facts' && bare.rows).toHaveLength(3);
    expect(full?.kind === 'facts' && full.rows).toHaveLength(3 + APPROVAL.values.facts.length);
  });

  it('leaves the words of a citizen as they are', () => {
    const odd = '{{caseNumber}} $& $1 {{';

    const [block] = fillTicket([{ kind: 'note', text: '{{deskName}}' }], { deskName: odd }).blocks;

    expect(block).toEqual({ kind: 'note', text: odd });
  });
});
