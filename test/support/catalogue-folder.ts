import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';

const OURS = join(import.meta.dirname, '../../resources/catalogue');
const FORM = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** The catalogue we ship in a folder of its own, to be changed or broken. */
export type CatalogueFolder = {
  readonly path: string;
  /** Sets a member of a JSON file; undefined takes it out. */
  set(file: string, at: readonly (string | number)[], value: unknown): void;
  /** Changes the text of a file. */
  rewrite(file: string, edit: (text: string) => string): void;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  remove(file: string): void;
  /** Where a text first stands in a file, both from 1. */
  find(file: string, text: string): { readonly line: number; readonly column: number };
  dispose(): void;
};

export function copyCatalogue(): CatalogueFolder {
  const path = mkdtempSync(join(tmpdir(), 'quanke-catalogue-'));
  cpSync(OURS, path, { recursive: true });
  const read = (file: string): string => readFileSync(join(path, file), 'utf8');
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  return {
    path,
    read,
    write,
    set: (file, at, value) => {
      const text = read(file);
      write(file, applyEdits(text, modify(text, [...at], value, FORM)));
    },
    rewrite: (file, edit) => write(file, edit(read(file))),
    remove: (file) => rmSync(join(path, file)),
    find: (file, text) => placeIn(read(file), text),
    dispose: () => rmSync(path, { recursive: true }),
  };
}

function placeIn(content: string, text: string): { readonly line: number; readonly column: number } {
  const at = content.indexOf(text);
  if (at < 0) throw new Error(`${text} is not in the file`);
  const before = content.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
