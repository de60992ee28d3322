import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDeadFolders, socketFolderPrefix } from './dead-sockets.ts';

/** The longest path of a unix socket, bytes: 107 on Linux, 103 on macOS. */
const LONGEST_PATH_BYTES = 103;

/** Names for pipes that only this user can reach. */
export interface SocketFolder {
  /** A path nobody uses yet. */
  newPath(name: string): string;
  /** Removes what is left of them. */
  close(): Promise<void>;
}

/**
 * Makes a folder only its owner may enter, in the first of `parents` where it can (short ones: the user's run-time
 * folder, then the one for temporary files; where the user's data lies may be too deep for a socket). Windows has
 * names of pipes instead.
 */
export async function createSocketFolder(
  parents: readonly (string | undefined)[],
  platform: NodeJS.Platform,
): Promise<SocketFolder> {
  const unique = (name: string): string => `${name}-${randomBytes(4).toString('hex')}`;
  if (platform === 'win32') {
    return { newPath: (name) => `\\\\.\\pipe\\quanke-${unique(name)}`, close: () => Promise.resolve() };
  }
  const given = parents.flatMap((parent) => (parent ? [parent] : []));
  await Promise.all(given.map(removeDeadFolders)); // who is killed cannot tidy up
  const folder = await makeFolder(given);
  return {
    newPath: (name) => {
      const path = join(folder, `${unique(name)}.sock`);
      if (Buffer.byteLength(path) <= LONGEST_PATH_BYTES) return path;
      throw new Error(`the path of a socket may have ${LONGEST_PATH_BYTES} bytes, this is too long: ${path}`);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makeFolder(parents: readonly (string | undefined)[]): Promise<string> {
  const [parent = '.', ...others] = parents;
  try {
    return await mkdtemp(join(parent, socketFolderPrefix(process.pid))); // mode 0700
  } catch (error) {
    if (others.length === 0) throw error;
    return makeFolder(others); // the environment may name a run-time folder of another user
  }
}
