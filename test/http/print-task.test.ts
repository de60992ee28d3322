import { describe, expect, it } from 'vitest';
import { readDrawnPaper, toPrintOptions } from '../../src/main/desktop/print-options.ts';
import { readPrintTask } from '../../src/main/desktop/print-task.ts';
import { SHELL_PAPER_LIMITS } from '../../src/shared/api/shell-printing.ts';
import { MAX_PRINTED_BASE64, printing } from '../../src/shared/api/station/printing.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n');
const paper = { printer: 'Laser 2', copies: 2, pdf: PDF.toString('base64') };
const base64Of = (text: string): string => Buffer.from(text).toString('base64');

describe('what a page wants the shell to print', () => {
  it('is a paper for a printer, in copies', () => {
    expect(readPrintTask(paper)).toEqual(succeed({ ...paper, oneSided: false, pdf: new Uint8Array(PDF) }));
  });

  it.each([
    ['(body)', null],
    ['(body)', 'paper'],
    ['printer', { ...paper, printer: '' }],
    ['printer', { ...paper, printer: 'p'.repeat(128) }],
    ['printer', { ...paper, printer: ['Laser 2'] }],
    ['copies', { ...paper, copies: 0 }],
    ['copies', { ...paper, copies: 1.5 }],
    ['copies', { ...paper, copies: 21 }],
    ['copies', { ...paper, copies: '1' }],
    ['oneSided', { ...paper, oneSided: 'yes' }],
    ['pdf', { ...paper, pdf: '/etc/passwd' }],
    ['pdf', { ...paper, pdf: '' }],
    ['pdf', { ...paper, pdf: new Uint8Array(PDF) }],
    ['pdf', { ...paper, pdf: base64Of('<html>%%EOF') }],
    ['pdf', { ...paper, pdf: base64Of('%PDF-1.7 cut off in the mid') }],
    ['pdf', { ...paper, pdf: base64Of(`%PDF-${' '.repeat(750_000)}%%EOF`) }],
  ])('is refused for its %s', (field, wanted) => {
    expect(readPrintTask(wanted)).toEqual(fail('call.invalidInput', { fields: field }));
  });

  it('may be as large as the station takes it', () => {
    const { base64, printer, copies } = SHELL_PAPER_LIMITS;
    const task = { jobId: crypto.randomUUID(), printer: 'p'.repeat(printer), copies, pdf: paper.pdf };
    const input = printing.print['~orpc'].inputSchema;

    expect(base64).toBe(MAX_PRINTED_BASE64);
    expect(input?.safeParse(task).success).toBe(true);
    expect(input?.safeParse({ ...task, printer: `${task.printer}p` }).success).toBe(false);
    expect(input?.safeParse({ ...task, copies: copies + 1 }).success).toBe(false);
  });
});

describe('the size of a drawn paper', () => {
  it.each([null, 'A4', {}, { widthMm: 210 }, { widthMm: 0, heightMm: 297 }, { widthMm: 210, heightMm: 1e9 }])(
    'is not known from %j',
    (answer) => {
      expect(readDrawnPaper(answer)).toBeNull();
    },
  );

  it.each([
    ['A4, a dot short', [209.97, 297.01], { pageSize: 'A4', landscape: false }],
    ['A4 across', [297.01, 209.97], { pageSize: 'A4', landscape: true }],
    ['a strip', [80, 140.2], { pageSize: { width: 80_000, height: 140_200 }, landscape: false }],
    ['a short strip', [80, 60], { pageSize: { width: 80_000, height: 60_000 }, landscape: false }],
  ])('is told to the printer: %s', (_name, [widthMm = 0, heightMm = 0], options) => {
    const task = { printer: 'Laser 2', copies: 2, oneSided: false, pdf: new Uint8Array() };

    expect(toPrintOptions(task, { widthMm, heightMm })).toMatchObject({
      ...options,
      ...{ silent: true, deviceName: 'Laser 2', copies: 2, scaleFactor: 100 },
    });
  });
});

describe('the leaves of a paper', () => {
  const options = (oneSided: boolean) =>
    toPrintOptions(
      { printer: 'Laser 2', copies: 1, oneSided, pdf: new Uint8Array() },
      { widthMm: 210, heightMm: 297 },
    );

  it('have one page each where its parts are given to two', () => {
    expect(options(true)).toMatchObject({ duplexMode: 'simplex' });
  });

  it('are as the printer is set for everything else', () => {
    expect(options(false)).not.toHaveProperty('duplexMode');
  });
});
