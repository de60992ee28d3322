import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Caller } from './ports/caller.ts';
import type { FileStore } from './ports/files.ts';
import type { OfficeStore } from './ports/store.ts';
import type { Randomness } from './ports/world.ts';

/** References that end by themselves: a scan no draft took, a prepared seal nobody signed, files of a catalogue. */
const PASSING = ['upload:', 'ticket:', 'import:'];

/** What sweeping works with. */
export type SweepPorts = {
  readonly files: Pick<FileStore, 'sweep'>;
  readonly store: Pick<OfficeStore, 'read' | 'change'>;
  readonly randomness: Pick<Randomness, 'newId'>;
};

/**
 * Removes files nobody needs any more: those of commands that were refused after their papers were written, and those
 * whose reference was a passing one. The store touches nothing that is younger than a day. Gives the number removed.
 */
export function sweepFiles(ports: SweepPorts): Promise<number> {
  return ports.files.sweep(async (fileId) => {
    const owners = await ports.store.read((tables) => tables.files.listOwners(fileId));
    if (isNeeded(owners)) return true;
    return owners.length > 0 && !(await letGo(ports, fileId));
  });
}

/** Ends the passing references, unless somebody has come to need the file since the first look. */
async function letGo({ store, randomness }: SweepPorts, fileId: string): Promise<boolean> {
  const released = await store.change(SWEEPER, { requestId: randomness.newId() }, async (tables) => {
    const owners = await tables.files.listOwners(fileId);
    if (isNeeded(owners)) return fail('file.needed');
    for (const owner of owners) await tables.files.release(fileId, owner);
    return succeed({ value: null, audit: { object: `file:${fileId}` } });
  });
  return released.ok;
}

function isNeeded(owners: readonly string[]): boolean {
  return owners.some((owner) => !PASSING.some((prefix) => owner.startsWith(prefix)));
}

/** The office itself: nobody is signed in. */
const SWEEPER: Caller = {
  procedure: 'system.sweepFiles',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};
