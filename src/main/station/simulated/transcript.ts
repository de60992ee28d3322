import { parseHex, toHex } from '../../../shared/kernel/bytes.ts';

/*
 * A recorded conversation with an HID device, as text. One line each:
 *   => HEX        the computer writes this report; shorter than 64 bytes, it is filled up with zeros
 *   <= HEX        the device sends this; longer than 64 bytes, it is cut into reports, the last one filled up
 *   # +MS         the next answer comes so many milliseconds later
 *   !! unplug     the plug is pulled
 *   !! timeout    no answer comes (says so to the reader of the text; nothing happens)
 *   !! short N    of the next answer only the first N bytes are sent
 *   !! corrupt    the last byte of the next answer that is not zero is changed
 * Other lines that begin with # are remarks.
 */

/** One thing that happens in a conversation, and in which line it stands. */
export type TranscriptStep = { readonly line: number } & (
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array; readonly afterMs: number }
  | { readonly kind: 'unplug'; readonly afterMs: number }
);

/** What the next answer suffers. */
type Harm = { afterMs: number; short?: number; corrupt?: boolean };

/** Reads a recorded conversation. A line it does not understand is an error with its number. */
export function parseTranscript(text: string): TranscriptStep[] {
  const steps: TranscriptStep[] = [];
  let harm: Harm = { afterMs: 0 };
  for (const [i, each] of text.split('\n').entries()) {
    const line = i + 1;
    const [, sign = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(each) ?? [];
    if (sign === '=>') steps.push({ line, kind: 'write', bytes: bytesOf(rest, line) });
    else if (sign === '<=') {
      steps.push({ line, kind: 'answer', bytes: spoilt(bytesOf(rest, line), harm), afterMs: harm.afterMs });
      harm = { afterMs: 0 };
    } else if (sign === '!!' && rest === 'unplug') {
      steps.push({ line, kind: 'unplug', afterMs: harm.afterMs });
      harm = { afterMs: 0 };
    } else harm = { ...harm, ...harmOf(sign, rest, line) };
  }
  return steps;
}

/** Lines that are about the next answer, or about nothing. */
const HARMS: readonly (readonly [pattern: RegExp, harm: (count: number) => Partial<Harm>])[] = [
  [/^# \+(\d+)$/, (afterMs) => ({ afterMs })],
  [/^!! short (\d+)$/, (short) => ({ short })],
  [/^!! corrupt$/, () => ({ corrupt: true })],
  [/^(?:#.*|!! timeout| )$/, () => ({})],
];

function harmOf(sign: string, rest: string, line: number): Partial<Harm> {
  for (const [pattern, harm] of HARMS) {
    const match = pattern.exec(`${sign} ${rest}`);
    if (match) return harm(Number(match[1]));
  }
  throw new Error(`line ${line} of the transcript is none: ${sign} ${rest}`);
}

function bytesOf(text: string, line: number): Uint8Array {
  const bytes = parseHex(text.replaceAll(/\s/g, ''));
  if (!bytes) throw new Error(`line ${line} of the transcript is not hexadecimal`);
  return bytes;
}

function spoilt(bytes: Uint8Array, { short = bytes.length, corrupt = false }: Harm): Uint8Array {
  const sent = bytes.slice(0, short);
  const last = sent.findLastIndex((byte) => byte !== 0);
  if (corrupt && last !== -1) sent[last] = (sent[last] ?? 0) ^ 0x01;
  return sent;
}

/** The bytes as a line shows them: without the zeros that fill a report. */
export function toLine(sign: '=>' | '<=', report: Uint8Array): string {
  const end = report.findLastIndex((byte) => byte !== 0) + 1;
  return `${sign} ${toHex(report.subarray(0, end)).toUpperCase()}`;
}
