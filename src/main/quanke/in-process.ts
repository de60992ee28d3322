import { office as contract } from '../../shared/api/office/index.ts';
import type { Gate, Operation } from '../../shared/api/procedure.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { fail } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Office } from '../office/build-office.ts';
import type { OfficeOperations } from '../office/operations/office-operations.ts';

/** The office's operations as a person calls them: with an input only. */
export type CallsOf<Operations> =
  Operations extends Operation<infer Input, infer Output, infer Code, never>
    ? (input: Input) => Promise<Result<Output, Code>>
    : { readonly [Key in keyof Operations]: CallsOf<Operations[Key]> };

/** The office as one person sees it. */
export type OfficeCalls = CallsOf<OfficeOperations>;

/** One call as it went, for a record of the story. */
export type CallRecord = {
  readonly procedure: string;
  readonly input: unknown;
  readonly answer: Result<unknown>;
  readonly tookMs: number;
};

type Leaf = (input: unknown, caller: unknown) => Promise<Result<unknown>>;
type Schema = {
  readonly '~standard': { validate(value: unknown): StandardResult | Promise<StandardResult> };
};
type StandardResult = { readonly value?: unknown; readonly issues?: readonly unknown[] | undefined };
type Procedure = { readonly '~orpc': { readonly meta: Gate; readonly inputSchema?: Schema } };

/** A person without a link: gate, schema and operation in the same order, but in this process. */
export class InProcessPerson {
  readonly calls: OfficeCalls;
  readonly #office: Office;
  readonly #watch: (record: CallRecord) => void;
  #token: string | null = null;

  constructor(office: Office, watch: (record: CallRecord) => void = () => undefined) {
    this.#office = office;
    this.#watch = watch;
    this.calls = this.#bind(office.operations, contract, '') as OfficeCalls;
  }

  /** The caller the gate makes of this person, for what has no procedure (files). */
  async admit(procedure: string, gate: Gate) {
    return this.#office.admission.admit({
      procedure,
      gate,
      token: this.#token,
      tokenSlot: { keep: (token) => (this.#token = token), drop: () => (this.#token = null) },
      signal: new AbortController().signal,
    });
  }

  #bind(operations: object, procedures: object, path: string): unknown {
    const entries = Object.entries(operations).map(([name, part]: [string, unknown]) => {
      const below = (procedures as Record<string, unknown>)[name];
      const where = path === '' ? name : `${path}.${name}`;
      if (typeof part !== 'function') return [name, this.#bind(part as object, below as object, where)];
      return [
        name,
        (input: unknown) => this.#call(where, { leaf: part as Leaf, procedure: below as Procedure }, input),
      ];
    });
    return Object.fromEntries(entries);
  }

  async #call(
    path: string,
    { leaf, procedure }: { readonly leaf: Leaf; readonly procedure: Procedure },
    input: unknown,
  ): Promise<Result<unknown>> {
    const began = performance.now();
    const answer = await this.#pass(path, { leaf, procedure }, input);
    this.#watch({ procedure: path, input, answer, tookMs: performance.now() - began });
    return answer;
  }

  async #pass(path: string, to: { readonly leaf: Leaf; readonly procedure: Procedure }, input: unknown) {
    const { meta, inputSchema } = to.procedure['~orpc'];
    const admitted = await this.admit(path, meta);
    if (!admitted.ok) return admitted;
    const parsed = inputSchema ? await inputSchema['~standard'].validate(input) : { value: input };
    if (parsed.issues !== undefined) return fail('call.invalidInput');
    return to.leaf(parsed.value, admitted.value);
  }
}

/** The answer of a call that must work here. */
export function must<Value>(result: Result<Value>): Value {
  assert(
    result.ok,
    result.ok ? '' : `refused: ${result.failure.code} ${JSON.stringify(result.failure.details ?? {})}`,
  );
  return result.value;
}
