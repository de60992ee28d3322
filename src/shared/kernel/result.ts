/** Short facts that go with a failure; never personal data. */
export type FailureDetails = Readonly<Record<string, string | number>>;

/** An expected failure: a stable code such as `case.notFound`, with its details. */
export type Failure<Code extends string = string> = {
  readonly code: Code;
  readonly details?: FailureDetails;
};

/** A step that worked, with what it gave. */
export type Success<Value> = { readonly ok: true; readonly value: Value };

/** A step that did not work, for a reason that belongs to the work. */
export type Refusal<Code extends string = string> = { readonly ok: false; readonly failure: Failure<Code> };

/** What a step gives that may be refused for a reason that belongs to the work. Bugs are exceptions instead. */
export type Result<Value, Code extends string = string> = Success<Value> | Refusal<Code>;

/** Makes the answer of a step that worked. */
export function succeed<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

/** Makes the answer of a step that was refused. */
export function fail<const Code extends string>(code: Code, details?: FailureDetails): Refusal<Code> {
  return { ok: false, failure: details === undefined ? { code } : { code, details } };
}
