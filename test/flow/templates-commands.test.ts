import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import { definitionOf, TEMPLATE_KINDS } from '../../src/shared/domain/document/paper-definitions.ts';
import { QUANKE_TEXTS } from '../../src/shared/texts/quanke.ts';
import { OUR_TEMPLATES, TEMPLATE_FOLDER } from '../support/fill-paper.ts';
import { makeFolder } from '../support/run-tool.ts';

const root = join(import.meta.dirname, '../..');
const folder = makeFolder();
afterAll(folder.remove);

const check = (...args: readonly string[]) => templates('check', ...args);

async function templates(...args: readonly string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(['templates', ...args], {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

/** A folder with our slip and one that says nothing of what was taken in. */
function writeSite(): string {
  const site = folder.path('site');
  mkdirSync(site, { recursive: true });
  const slip = OUR_TEMPLATES.find(({ template }) => template === 'receiptSlip');
  const ticket = OUR_TEMPLATES.find(({ template }) => template === 'caseTicket');
  writeFileSync(join(site, 'ticket.json'), JSON.stringify(ticket));
  const blocks = slip?.blocks.filter(({ kind }) => kind !== 'table');
  writeFileSync(join(site, 'slip.json'), JSON.stringify({ ...slip, blocks }, null, 2));
  return site;
}

describe('a check of templates', () => {
  it('passes ours', async () => {
    const answer = await check(TEMPLATE_FOLDER, '--json');

    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(answer.out)).toMatchObject({ valid: true, faults: [] });
  });

  it('tells file, line and what is missing of a wrong one, and which are right', async () => {
    const { code, err } = await check(writeSite());

    expect(code).toBe(1);
    expect(err).toMatch(/^slip\.json:17:13: .*\{\{copies\}\}.*\[columnMissing\]$/m);
    expect(err).toContain(QUANKE_TEXTS.templates.usable('办件小票'));
    expect(err).toContain(QUANKE_TEXTS.templates.wrong(3));
  });

  it('refuses what is no folder, and wants one', async () => {
    expect((await check(folder.path('nowhere'))).code).toBe(1);
    expect((await check()).code).toBe(2);
  });
});

describe('the list of fields', () => {
  it('names every template, and of each every field in Chinese', async () => {
    const { out } = await templates('fields');

    for (const kind of TEMPLATE_KINDS) {
      const fields = await templates('fields', kind);
      const { texts, lists } = definitionOf(kind);
      const names = [
        ...Object.keys(texts),
        ...Object.values(lists).flatMap((columns) => Object.keys(columns)),
      ];
      expect(out).toContain(kind);
      expect(fields.code).toBe(0);
      expect(fields.out).not.toContain('undefined');
      for (const name of names) expect(fields.out).toContain(`{{${name}}}`);
    }
  });

  it('refuses a template nobody knows', async () => {
    expect(await templates('fields', 'ticket')).toMatchObject({ code: 1, out: '' });
  });
});
