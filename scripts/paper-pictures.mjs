// node_modules/.bin/node scripts/paper-pictures.mjs: composes a sample of every template, seals what a body seals, and
// writes the first page of each as a picture for the README. Needs pdftoppm (Debian package poppler-utils).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplateFolder } from '../src/main/office/paper-templates/template-folder.ts';
import { fillTemplate } from '../src/shared/domain/document/fill-template.ts';
import { TEMPLATE_KINDS } from '../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../src/shared/domain/document/paper-sample.ts';
import { composePaper, makeSeal, sealPaper } from '../test/support/make-seal.ts';
import { reduceToPalette } from './png-palette.mjs';
import { root } from './project.mjs';

const DOTS_PER_INCH = '64';
const FOLDER = join(root, 'resources/screenshots/papers');
const templates = join(root, 'resources/templates');

const samples = JSON.parse(readFileSync(join(templates, 'samples.json'), 'utf8'));
const ours = readTemplateFolder(join(templates, 'papers'));
const inUse = Object.fromEntries(ours.templates.map((template) => [template.template, template]));
const work = mkdtempSync(join(tmpdir(), 'quanke-papers-'));
mkdirSync(FOLDER, { recursive: true });
try {
  for (const kind of TEMPLATE_KINDS) await draw(kind);
} finally {
  rmSync(work, { recursive: true });
}

async function draw(kind) {
  const model = fillTemplate(inUse, toSampleContent(samples, kind));
  const composed = await composePaper(model);
  const pdf = model.sealField
    ? await sealPaper(composed, makeSeal(model.closing.organizationName))
    : composed;
  const file = join(work, kind);
  writeFileSync(`${file}.pdf`, pdf);
  execFileSync('pdftoppm', ['-r', DOTS_PER_INCH, '-png', '-singlefile', `${file}.pdf`, file]);
  const png = reduceToPalette(readFileSync(`${file}.png`));
  writeFileSync(join(FOLDER, `${kind}.png`), png);
  console.log(`${kind}.png ${Math.round(png.length / 1000)} kB`);
}
