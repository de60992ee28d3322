import { describe, expect, it } from 'vitest';
import { closingLines, judge } from '../../scripts/test-run/table.mjs';

type Skip = {
  readonly name: string;
  readonly reason: string;
  readonly tools: readonly string[];
  readonly unexplained?: boolean;
};

function makeRow(more: { readonly seconds?: number; readonly skips?: readonly Skip[] } = {}) {
  return { name: 'flow', passed: 3, failed: 0, skips: [], problems: [], seconds: 1, budget: 10, ...more };
}

const noElectron: Skip = { name: 'shell', reason: 'Electron is not there', tools: ['electron'] };
const noBrowser: Skip = { name: 'page', reason: 'chromium is not there', tools: ['chromium'] };

describe('the closing table', () => {
  it('ends with the sums', () => {
    const lines = closingLines(judge([makeRow(), makeRow({ skips: [noBrowser] })], { inCi: false }));

    expect(lines.at(-1)).toBe('6 passed, 0 failed, 1 skipped');
  });

  it('tells each reason of a skip once, with its count', () => {
    const lines = closingLines([makeRow({ skips: [noBrowser, noBrowser] })]);

    expect(lines).toContain('skipped  flow: 2 because chromium is not there');
  });

  it('fails a folder that took longer than its budget', () => {
    const lines = closingLines(judge([makeRow({ seconds: 10.04 })], { inCi: false }));

    expect(lines).toContain('FAILED   flow: over budget: 10.0 s of 10 s');
  });

  it('fails a skip without a reason', () => {
    const silent: Skip = { name: 'shy', reason: 'nobody said why', tools: [], unexplained: true };

    const lines = closingLines(judge([makeRow({ skips: [silent] })], { inCi: false }));

    expect(lines.at(-1)).toBe('3 passed, 1 failed, 1 skipped');
  });

  it('lets nothing but Electron be missing in CI', () => {
    const lines = closingLines(judge([makeRow({ skips: [noElectron, noBrowser] })], { inCi: true }));

    expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([
      'FAILED   flow: skipped in CI: page (chromium is not there)',
    ]);
  });
});
