import { concatBytes } from '../../../shared/kernel/bytes.ts';

/*
 * SAM_V frames (devices.md A.2):  AA AA AA 96 69 | length, 2 bytes BE | body | checksum
 * `length` counts body and checksum; the checksum is the XOR of length and body. A command's body is CMD, Para and
 * data; an answer's body is SW1, SW2, SW3 and data. There is no sequence number: an answer does not say what it answers.
 */
export const PREAMBLE = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const HEADER_BYTES = PREAMBLE.length + 2;

/** The biggest legal answer (text, photo, fingerprints) has 2314 = 0x090A bytes; anything beyond is not a frame. */
const MAX_LENGTH = 0x0920;
/** SW1, SW2, SW3 and the checksum. */
const MIN_LENGTH = 4;

/** What the parser found: an answer whose checksum holds, or the place where one did not. */
export type SamFrame =
  | { readonly kind: 'answer'; readonly status: number; readonly data: Uint8Array }
  | { readonly kind: 'wrongChecksum' };

/** The frame of a command; all we send have no data. */
export function encodeSamCommand(command: number, para: number): Uint8Array {
  const body = Uint8Array.of(0, 3, command, para);
  return concatBytes(PREAMBLE, body, Uint8Array.of(xor(body)));
}

/** Finds answers in a stream that may be cut anywhere and hold junk between the frames. */
export class SamFrameParser {
  #buffer: Uint8Array = new Uint8Array();

  /** Takes the next bytes; gives every frame that is complete now. */
  push(bytes: Uint8Array): SamFrame[] {
    this.#buffer = concatBytes(this.#buffer, bytes);
    const frames: SamFrame[] = [];
    for (let found = this.#next(); found !== undefined; found = this.#next()) {
      frames.push(found);
    }
    return frames;
  }

  /** Bytes kept of a frame that has begun; never more than the longest frame has. */
  get pendingBytes(): number {
    return this.#buffer.length;
  }

  /** Forgets a frame that has begun. */
  reset(): void {
    this.#buffer.fill(0);
    this.#buffer = new Uint8Array();
  }

  #next(): SamFrame | undefined {
    for (;;) {
      this.#skip(preambleAt(this.#buffer));
      if (this.#buffer.length < HEADER_BYTES) return undefined;
      const length = ((this.#buffer[5] ?? 0) << 8) | (this.#buffer[6] ?? 0);
      if (length < MIN_LENGTH || length > MAX_LENGTH) {
        this.#skip(1);
        continue;
      }
      if (this.#buffer.length < HEADER_BYTES + length) return undefined;
      return this.#take(HEADER_BYTES + length);
    }
  }

  /** The checksum is looked at before the data. After a wrong one the search goes on inside the frame. */
  #take(total: number): SamFrame {
    const frame = this.#buffer.slice(0, total);
    if (xor(frame.subarray(PREAMBLE.length)) !== 0) {
      this.#skip(1);
      return { kind: 'wrongChecksum' };
    }
    this.#skip(total);
    return { kind: 'answer', status: frame[9] ?? 0, data: frame.slice(10, -1) };
  }

  #skip(count: number): void {
    this.#buffer = this.#buffer.subarray(count);
  }
}

/** Where the preamble begins, or where its beginning may be at the end of the buffer, or the end. */
function preambleAt(buffer: Uint8Array): number {
  for (let at = 0; at < buffer.length; at += 1) {
    const known = Math.min(PREAMBLE.length, buffer.length - at);
    let same = 0;
    while (same < known && buffer[at + same] === PREAMBLE[same]) same += 1;
    if (same === known) return at;
  }
  return buffer.length;
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
