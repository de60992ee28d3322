import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenResources, loadOfficeData } from '../../../src/main/office/load-office-data.ts';
import { readTemplateFolder } from '../../../src/main/office/paper-templates/template-folder.ts';
import { tryOnPaper } from '../../../src/main/office/paper-templates/try-on-paper.ts';
import { TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toLongestContent } from '../../../src/shared/domain/document/paper-sample.ts';
import { SAMPLES } from '../../domain/document/use-templates.ts';
import { OUR_TEMPLATES, fillPaper } from '../../support/fill-paper.ts';
import { composer } from '../../support/make-seal.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quanke-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file of the site. */
function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

const TICKET = OUR_TEMPLATES.find(({ template }) => template === 'caseTicket');

/** Codes and places of what is wrong with the files of the site. */
function faults(): readonly string[] {
  const { refused } = readTemplateFolder(folder);
  return refused.flatMap((file) =>
    file.faults.map(({ file: name, line, code }) => `${name}:${line} ${code}`),
  );
}

describe("a site's own template", () => {
  it('is used before ours, and ours for every other paper', () => {
    write('ticket.json', { ...TICKET, title: '取件小票' });

    const { inUse, ofSite, refused } = loadOfficeData(RESOURCES, folder).paperTemplates;

    expect(inUse.caseTicket.title).toBe('取件小票');
    expect(inUse.receiptSlip).toEqual(OUR_TEMPLATES.find(({ template }) => template === 'receiptSlip'));
    expect([ofSite, refused]).toEqual([[{ template: 'caseTicket', file: 'ticket.json' }], []]);
  });

  it('stops nothing when it is wrong: ours is used, and the problem is told', () => {
    write('ticket.json', { ...TICKET, blocks: [{ kind: 'note', text: '取件小票' }] });

    const { inUse, ofSite, refused } = loadOfficeData(RESOURCES, folder).paperTemplates;

    expect(inUse.caseTicket).toEqual(TICKET);
    expect(ofSite).toEqual([]);
    expect(refused.map(({ template, file }) => [template, file])).toEqual([['caseTicket', 'ticket.json']]);
    expect(refused[0]?.faults.map(({ code }) => code)).toEqual(Array(4).fill('fieldMissing'));
  });

  it('may come from a Windows editor', () => {
    write('ticket.json', `\uFEFF${JSON.stringify(TICKET)}`);

    expect(readTemplateFolder(folder).templates).toEqual([TICKET]);
  });

  it.each([
    ['is no JSON', '{ "template": ', ['a.json:1 jsonSyntax']],
    ['is about nothing', '[]', ['a.json:1 wrongType']],
    ['is of a paper nobody knows', { ...TICKET, template: 'ticket' }, ['a.json:2 notAmong']],
    ['has a form nobody knows', { ...TICKET, form: 'poster' }, ['a.json:5 notAmong']],
    ['has a member nobody knows', { colour: 'red', ...TICKET }, ['a.json:2 memberUnknown']],
    ['lacks a member', { ...TICKET, title: undefined }, ['a.json:1 memberMissing']],
    ['has no piece', { ...TICKET, blocks: [] }, ['a.json:8 outOfRange']],
    ['is far too long', ' '.repeat(1_100_000), ['a.json:1 fileTooLarge']],
  ])('is refused with its place when it %s', (_, content, expected) => {
    write('a.json', content);

    expect(faults()).toEqual(expected);
  });

  it('counts once: of two files for one paper the first by name', () => {
    write('a.json', TICKET);
    write('b.json', { ...TICKET, title: '另一张' });

    expect(readTemplateFolder(folder).templates).toEqual([TICKET]);
    expect(faults()).toEqual(['b.json:1 templateTwice']);
  });

  it('is not looked for where there is no folder', () => {
    expect(readTemplateFolder(join(folder, 'nowhere'))).toEqual({ templates: [], files: {}, refused: [] });
  });
});

describe('a folder of templates that is none', () => {
  it('stops nothing: ours are used, and it is named', () => {
    write('papers', 'a file');

    const { inUse, refused } = loadOfficeData(RESOURCES, join(folder, 'papers')).paperTemplates;

    expect(inUse.caseTicket).toEqual(TICKET);
    expect(refused.flatMap(({ faults }) => faults.map(({ file, code }) => [file, code]))).toEqual([
      ['papers', 'fileUnreadable'],
    ]);
  });
});

describe('trying a template on paper', () => {
  it('survives a composer that breaks: ours is used, and the template refused', async () => {
    write('ticket.json', { ...TICKET, title: '取件小票' });
    const { paperTemplates } = loadOfficeData(RESOURCES, folder);

    const { inUse, ofSite, refused } = await tryOnPaper(paperTemplates, {
      compose: () => Promise.reject(new Error('a mistake')),
    });

    expect(inUse.caseTicket).toEqual(TICKET);
    expect(ofSite).toEqual([]);
    expect(refused.map(({ file, faults }) => [file, faults[0]?.code])).toEqual([
      ['ticket.json', 'sampleBroken'],
    ]);
  });

  it.each([
    ['names its item twice in its title', '{{itemName}}{{itemName}}的决定', ['contentOverflow']],
    ['has a title of its own', '不予行政许可的决定', []],
  ])('refuses what only the longest case shows: a decision that %s', async (_, title, codes) => {
    const ours = OUR_TEMPLATES.find(({ template }) => template === 'denialDecision');
    write('denial.json', { ...ours, title });

    const { refused } = await tryOnPaper(loadOfficeData(RESOURCES, folder).paperTemplates, composer);

    expect(refused.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(codes);
  });
});

describe('our own templates', () => {
  it.each(TEMPLATE_KINDS)('have room for the longest of everything: %s', async (kind) => {
    const composed = await composer.compose(fillPaper(toLongestContent(SAMPLES, kind)));

    expect(composed.ok ? null : composed.failure).toBeNull();
  });

  it('stop an office when one is missing', () => {
    for (const part of ['calendar', 'templates', 'window']) {
      cpSync(join(RESOURCES, part), join(folder, part), { recursive: true });
    }
    rmSync(join(folder, 'templates/papers/caseTicket.json'));

    expect(() => loadOfficeData(folder)).toThrow(BrokenResources);
    expect(() => loadOfficeData(folder)).toThrow('办件小票');
  });
});
