import { ORPCError } from '@orpc/client';
import type { ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { LinkFetchClientOptions } from '@orpc/client/fetch';
import type {
  AnySchema,
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
  Meta,
} from '@orpc/contract';
import { fail, succeed } from '../kernel/result.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { isFailureCode, toDetails } from './failure-body.ts';
import type { FailureCode } from './failures.ts';

export { parseFailure } from './failure-body.ts';

type NoContext = Record<never, never>;

/** What may go wrong between a page and a program, whatever the procedure. */
export type LinkFailureCode =
  'call.linkRefused' | 'call.notFound' | 'call.outcomeUnknown' | 'call.programAway' | 'call.tooLarge';

/** Ends a call early; a call that was ended rejects with the signal's reason. */
export type CallOptions = { readonly signal?: NonNullable<ClientOptions<NoContext>['signal']> };

type CallArguments<Input> = undefined extends Input
  ? [input?: Input, options?: CallOptions]
  : [input: Input, options?: CallOptions];

/** The procedures of a contract as functions: they give the answer or a failure the contract (or the link) lists. */
export type ClientOf<Router> =
  Router extends ContractProcedure<
    infer Input extends AnySchema,
    infer Output extends AnySchema,
    infer Failures extends ErrorMap,
    infer _Gate extends Meta
  >
    ? (
        ...args: CallArguments<InferSchemaInput<Input>>
      ) => Promise<Result<InferSchemaOutput<Output>, (keyof Failures & string) | LinkFailureCode>>
    : { readonly [Key in keyof Router]: ClientOf<Router[Key]> };

/** The platform's `fetch`, or one that goes through a pipe. */
export type CallFetch = NonNullable<LinkFetchClientOptions<NoContext>['fetch']>;

/** Where a contract is served, e.g. `http://127.0.0.1:7000/office`. */
export type ClientSettings = { readonly url: string; readonly fetch?: CallFetch };

type Call = (input?: unknown, options?: CallOptions) => Promise<Result<unknown, FailureCode>>;

/** Errors of a connection that never came to be: nothing was sent, so nothing happened. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND'];

/**
 * Makes the client of a contract: `createClient<typeof office>({ url })`. The contract is needed as a type only,
 * so a page does not carry the schemas.
 */
export function createClient<Router>(settings: ClientSettings): ClientOf<Router> {
  const link = new RPCLink({ url: settings.url, ...(settings.fetch && { fetch: settings.fetch }) });
  const call = (path: readonly string[]): Call => {
    return async (input, options = {}) => {
      try {
        return succeed(await link.call(path, input, { context: {}, ...options }));
      } catch (error) {
        if (options.signal?.aborted) throw error;
        return toFailure(error);
      }
    };
  };
  return branch([], call) as ClientOf<Router>;
}

/** A function and a folder in one: `client.case.accept` collects its path, calling it sends. */
function branch(path: readonly string[], call: (path: readonly string[]) => Call): object {
  return new Proxy(call(path), {
    get: (_target, key) =>
      // Without this exception `await client` would take the client for a promise.
      typeof key === 'string' && key !== 'then' ? branch([...path, key], call) : undefined,
  });
}

/** The failure an answer stands for, in the contract's shape or not; for our plain routes as well. */
export function toFailure(error: unknown): Refusal<FailureCode> {
  if (error instanceof ORPCError && isFailureCode(error.code)) return fail(error.code, toDetails(error.data));
  return fail(neverConnected(error) ? 'call.programAway' : 'call.outcomeUnknown');
}

function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    NEVER_CONNECTED.includes(String(cause.code))
  );
}
