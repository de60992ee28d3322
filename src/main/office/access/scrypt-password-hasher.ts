import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHasher } from '../ports/world.ts';

/** OWASP's figures for scrypt: N = 2^17, r = 8, p = 1, which takes 128 MiB and about a fifth of a second. */
const LOG_COST = 17;
const BLOCK_SIZE = 8;
const PARALLELISM = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A stored text may not ask for more memory than we would ever write. */
const MAX_LOG_COST = 20;
const MAX_BLOCK_SIZE = 16;
const MAX_PARALLELISM = 4;

/** Each takes 128 MiB: a morning on which everybody signs in must not take all memory. */
const AT_ONCE = 2;

/** `scrypt$17$8$1$<salt>$<hash>`, both base64. */
const FORMAT = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

type Parameters = { readonly logCost: number; readonly blockSize: number; readonly parallelism: number };

/** Passwords by scrypt. `logCost` is lowered in tests only. */
export function createPasswordHasher({ logCost = LOG_COST } = {}): PasswordHasher {
  const waitForTurn = createLine(AT_ONCE);
  const parameters = { logCost, blockSize: BLOCK_SIZE, parallelism: PARALLELISM };
  return {
    hash: (password) =>
      waitForTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const hash = await derive(password, salt, parameters);
        const numbers = [logCost, BLOCK_SIZE, PARALLELISM].join('$');
        return `scrypt$${numbers}$${salt.toString('base64')}$${hash.toString('base64')}`;
      }),
    matches: async (password, stored) => {
      const parsed = parseStored(stored);
      if (!parsed) return false;
      const hash = await waitForTurn(() => derive(password, parsed.salt, parsed));
      return hash.length === parsed.hash.length && timingSafeEqual(hash, parsed.hash);
    },
  };
}

function parseStored(stored: string): (Parameters & { salt: Buffer; hash: Buffer }) | undefined {
  const match = FORMAT.exec(stored);
  if (!match) return undefined;
  const [, logCost = 0, blockSize = 0, parallelism = 0] = match.map(Number);
  const salt = Buffer.from(match[4] ?? '', 'base64');
  const hash = Buffer.from(match[5] ?? '', 'base64');
  const parameters = { logCost, blockSize, parallelism };
  return isAffordable(parameters) && hash.length === HASH_BYTES ? { ...parameters, salt, hash } : undefined;
}

function isAffordable({ logCost, blockSize, parallelism }: Parameters): boolean {
  const limits = [
    [logCost, MAX_LOG_COST],
    [blockSize, MAX_BLOCK_SIZE],
    [parallelism, MAX_PARALLELISM],
  ] as const;
  return limits.every(([value, most]) => value >= 1 && value <= most);
}

/** The same characters can be typed in two Unicode forms; both are one password. */
function derive(
  password: string,
  salt: Buffer,
  { logCost, blockSize, parallelism }: Parameters,
): Promise<Buffer> {
  const N = 2 ** logCost;
  const options = { N, r: blockSize, p: parallelism, maxmem: 256 * N * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Lets `limit` pieces of work run at once; the others wait in line. */
function createLine(limit: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running === limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
