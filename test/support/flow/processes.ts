import { readdirSync, readFileSync } from 'node:fs';

/** A process below another one. */
export type Descendant = { readonly pid: number; readonly commandLine: string };

/** All processes below `pid`, from /proc. */
export function descendantsOf(pid: number): readonly Descendant[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), parentOf(name)]));
  const isBelow = (child: number | undefined): boolean =>
    child !== undefined && (child === pid || isBelow(parents.get(child)));
  return [...parents.keys()]
    .filter((child) => child !== pid && isBelow(child))
    .map((child) => ({ pid: child, commandLine: commandLineOf(child) }));
}

/** True while the process runs. */
export function isAlive(pid: number): boolean {
  return readOrNothing(`/proc/${pid}/stat`).split(') ')[1]?.startsWith('Z') === false;
}

/** Asks again and again until it is so; throws what it waited for. */
export async function waitUntil(what: string, isSo: () => boolean, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function parentOf(pid: string): number | undefined {
  const fields = readOrNothing(`/proc/${pid}/stat`).split(') ')[1]?.split(' ');
  return fields?.[1] === undefined || fields[1] === '0' ? undefined : Number(fields[1]);
}

function commandLineOf(pid: number): string {
  return readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended while we looked
  }
}
