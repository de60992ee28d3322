import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What a simulated seal key holds. All of it is base64 DER: private key PKCS #8 (P-256), certificates leaf first. */
export const SimulatedSealKeyContent = z.object({
  serial: z.string().max(32),
  label: z.string(),
  pin: z.string(),
  privateKey: z.base64(),
  certificates: z.array(z.base64()).min(1),
});
export type SimulatedSealKeyContent = z.infer<typeof SimulatedSealKeyContent>;

/** Wrong PINs a simulated key bears. */
export const MAX_PIN_TRIES = 5;

const Tries = z.record(z.string(), z.int().min(0).max(MAX_PIN_TRIES));

/** The simulated seal keys of this workstation, in a file the office's set-up writes; how often a PIN was wrong stands beside it. */
export class KeyBox {
  readonly #file: string;
  #readAt: string | undefined;
  #keys: readonly SimulatedSealKeyContent[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** The keys as the file holds them now; none when there is no file yet. */
  keys(): readonly SimulatedSealKeyContent[] {
    const stamp = this.#stamp();
    if (stamp === this.#readAt) return this.#keys;
    try {
      this.#keys = stamp === undefined ? [] : z.array(SimulatedSealKeyContent).parse(readJson(this.#file));
      this.#readAt = stamp;
    } catch {
      // Just being written, or not ours: the keys known so far stay, and the next look tries again.
    }
    return this.#keys;
  }

  triesLeft(serial: string): number {
    return this.#tries()[serial] ?? MAX_PIN_TRIES;
  }

  setTriesLeft(serial: string, left: number): void {
    if (this.triesLeft(serial) === left) return;
    const temporary = `${this.#triesFile()}.new`;
    writeFileSync(temporary, JSON.stringify({ ...this.#tries(), [serial]: left }), { mode: 0o600 });
    renameSync(temporary, this.#triesFile());
  }

  #tries(): Readonly<Record<string, number>> {
    const known = statSync(this.#triesFile(), { throwIfNoEntry: false });
    return known ? Tries.parse(readJson(this.#triesFile())) : {};
  }

  #triesFile(): string {
    return `${this.#file}.tries`;
  }

  #stamp(): string | undefined {
    const found = statSync(this.#file, { throwIfNoEntry: false });
    return found && `${found.mtimeMs} ${found.size} ${found.ino}`;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
