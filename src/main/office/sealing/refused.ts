/**
 * A file, certificate or envelope that does not hold what it must; `reason` is a stable code.
 *
 * The readers in this folder throw it where they find something amiss, however deep, and `verify-pdf.ts` catches it
 * in one place: a reader of hostile bytes that must look at a result after every byte it takes would hide what it checks.
 */
export class Refused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
  }
}

/** Goes on only when the condition holds. */
export function demand(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Refused(reason);
}

/** Ends the reading. */
export function refuse(reason: string): never {
  throw new Refused(reason);
}
