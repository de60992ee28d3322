import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAM_COMMANDS } from '../../../src/main/station/id-card-reader/sam-commands.ts';
import type { SamCommand } from '../../../src/main/station/id-card-reader/sam-commands.ts';
import { encodeSamCommand, SamFrameParser } from '../../../src/main/station/id-card-reader/sam-frame.ts';
import { formatSamId } from '../../../src/main/station/id-card-reader/sam-id.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { times } from '../../support/deep.ts';
import { hex, statusFrame, vectors } from '../support/vectors.ts';

const PREAMBLE = hex('AAAAAA9669');

/** An answer with a right checksum. */
function makeAnswer(status: number, data: Uint8Array): Uint8Array {
  const length = 4 + data.length;
  const counted = concatBytes(Uint8Array.of(length >> 8, length & 255, 0, 0, status), data);
  return concatBytes(PREAMBLE, counted, Uint8Array.of(counted.reduce((sum, byte) => sum ^ byte, 0)));
}

describe('a SAM_V command', () => {
  it.each<[name: string, command: SamCommand]>([
    ['reset SAM', SAM_COMMANDS.reset],
    ['SAM status', SAM_COMMANDS.selfTest],
    ['SAM id', SAM_COMMANDS.samId],
    ['find', SAM_COMMANDS.find],
    ['select', SAM_COMMANDS.select],
    ['read base', SAM_COMMANDS.readBase],
    ['read new address', SAM_COMMANDS.readNewestAddress],
    ['read+fp', SAM_COMMANDS.readWithFingerprints],
  ])('is framed as published: %s', (name, { command, para }) => {
    expect(encodeSamCommand(command, para)).toEqual(hex(vectors.commands[name]));
  });

  it.each(Object.entries(vectors.commands).filter(([name]) => /^(baud|read iin)/.test(name)))(
    'is framed as published also where we never send it: %s',
    (_name, frame) => {
      const [, , , , , , , command = 0, para = 0] = hex(frame);

      expect(encodeSamCommand(command, para)).toEqual(hex(frame));
    },
  );

  it('is never one that changes the reader: baud rate, RF frame size, the makers’ updates', () => {
    const sent = Object.values(SAM_COMMANDS).map(({ command }) => command);

    expect(sent.filter((command) => ![0x10, 0x11, 0x12, 0x20, 0x30].includes(command))).toEqual([]);
  });
});

describe('the parser of SAM_V answers', () => {
  it.each(Object.entries(vectors.statusResponses))('reads the published answer: %s', (_name, text) => {
    const frame = hex(text);

    const frames = new SamFrameParser().push(frame);

    expect(frames).toEqual([{ kind: 'answer', status: frame[9], data: frame.slice(10, -1) }]);
  });

  it('reads the SAM id as it is printed on the reader', () => {
    const name = 'sam id 05.01-20250101-0001234567-0007654321';

    const [frame] = new SamFrameParser().push(statusFrame(name));

    expect(frame?.kind === 'answer' && `sam id ${formatSamId(frame.data)}`).toBe(name);
  });

  it('tells a wrong checksum and still finds the answer behind it', () => {
    const damaged = statusFrame('find ok');
    damaged[12] = 0x01;

    const frames = new SamFrameParser().push(concatBytes(damaged, statusFrame('select ok')));

    expect(frames.map((frame) => (frame.kind === 'answer' ? frame.status : frame.kind))).toEqual([
      'wrongChecksum',
      0x90,
    ]);
  });

  it.each(['AAAAAA96690921', 'AAAAAA96690003', 'AAAAAA9669FFFF'])(
    'takes a length out of bounds for junk: %s',
    (junk) => {
      const frames = new SamFrameParser().push(concatBytes(hex(junk), statusFrame('find none')));

      expect(frames).toEqual([{ kind: 'answer', status: 0x80, data: new Uint8Array() }]);
    },
  );

  it('gives nothing for a truncated frame', () => {
    const whole = hex(vectors.cards['resident']?.readBaseFrame);

    expect(new SamFrameParser().push(whole.subarray(0, -1))).toEqual([]);
  });

  it('gives the same answers however the stream is cut and whatever stands between them', () => {
    const answer = fc.record({
      status: fc.integer({ min: 0, max: 255 }),
      data: fc.uint8Array({ maxLength: 300 }),
    });
    // Junk may hold parts of a preamble but no whole one: whoever sends a whole header announces a frame.
    const junk = fc
      .array(fc.constantFrom(0x00, 0xaa, 0x96, 0x69, 0x13), { maxLength: 12 })
      .map((bytes) => Uint8Array.from(bytes))
      .filter((bytes) => !Buffer.from(concatBytes(bytes, hex('AAAAAA'))).includes(Buffer.from(PREAMBLE)));
    const cuts = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 40 });

    const property = fc.property(fc.array(fc.tuple(junk, answer), { maxLength: 6 }), cuts, (parts, sizes) => {
      const stream = concatBytes(
        ...parts.map(([before, { status, data }]) => concatBytes(before, makeAnswer(status, data))),
      );
      expect(parseInPieces(stream, sizes)).toEqual(
        parts.map(([, { status, data }]) => ({ kind: 'answer', status, data })),
      );
    });

    fc.assert(property, { seed: 20261120, numRuns: times(200, 5000) });
  });
});

function parseInPieces(stream: Uint8Array, sizes: readonly number[]) {
  const parser = new SamFrameParser();
  const frames = [];
  for (let at = 0, piece = 0; at < stream.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    frames.push(...parser.push(stream.subarray(at, at + size)));
    at += size;
  }
  return frames;
}
