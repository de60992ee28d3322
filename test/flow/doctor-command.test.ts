import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import { QUANKE_TEXTS } from '../../src/shared/texts/quanke.ts';
import { makeFolder } from '../support/run-tool.ts';

const root = join(import.meta.dirname, '../..');
const folder = makeFolder();
afterAll(folder.remove);

async function doctor(settings: unknown) {
  writeFileSync(folder.path('documents.json'), JSON.stringify(settings));
  const lines: string[] = [];
  const out = (line: string) => void lines.push(line);
  const code = await runQuanke(['doctor', '--keys', folder.path('')], {
    root,
    version: '0.0.0-test',
    out,
    err: out,
  });
  return { code, text: lines.join('\n') };
}

describe('quanke doctor and the fonts of the centre', () => {
  it('finds nothing to say about fonts that can be used', async () => {
    const { code, text } = await doctor({ fonts: { body: join(root, 'resources/fonts/body.ttf') } });

    expect(code).toBe(0);
    expect(text).not.toContain('document.');
  });

  it.each([
    ['document.fontMissing', { fonts: { title: 'nowhere.ttf' } }, 'nowhere.ttf'],
    ['document.fontDamaged', { fonts: { fallback: ['documents.json'] } }, 'documents.json'],
    ['document.settingsInvalid', { font: 'simfang.ttf' }, 'documents.json'],
  ] as const)('names the file and why it is left aside: %s', async (problem, settings, file) => {
    const { code, text } = await doctor(settings);

    expect(code).toBe(1);
    expect(text).toContain(`${QUANKE_TEXTS.fontProblems[problem]}：${folder.path(file)}（${problem}）`);
  });
});
