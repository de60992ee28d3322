import { describe, expect, it } from 'vitest';
import { encodeEcdsaSignature, findMessageDigest } from '../../../src/main/station/seal-key/der.ts';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { der } from '../support/make-seal-keys.ts';
import { CONTENT_TYPE, digestAttribute, makeSignedAttributes } from '../support/make-ticket.ts';
import { hex } from '../support/vectors.ts';

const digest = Uint8Array.from({ length: 32 }, (_, i) => i);

describe('the messageDigest of signed attributes', () => {
  it('is found', () => {
    expect(findMessageDigest(makeSignedAttributes(digest))).toEqual(digest);
  });

  const good = makeSignedAttributes(digest);
  it.each<[why: string, bytes: Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['no digest', der(0x31, CONTENT_TYPE)],
    ['two digests', der(0x31, digestAttribute(digest), digestAttribute(digest))],
    ['two values', der(0x31, digestAttribute(digest, digest))],
    ['no value', der(0x31, digestAttribute())],
    ['the tag of the CMS field instead of SET', good.with(0, 0xa0)],
    ['a byte behind the end', concatBytes(good, Uint8Array.of(0))],
    ['a byte missing', good.slice(0, -1)],
    ['a length that is not the shortest', concatBytes(Uint8Array.of(0x31, 0x81), good.slice(1))],
    ['an indefinite length', concatBytes(Uint8Array.of(0x31, 0x80), good.slice(2), Uint8Array.of(0, 0))],
    ['an attribute that is no SEQUENCE', der(0x31, der(0x04, digest), digestAttribute(digest))],
  ])('is refused with %s', (_why, bytes) => {
    expect(findMessageDigest(bytes)).toBeUndefined();
  });
});

describe('a signature in DER', () => {
  it('has numbers in their shortest form that are not negative', () => {
    const r = hex(`${'00'.repeat(30)}007F`);
    const s = hex(`${'00'.repeat(31)}80`);

    expect(encodeEcdsaSignature(r, s)).toEqual(hex('3007 02017F 02020080'));
  });
});
