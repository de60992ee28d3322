import { spawn } from 'node:child_process';
import { isAbsolute, parse } from 'node:path';
import { concatBytes } from '../../../shared/kernel/bytes.ts';

/** Makes a picture of the 1024 bytes in which a chip packs its photo. The format is closed; we have no decoder. */
export interface PhotoDecoder {
  /** A BMP of 102 × 126 pixels, or undefined when there is none: the page shows a neutral placeholder then. */
  decode(packed: Uint8Array): Promise<Uint8Array | undefined>;
}

/** What is used where no decoder is installed. */
export const noPhotoDecoder: PhotoDecoder = { decode: () => Promise.resolve(undefined) };

const WIDTH = 102;
const HEIGHT = 126;
const ROW_BYTES = 3 * WIDTH;
/** Rows of a BMP are filled up to a multiple of four bytes. */
const PADDED_ROW_BYTES = 308;
const HEADER_BYTES = 54;
const RAW_BYTES = ROW_BYTES * HEIGHT;
const BMP_BYTES = HEADER_BYTES + PADDED_ROW_BYTES * HEIGHT;

const DECODE_MS = 2000;

/**
 * A decoder the site has installed, in a process of its own: the makers' libraries crash, hang and are not re-entrant.
 * It gets the packed photo on its standard input and writes the picture to its standard output, as BMP (38,862 bytes)
 * or as rows of BGR from the top (38,556 bytes). Nothing touches the disk, and nothing of it is believed but its size.
 */
export class ProcessPhotoDecoder implements PhotoDecoder {
  readonly #program: string;
  readonly #limitMs: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(program: string, limitMs = DECODE_MS) {
    if (!isAbsolute(program)) throw new Error('the photo decoder must be named by its absolute path');
    this.#program = program;
    this.#limitMs = limitMs;
  }

  decode(packed: Uint8Array): Promise<Uint8Array | undefined> {
    const decoded = this.#last.then(() => this.#run(packed)).then(toBmp);
    this.#last = decoded;
    return decoded;
  }

  /** Whatever the program gives within time and size; undefined when it failed. */
  #run(packed: Uint8Array): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      const { root } = parse(this.#program);
      const child = spawn(this.#program, [], {
        cwd: root,
        env: {},
        stdio: ['pipe', 'pipe', 'ignore'],
        windowsHide: true,
      });
      const chunks: Uint8Array[] = [];
      let length = 0;
      const timer = setTimeout(() => child.kill('SIGKILL'), this.#limitMs);
      child.on('error', () => resolve(undefined));
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve(code === 0 ? concatBytes(...chunks) : undefined);
        for (const chunk of chunks) chunk.fill(0);
      });
      child.stdout.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > BMP_BYTES) child.kill('SIGKILL');
      });
      // A program that has gone does not take its input; its end is told by `close`.
      child.stdin.on('error', () => undefined);
      child.stdin.end(packed);
    });
  }
}

function toBmp(picture: Uint8Array | undefined): Uint8Array | undefined {
  if (picture?.length === RAW_BYTES) return concatBytes(bmpHeader(), ...paddedRows(picture));
  const isBmp = picture?.length === BMP_BYTES && picture[0] === 0x42 && picture[1] === 0x4d;
  return isBmp ? picture : undefined;
}

/** A negative height says that the rows begin at the top. */
function bmpHeader(): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set([0x42, 0x4d]);
  view.setUint32(2, BMP_BYTES, true);
  view.setUint32(10, HEADER_BYTES, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, WIDTH, true);
  view.setInt32(22, -HEIGHT, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setUint32(34, PADDED_ROW_BYTES * HEIGHT, true);
  return header;
}

function paddedRows(picture: Uint8Array): Uint8Array[] {
  return Array.from({ length: HEIGHT }, (_, row) => {
    const padded = new Uint8Array(PADDED_ROW_BYTES);
    padded.set(picture.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES));
    return padded;
  });
}
