import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeApdu, INS } from '../../../src/main/station/seal-key/apdu.ts';
import { GX_ERROR, GxAssembler, toPackets } from '../../../src/main/station/seal-key/gx-hid-packets.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { times } from '../../support/deep.ts';
import { hex, vectors } from '../support/vectors.ts';

const { apduHid } = vectors;

/** The packets of an APDU on the channel of the published examples. */
function packetsOf(apdu: Uint8Array) {
  return toPackets({ channel: 0x0101, tag: 0x05, payload: apdu });
}

describe('GX-HID/1 packets', () => {
  it('are as published', () => {
    expect(packetsOf(encodeApdu({ ins: INS.getDeviceInfo, le: 0 }))).toEqual(apduHid.getDevInfo.map(hex));
    expect(packetsOf(encodeApdu({ ins: INS.generateRandom, le: 32 }))).toEqual(apduHid.genRandom32.map(hex));
    expect(packetsOf(hex(apduHid.twoPacketExample.apdu))).toEqual(apduHid.twoPacketExample.packets.map(hex));
  });

  it('begin an ECCSign as published', () => {
    const data = concatBytes(
      hex('00010002'),
      Uint8Array.from({ length: 32 }, (_, i) => i),
    );

    const [packet, ...more] = packetsOf(encodeApdu({ ins: INS.eccSign, p1: 0x02, data, le: 0 }));

    expect(packet?.subarray(0, 18)).toEqual(hex('01 01 05 00 00 00 2D 80 74 02 00 00 00 24 00 01 00 02'));
    expect(more).toEqual([]);
  });

  it('give the message back, whatever its length', () => {
    const property = fc.property(
      fc.uint8Array({ maxLength: 4096 }),
      fc.integer({ min: 1, max: 0xfffe }),
      (payload, channel) => {
        const assembler = new GxAssembler();
        const progress = toPackets({ channel, tag: 0x05, payload }).map((packet) => assembler.push(packet));
        expect(progress.at(-1)).toEqual({ kind: 'message', message: { channel, tag: 0x05, payload } });
        expect(progress.slice(0, -1).every(({ kind }) => kind === 'more')).toBe(true);
      },
    );

    fc.assert(property, { seed: 20261120, numRuns: times(50, 2000) });
  });

  const [first = new Uint8Array(), second = new Uint8Array()] = apduHid.twoPacketExample.packets.map(hex);

  it.each([
    { why: 'another channel', at: 1, value: 0x02, error: GX_ERROR.unknownChannel },
    { why: 'another tag', at: 2, value: 0x06, error: GX_ERROR.wrongTag },
    { why: 'another sequence', at: 4, value: 0x02, error: GX_ERROR.wrongSequence },
    { why: 'a byte behind the end', at: 63, value: 0x01, error: GX_ERROR.wrongLength },
  ])('spoil the message with $why', ({ at, value, error }) => {
    const assembler = new GxAssembler();
    assembler.push(first);

    const progress = assembler.push(second.with(at, value));

    expect(progress).toMatchObject({ kind: 'spoilt', error });
    expect(assembler.isOpen).toBe(false);
  });

  it('spoil the message when it is longer than allowed', () => {
    expect(new GxAssembler().push(first.with(5, 0x20))).toMatchObject({
      kind: 'spoilt',
      error: GX_ERROR.wrongLength,
    });
  });
});
