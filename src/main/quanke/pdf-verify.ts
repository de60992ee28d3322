import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { VERIFICATION_REASONS } from '../../shared/texts/verification.ts';
import { createGlyphOutlines } from '../office/documents/glyph-outlines.ts';
import type { VerificationReport, VerificationStep } from '../office/ports/sealing.ts';
import { createSealer } from '../office/sealing/sealer.ts';
import { Refusal, textOption } from './command.ts';
import type { Command } from './command.ts';
import { parsePem } from './pem.ts';

/** 验章. Judges any file as a stranger would; a demo folder brings its own root along. */
export const pdfVerifyCommand: Command = {
  words: ['pdf', 'verify'],
  options: { root: 'text' },
  argumentCount: 1,
  run: async (context) => {
    const [file] = context.arguments;
    if (file === undefined) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.file));
    const anchors = readAnchors(file, textOption(context, 'root'));
    const sealer = createSealer(createGlyphOutlines(join(context.root, 'resources/fonts')));
    const report = await sealer.verify(readBytes(file), anchors);
    return {
      passed: report.valid,
      lines: [...(anchors.length === 0 ? [TEXTS.verify.noRoot] : []), ...describe(report)],
      json: report,
    };
  },
};

function readAnchors(file: string, root: string | undefined): readonly Uint8Array[] {
  const beside = join(dirname(file), 'root.pem');
  const path = root ?? (existsSync(beside) ? beside : undefined);
  if (path === undefined) return [];
  const anchors = parsePem(Buffer.from(readBytes(path)).toString('latin1'));
  if (anchors.length === 0) throw new Refusal('refused', TEXTS.noCertificate(path));
  return anchors;
}

function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new Refusal('refused', TEXTS.fileUnreadable(path));
  }
}

function describe({ valid, steps, seals }: VerificationReport): readonly string[] {
  return [
    ...steps.map(describeStep),
    ...seals.flatMap((seal) => [
      TEXTS.verify.seal(seal.fieldName, seal.signerName ?? TEXTS.verify.unknownSigner),
      ...seal.steps.map(describeStep),
    ]),
    valid ? TEXTS.verify.valid : TEXTS.verify.invalid,
  ];
}

function describeStep({ step, outcome, reason }: VerificationStep): string {
  const words = VERIFICATION_REASONS[reason ?? ''];
  const why = reason === undefined ? '' : ` (${words === undefined ? '' : `${words}, `}${reason})`;
  return `  ${TEXTS.verify.steps[step] ?? step}: ${TEXTS.verify.outcomes[outcome]}${why}`;
}
