import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import type { StoryRecord } from '../../src/main/quanke/story/story-stage.ts';
import { WORKLOAD_COLUMN_TITLES } from '../../src/shared/texts/workload-file.ts';
import { times } from '../support/deep.ts';
import { needs } from '../support/needs.ts';
import { extractSealParts } from '../support/pdf-parts.ts';
import { makeFolder, runTool } from '../support/run-tool.ts';

const openssl = needs('openssl');
const pdfsig = needs('pdfsig');
const folder = makeFolder();
const out = folder.path('out');
const data = folder.path('data');
const root = join(import.meta.dirname, '../..');
afterAll(folder.remove);

type Answer = { readonly code: number; readonly out: string; readonly err: string };

async function quanke(...args: readonly string[]): Promise<Answer> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(args, {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

type Told = {
  readonly papers: readonly string[];
  readonly csv: string;
  readonly workload: Readonly<Record<string, number>>;
  readonly cases: readonly string[];
  readonly seconds: number;
};

let played: Answer;
let told: Told;

beforeAll(async () => {
  played = await quanke('demo', '--out', out, '--data', data, '--json');
  told = JSON.parse(played.out) as Told;
});

function paper(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(out, name)));
}

function sealed(): readonly string[] {
  return told.papers.filter((name) => /ZYXK|BYXK/.test(name));
}

function titlesOf(caseNumber: string): readonly string[] {
  return told.papers.filter((name) => name.includes(caseNumber)).map((name) => name.split('-')[0] ?? '');
}

describe('the whole job without a screen', () => {
  it('is done, and leaves everything in its folder', () => {
    expect(played).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(out).toSorted()).toEqual(
      [...told.papers, told.csv, 'root.pem', 'story.json'].toSorted(),
    );
  });

  it('gives one citizen a paper for every item that has one, and one receipt', () => {
    const [granted = ''] = told.cases;

    expect(titlesOf(granted)).toEqual([
      '收件凭证',
      '受理通知书',
      '“一件事”联办告知单',
      '出生医学证明',
      '生育登记凭证',
      '预防接种证办理凭证',
      '出生户口登记凭证',
      '城乡居民基本医疗保险参保凭证',
      '生育医疗费用待遇核定单',
      '育儿补贴核定通知书',
      '领证签收单',
    ]);
  });

  it('gives the second one the denial and what does not depend on it', () => {
    const [, denied = ''] = told.cases;

    expect(titlesOf(denied)).toEqual([
      '收件凭证',
      '受理通知书',
      '“一件事”联办告知单',
      '不予许可决定书',
      '生育登记凭证',
      '领证签收单',
    ]);
  });

  it('decides the 即办 item at the window', () => {
    const [, , immediate = ''] = told.cases;

    expect(titlesOf(immediate)).toEqual(['收件凭证', '受理通知书', '失业登记凭证', '领证签收单']);
  });

  it('writes every call down, with its answer and its time, and no password', () => {
    const records = JSON.parse(readFileSync(join(out, 'story.json'), 'utf8')) as readonly StoryRecord[];

    expect(records.length).toBeGreaterThan(150);
    for (const record of records) {
      expect(record).toMatchObject({
        person: expect.any(String),
        at: expect.any(String),
        answer: { ok: true },
      });
      expect(record.tookMs).toBeGreaterThanOrEqual(0);
    }
    expect(records.map(({ procedure }) => procedure)).toContain('idCardReader.read');
    expect(JSON.stringify(records.map(({ input }) => input ?? null))).not.toContain('password');
  });

  it('counts in the file what it counts on the screen', () => {
    const [header = '', ...lines] = readFileSync(join(out, told.csv), 'utf8')
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n');
    const sumOf = (figure: 'received' | 'concluded' | 'delivered') => {
      const at = header.split(',').indexOf(WORKLOAD_COLUMN_TITLES[figure]);
      return lines.reduce((sum, line) => sum + Number(line.split(',')[at]), 0);
    };

    const sums = {
      received: sumOf('received'),
      concluded: sumOf('concluded'),
      delivered: sumOf('delivered'),
    };
    expect(sums).toEqual(told.workload);
    expect(sums).toEqual({ received: 15, concluded: 11, delivered: 11 });
  });
});

describe('the sealed papers', () => {
  it('are accepted by quanke with the root certificate that lies beside them', async () => {
    for (const name of sealed()) {
      expect([name, (await quanke('pdf', 'verify', join(out, name))).code]).toEqual([name, 0]);
    }
    expect(sealed()).toHaveLength(10);
  });

  it('are refused without a root certificate', async () => {
    const alone = folder.path('alone.pdf');
    writeFileSync(alone, paper(sealed()[0] ?? ''));

    const answer = await quanke('pdf', 'verify', alone);

    expect(answer.code).toBe(1);
    expect(answer.err).toContain('chainUntrusted');
  });

  it('are refused after a flipped byte, wherever it is', async () => {
    const original = paper(sealed()[0] ?? '');
    const count = times(60, 2_000);
    const accepted: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const at = Math.floor((i * original.length) / count);
      const flipped = Uint8Array.from(original);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(join(out, 'flipped.pdf'), flipped);
      if ((await quanke('pdf', 'verify', join(out, 'flipped.pdf'))).code === 0) accepted.push(at);
    }

    expect(accepted).toEqual([]);
  });

  it('that were never sealed are refused', async () => {
    const notice = told.papers.find((name) => name.includes('SLTZ')) ?? '';

    expect((await quanke('pdf', 'verify', join(out, notice))).code).toBe(1);
  });

  describe.skipIf(!openssl)('for openssl', () => {
    it('carry a CMS signature over their byte range', () => {
      for (const name of sealed()) {
        const [parts] = extractSealParts(paper(name));
        writeFileSync(folder.path('seal.cms'), parts?.envelope ?? '');
        writeFileSync(folder.path('signed.bin'), parts?.signedBytes ?? '');
        const { code, text } = runTool(openssl ?? '', [
          ...['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', '/dev/null'],
          ...['-in', folder.path('seal.cms'), '-content', folder.path('signed.bin')],
          ...['-CAfile', join(out, 'root.pem')],
        ]);

        expect([name, code, text]).toEqual([name, 0, expect.stringContaining('successful')]);
      }
    });
  });

  describe.skipIf(!pdfsig)('for pdfsig', () => {
    it('are signed as a whole by a valid signature', () => {
      for (const name of sealed()) {
        const { text } = runTool(pdfsig ?? '', ['-nocert', join(out, name)]);

        expect(text).toContain('Signature is Valid');
        expect(text).toContain('Total document signed');
      }
    });
  });
});

describe('the data of the demo', () => {
  it('show the course of a case, and nobody in it', async () => {
    const [granted = ''] = told.cases;

    const answer = await quanke('case', 'show', granted, '--data', data);

    expect(answer.code).toBe(0);
    expect(answer.out).toContain(granted);
    expect(answer.out).not.toContain('林晓岚');
  });

  it('export to the same snapshot again', async () => {
    const [, from = '', to = ''] = /(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)/.exec(told.csv) ?? [];

    const answer = await quanke('statistics', 'export', '--from', from, '--to', to, '--data', data, '--json');

    const { snapshotId } = JSON.parse(answer.out) as { readonly snapshotId: string };
    expect(snapshotId).toBe((JSON.parse(played.out) as { readonly snapshotId: string }).snapshotId);
  });

  it('need no correction', async () => {
    const answer = await quanke('rebuild', '--data', data, '--json');

    expect(JSON.parse(answer.out)).toEqual({ rows: 18, corrected: 0 });
  });
});

describe('the command line', () => {
  it.each([
    ['an unknown command', ['fly']],
    ['half a command', ['pdf']],
    ['an unknown option', ['demo', '--outt', 'x']],
    ['an option without its value', ['demo', '--out']],
    ['a missing argument', ['pdf', 'verify']],
    ['an argument too many', ['rebuild', 'everything']],
    ['a period that is not given', ['statistics', 'export']],
  ])('says how it is used after %s', async (_what, args) => {
    const answer = await quanke(...args);

    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toContain('quanke');
  });

  it.each([
    ['a file that is not there', ['pdf', 'verify', '/nowhere/at-all.pdf']],
    ['data that are not there', ['rebuild', '--data', '/nowhere']],
    ['an output that is a file', ['demo', '--out', join(root, 'package.json', 'x')]],
  ])('refuses %s with a reason and without a stack', async (_what, args) => {
    const answer = await quanke(...args);

    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).not.toMatch(/\n\s+at /);
    expect(answer.err.length).toBeGreaterThan(5);
  });

  it('refuses a number no case has', async () => {
    const answer = await quanke('case', 'show', '1000000012026112099999X', '--data', data);

    expect(answer.code).toBe(1);
    expect(answer.err).toContain('case.notFound');
  });

  it('judges a file that is no PDF without falling over', async () => {
    writeFileSync(folder.path('text.pdf'), 'not a PDF');

    expect((await quanke('pdf', 'verify', folder.path('text.pdf'))).code).toBe(1);
  });

  it('finds what this machine has', async () => {
    expect(await quanke('doctor')).toMatchObject({ code: 0 });
  });

  it('tells its version and its commands', async () => {
    expect(await quanke('--version')).toEqual({ code: 0, out: '0.0.0-test', err: '' });
    expect((await quanke()).out).toContain('pdf verify');
  });
});
