// A bundle holds the code of other people: their licences go along, as those licences ask. One file per bundle.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/;

/** A plugin for Vite that writes `licences.txt` beside what it bundled. */
export function licenceNote() {
  return {
    name: 'quanke:licence-note',
    apply: 'build',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      const folders = new Set(ids.map((id) => PACKAGE.exec(id.replace(/^\0/, ''))?.[1]).filter(Boolean));
      const notes = [...folders].map(noteOf).sort();
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: notes.join(`\n${'-'.repeat(80)}\n`) });
    },
  };
}

function noteOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
}
