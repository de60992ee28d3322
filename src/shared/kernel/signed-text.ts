import { parseBase64, toBase64 } from './bytes.ts';

/** A statement one program signs and another verifies: base64 of the statement, a dot, base64 of the Ed25519 signature. */
export type SignedText = string;

/** The two parts of a signed text, as they came; nothing is verified yet. */
export type SignedParts = { readonly statement: Uint8Array; readonly signature: Uint8Array };

/** Puts statement bytes (UTF-8 JSON) and their signature into one text. */
export function joinSigned(parts: SignedParts): SignedText {
  return `${toBase64(parts.statement)}.${toBase64(parts.signature)}`;
}

/** Takes a signed text apart; undefined when it does not have the form. */
export function splitSigned(text: SignedText): SignedParts | undefined {
  const [first, second, ...rest] = text.split('.');
  if (first === undefined || second === undefined || rest.length > 0) return undefined;
  const statement = parseBase64(first);
  const signature = parseBase64(second);
  return statement && signature && { statement, signature };
}
