import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoAuthority } from '../../../src/main/office/sealing/demo-authority.ts';
import { failuresOf } from '../../support/attack.ts';
import { findObject, sizeOf } from '../../support/forge-pdf.ts';
import { forgeSeal } from '../../support/forge-seal.ts';
import type { Objects } from '../../support/forge-seal.ts';
import { SEALED_AT, authority, composePaper, makeSeal, sealPaper, sealer } from '../../support/make-seal.ts';
import { twoFieldPaper } from '../../support/two-field-paper.ts';

const city = makeSeal('示例市城市管理局');
const other = makeSeal('示例市公安局');
let paper: Uint8Array;
let once: Uint8Array;

beforeAll(async () => {
  paper = await twoFieldPaper();
  once = await sealPaper(paper, city);
});

const verify = (pdf: Uint8Array) => sealer.verify(pdf, [authority.rootCertificate]);
const NEW_CONTENT = '<</Length 0>>\nstream\n\nendstream';

/** Changes the object of the revision that holds a piece of text. */
function change(piece: string, how: (content: string) => string): (objects: Objects) => Objects {
  return (objects) =>
    Object.fromEntries(
      Object.entries(objects).map(([number, content]) => [
        number,
        content.includes(piece) ? how(content) : content,
      ]),
    );
}

/** Adds an object that is in the file already, so that it is replaced. */
function replaceToo(...pieces: readonly string[]): (objects: Objects) => Objects {
  return (objects) => {
    const { number, content } = findObject(once, ...pieces);
    return { ...objects, [number]: content };
  };
}

describe('the second seal of somebody with a real key', () => {
  it('is accepted when it brings nothing but itself', async () => {
    const report = await verify(await forgeSeal(once, other, { fieldName: 'Seal2' }));

    expect(failuresOf(report)).toEqual([]);
    expect(report.valid).toBe(true);
  });

  it.each([
    { brings: 'another page', expected: 'changes: objectForeign', forge: replaceToo('/Type /Page\n') },
    {
      brings: 'another font',
      expected: 'changes: objectForeign',
      forge: replaceToo('/Type /FontDescriptor'),
    },
    { brings: 'another catalog', expected: 'changes: objectForeign', forge: replaceToo('/Type /Catalog') },
    {
      brings: 'the field of the first seal',
      expected: 'changes: objectForeign',
      forge: replaceToo('(Seal1)'),
    },
    {
      brings: 'the picture of the first seal',
      expected: 'changes: objectForeign',
      forge: replaceToo('/Subtype /Form'),
    },
    {
      brings: 'the signature of the first seal',
      expected: 'revisions: revisionWithoutSeal',
      forge: replaceToo('/DocMDP', '/Contents'),
    },
    {
      brings: 'an object nobody needs',
      expected: 'content: objectUnreferenced',
      forge: (o: Objects) => ({ ...o, [sizeOf(once) + 2]: NEW_CONTENT }),
    },
    {
      brings: 'a moved field',
      expected: 'changes: fieldChanged',
      forge: change('(Seal2)', (c) => c.replace(/\/Rect \[[^\]]*\]/, '/Rect [ 0 0 119 119 ]')),
    },
    {
      brings: 'a renamed field',
      expected: 'changes: fieldChanged',
      forge: change('(Seal2)', (c) => c.replace('(Seal2)', '(Seal3)')),
    },
    {
      brings: 'a hidden field',
      expected: 'content: fieldFlags',
      forge: change('(Seal2)', (c) => c.replace('/F 132', '/F 134')),
    },
    {
      brings: 'an action in its field',
      expected: 'content: activeContent',
      forge: change('(Seal2)', (c) => c.replace('/F 132', '/F 132 /AA <<>>')),
    },
    {
      brings: 'a picture larger than its field',
      expected: 'changes: pictureSize',
      forge: change('/Subtype /Form', (c) => c.replace(/\/BBox \[[^\]]*\]/, '/BBox [0 0 600 800]')),
    },
    {
      brings: 'a stretched picture',
      expected: 'changes: pictureForm',
      forge: change('/Subtype /Form', (c) =>
        c.replace('/Subtype /Form', '/Subtype /Form /Matrix [9 0 0 9 0 0]'),
      ),
    },
    {
      brings: 'a picture with text',
      expected: 'changes: pictureResources',
      forge: change('/Subtype /Form', (c) => c.replace('<</ExtGState', '<</Font <</F 5 0 R>> /ExtGState')),
    },
    {
      brings: 'a certification',
      expected: 'permissions: permissionsRepeated',
      forge: change('/ByteRange', (c) => c.replace('/ByteRange', `${referenceText(2)} /ByteRange`)),
    },
    {
      brings: 'an entry we do not write',
      expected: 'signatureForm: signatureKey',
      forge: change('/ByteRange', (c) => c.replace('/ByteRange', '/Prop_Build <<>> /ByteRange')),
    },
  ])('is refused when it brings $brings', async ({ forge, expected }) => {
    const report = await verify(await forgeSeal(once, other, { fieldName: 'Seal2', change: forge }));

    expect(report.valid).toBe(false);
    expect(failuresOf(report)).toContain(expected);
  });
});

describe('the first seal', () => {
  it('may forbid further seals', async () => {
    const only = await forgeSeal(paper, city, {
      change: change('/DocMDP', (c) => c.replace('/P 2', '/P 1')),
    });
    const both = await forgeSeal(only, other, { fieldName: 'Seal2' });

    expect((await verify(only)).valid).toBe(true);
    expect(failuresOf(await verify(both))).toEqual(['permissions: sealNotPermitted']);
  });

  it.each([
    {
      lacks: 'the certification',
      expected: 'permissions: permissionsForm',
      forge: change('/ByteRange', (c) => c.replace(referenceText(2), '')),
    },
    {
      lacks: 'a level we know',
      expected: 'permissions: permissionsForm',
      forge: change('/ByteRange', (c) => c.replace('/P 2', '/P 3')),
    },
    {
      lacks: 'the entry in the catalog',
      expected: 'changes: catalogChanged',
      forge: change('/Type /Catalog', (c) => c.replace(/\/Perms <<[^>]*>>/, '')),
    },
  ])('is refused when it lacks $lacks', async ({ forge, expected }) => {
    const report = await verify(await forgeSeal(paper, city, { change: forge }));

    expect(report.valid).toBe(false);
    expect(failuresOf(report)).toContain(expected);
  });
});

describe('the certificates of a seal', () => {
  const stranger = createDemoAuthority(SEALED_AT);

  it('are refused when another authority made them', async () => {
    const sealed = await forgeSeal(paper, makeSeal('示例市城市管理局', stranger));

    expect(failuresOf(await verify(sealed))).toEqual(['certificate: chainUntrusted']);
  });

  it('are refused when there is one too many', async () => {
    const own = city.seal.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
    const sealed = await forgeSeal(await composePaper(), city, {
      certificates: [...own, stranger.rootCertificate],
    });

    expect(failuresOf(await verify(sealed))).toEqual(['certificate: chainExtraCertificate']);
  });

  it('are refused when the signer is not the one they name', async () => {
    const foreign = { seal: { ...city.seal, certificates: other.seal.certificates }, key: city.key };

    expect(failuresOf(await verify(await forgeSeal(paper, foreign)))).toEqual([
      'signature: signatureMismatch',
    ]);
  });

  it('are refused when no root is trusted', async () => {
    const report = await sealer.verify(once, []);

    expect(failuresOf(report)).toEqual(['certificate: chainUntrusted']);
  });

  it('may come without the root when the verifier has it', async () => {
    const [leaf] = city.seal.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
    const sealed = await forgeSeal(paper, city, { certificates: leaf ? [leaf] : [] });

    expect((await verify(sealed)).valid).toBe(true);
  });
});

describe('an earlier state of a paper with two seals', () => {
  // Only the register can tell: the office compares the SHA-256 of the file with the one it stored.
  it('is valid by itself', async () => {
    const both = await sealPaper(once, other, { fieldName: 'Seal2' });

    expect((await verify(both.subarray(0, once.length))).valid).toBe(true);
  });
});

function referenceText(level: number): string {
  return `/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P ${level} /V /1.2>>>>]`;
}
