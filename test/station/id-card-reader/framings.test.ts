import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAMINGS, strictly } from '../../../src/main/station/id-card-reader/framing/framings.ts';
import type { ReceivedPart } from '../../../src/main/station/id-card-reader/framing/report-framing.ts';
import { SamFrameParser } from '../../../src/main/station/id-card-reader/sam-frame.ts';
import { ODD_SIZES, packAnswer } from '../../../src/main/station/simulated/reader-packing.ts';
import type { PieceSizes } from '../../../src/main/station/simulated/reader-packing.ts';
import { FRAMING_NAMES } from '../../../src/shared/domain/device/framing.ts';
import type { FramingName } from '../../../src/shared/domain/device/framing.ts';
import { concatBytes, toHex } from '../../../src/shared/kernel/bytes.ts';
import { times } from '../../support/deep.ts';
import { hex, statusFrame, vectors } from '../support/vectors.ts';

const wholeCard = hex(vectors.cards['resident']?.readBaseFrame);
const withPrints = hex(vectors.cards['resident']?.readWithFingerprintFrame);

/** What comes of reports: the frames, and what else was said. */
function receive(framing: FramingName, reports: readonly Uint8Array[]) {
  const receiver = FRAMINGS[framing].createReceiver();
  const parser = new SamFrameParser();
  const parts = reports.map((report) => receiver.push(report));
  const frames = parts.flatMap((part) => {
    if (part.kind !== 'bytes') return [];
    if (part.begins) parser.reset();
    return parser.push(part.bytes);
  });
  return { parts, frames, kinds: parts.map(({ kind }) => kind) };
}

/** What a frame whose checksum holds comes out as. */
function asAnswer(frame: Uint8Array) {
  return { kind: 'answer', status: frame[9], data: frame.slice(10, -1) };
}

function padded(bytes: Uint8Array): string {
  const report = new Uint8Array(64);
  report.set(bytes);
  return toHex(report).toUpperCase();
}

describe.each(FRAMING_NAMES)('the framing %s', (name) => {
  it('sends the published command', () => {
    const reports = FRAMINGS[name].toReports(hex(vectors.commands['find']));

    expect(reports.map(padded)).toEqual(vectors[name]['findCommand']);
  });

  it('reads the published answer', () => {
    const { frames } = receive(name, (vectors[name]['findOk'] ?? []).map(hex));

    expect(frames).toEqual([asAnswer(statusFrame('find ok'))]);
  });

  it('is packed by the simulator as published', () => {
    expect(packAnswer(name, statusFrame('find ok')).map(padded)).toEqual(vectors[name]['findOk']);
  });

  it.each([
    ['a card', wholeCard, 21],
    ['a card with prints', withPrints, name === 'raw64' ? 37 : 38],
  ])('carries %s in as many reports as computed', (_what, frame, count) => {
    const reports = packAnswer(name, frame);

    expect(reports.length).toBeLessThanOrEqual(count);
    expect(receive(name, reports).frames).toEqual([asAnswer(frame)]);
  });

  it('takes the commands of a longer frame apart and puts them together again', () => {
    const frame = wholeCard.slice(0, 500);

    const reports = FRAMINGS[name].toReports(frame);

    expect(reports.every(({ length }) => length <= 64)).toBe(true);
    const body =
      name === 'dk64'
        ? reports.map((each, i) => each.slice(i === 0 ? 3 : 2))
        : reports.map((each) => each.slice(name === 'len64' ? 1 : 0));
    expect(concatBytes(...body)).toEqual(frame);
  });

  it('is recognised by where its first answer begins', () => {
    const answers = FRAMING_NAMES.map((other) => {
      const receiver = strictly(FRAMINGS[name]).createReceiver();
      const parts = packAnswer(other, statusFrame('find ok')).map((report) => receiver.push(report));
      return parts.some(({ kind }) => kind === 'bytes');
    });

    expect(answers).toEqual(FRAMING_NAMES.map((other) => other === name));
  });

  it('neither throws nor gives more bytes than came, whatever comes', () => {
    const report = fc.uint8Array({ minLength: 0, maxLength: 65 });

    const property = fc.property(fc.array(report, { maxLength: 80 }), (reports) => {
      for (const [i, part] of receive(name, reports).parts.entries()) {
        if (part.kind === 'bytes') expect(part.bytes.length).toBeLessThanOrEqual(reports[i]?.length ?? 0);
      }
    });

    fc.assert(property, { seed: 20261120, numRuns: times(300, 20_000) });
  });

  it('gives every answer back however the reader cuts it', () => {
    const size = fc.integer({ min: 38, max: 62 });
    const frame = fc.uint8Array({ maxLength: 2310 }).map((data) => {
      const counted = concatBytes(
        Uint8Array.of((4 + data.length) >> 8, (4 + data.length) & 255, 0, 0, 0x90),
        data,
      );
      const sum = counted.reduce((total, byte) => total ^ byte, 0);
      return concatBytes(hex('AAAAAA9669'), counted, Uint8Array.of(sum));
    });

    const property = fc.property(frame, fc.array(size, { minLength: 1, maxLength: 9 }), (whole, cuts) => {
      const [first = 62, ...others] = cuts;
      const sizes: PieceSizes = [first, ...others];
      expect(receive(name, packAnswer(name, whole, sizes)).frames).toEqual([asAnswer(whole)]);
    });

    fc.assert(property, { seed: 20261120, numRuns: times(60, 2000) });
  });
});

describe('the published card in dk64', () => {
  const reports = (vectors.dk64['readBaseResident'] ?? []).map(hex);

  it('is read and packed as published', () => {
    expect(reports).toHaveLength(21);
    expect(receive('dk64', reports).frames).toEqual([asAnswer(wholeCard)]);
    expect(packAnswer('dk64', wholeCard)).toEqual(reports);
  });
});

describe('hostile packings', () => {
  it('may bring one byte per report', () => {
    expect(receive('len64', packAnswer('len64', wholeCard, [1])).frames).toEqual([asAnswer(wholeCard)]);
    expect(receive('dk64', packAnswer('dk64', statusFrame('SAM unauthorised'), [1])).frames).toHaveLength(1);
  });

  it('may cut a card at odd places', () => {
    expect(receive('dk64', packAnswer('dk64', wholeCard, ODD_SIZES)).frames).toEqual([asAnswer(wholeCard)]);
  });

  it('of len64 may not say that there are more bytes than a report holds', () => {
    const tooLong = Uint8Array.of(64, ...new Uint8Array(63));

    expect(receive('len64', [tooLong]).kinds).toEqual(['spoilt']);
    expect(receive('len64', [Uint8Array.of(10, 1, 2)]).kinds).toEqual(['spoilt']);
  });

  it('of len64 may be empty, which says nothing', () => {
    const empty = new Uint8Array(64);

    const { frames } = receive('len64', [empty, ...packAnswer('len64', wholeCard), empty]);

    expect(frames).toEqual([asAnswer(wholeCard)]);
  });

  describe('of dk64', () => {
    const reports = packAnswer('dk64', wholeCard);
    const [start = new Uint8Array(), first = new Uint8Array(), second = new Uint8Array()] = reports;
    const ack = Uint8Array.of(0xff, ...new Uint8Array(63));
    const lastKind = (all: readonly Uint8Array[]): ReceivedPart['kind'] | undefined =>
      receive('dk64', all).kinds.at(-1);

    it('may acknowledge as often as they like', () => {
      const storm = reports.flatMap((report) => [ack, ack, ack, report]);

      expect(receive('dk64', storm).frames).toEqual([asAnswer(wholeCard)]);
    });

    it.each<[why: string, reports: readonly Uint8Array[]]>([
      ['leave out a number', [start, second]],
      ['begin with a follow-up', [first]],
      ['repeat a number', [start, first, first]],
      ['have more follow-ups than announced', [...packAnswer('dk64', statusFrame('find ok')), first]],
      ['be of no known kind', [Uint8Array.of(2, 0x40, 0x34, ...new Uint8Array(61))]],
      ['say that the module was not reached', [Uint8Array.of(4, 0, 0x34, 0x6e, 0x81, ...new Uint8Array(59))]],
      ['be too short for a start', [Uint8Array.of(2, 0, 0x34, ...new Uint8Array(61))]],
    ])('may not %s', (_why, all) => {
      expect(lastKind(all)).toBe('spoilt');
    });

    it('may begin anew, and what was half received is forgotten', () => {
      expect(receive('dk64', [start, first, ...reports]).frames).toEqual([asAnswer(wholeCard)]);
    });

    it('may answer another command of the same device, which is not ours', () => {
      const foreign = Uint8Array.of(5, 1, 0x72, 0x90, 0x00, 0x11, ...new Uint8Array(58));
      const rest = Uint8Array.of(2, 0xc1, 0xaa, ...new Uint8Array(61));

      const { frames, kinds } = receive('dk64', [foreign, rest, ...reports]);

      expect(kinds.slice(0, 2)).toEqual(['nothing', 'nothing']);
      expect(frames).toEqual([asAnswer(wholeCard)]);
    });

    it('want an acknowledgement after every report but the last', () => {
      const wanted = receive('dk64', reports).parts.map((part) => part.kind === 'bytes' && part.wantsAck);

      expect(wanted).toEqual(reports.map((_, i) => i < reports.length - 1));
    });
  });
});
