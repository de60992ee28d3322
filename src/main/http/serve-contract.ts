import { implement } from '@orpc/server';
import type { AnyRouter } from '@orpc/server';
import { isContractProcedure } from '@orpc/contract';
import type { AnyContractProcedure } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/fastify';
import { z } from 'zod';
import { ORPCError } from '@orpc/client';
import type { FailureCode } from '../../shared/api/failures.ts';
import type { Gate, GatedRouter, OperationsOf } from '../../shared/api/procedure.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { Admission, TokenSlot } from './admission.ts';
import { cookieSlot, readSessionToken } from './cookies.ts';
import { explainThrown, toCallError } from './call-error.ts';
import { answerFailure, refuseEarly } from './link-server.ts';
import type { LinkServer } from './link-server.ts';

// One way of checking everywhere: the page's CSP forbids the functions zod would otherwise generate.
z.config({ jitless: true });

/** A contract, what stands behind its procedures, and who lets callers in. */
export type Served<Router extends GatedRouter, Caller> = {
  readonly contract: Router;
  readonly operations: OperationsOf<Router, Caller>;
  readonly admission: Admission<Caller>;
};

/** What a call brings along; `reachedGate` tells a body that could not be read from a mistake of ours. */
type CallContext = { token: string | null; tokenSlot: TokenSlot; reachedGate: boolean };

/** An operation seen from outside of its contract: the schema has already made the input what it must be. */
type AnyOperation<Caller> = (input: never, caller: Caller) => Promise<Result<unknown, FailureCode>>;

type OperationTree = { readonly [name: string]: unknown };

/**
 * Serves every procedure of a contract below `prefix` as `POST prefix/area/procedure`.
 *
 * The order is fixed: link checks (link-server.ts), size of the body, the gate, the schema, the operation. So whoever
 * may not call learns nothing about the input. An expected failure goes out with its code; what is thrown goes out as
 * `call.internal` with an incident number, and its stack goes to the log.
 */
export function serveContract<Router extends GatedRouter, Caller>(
  server: LinkServer,
  prefix: `/${string}`,
  served: Served<Router, Caller>,
): void {
  const router = implementTree(served.contract, served.operations as OperationTree, (procedure, operation) =>
    implementProcedure(procedure, operation as AnyOperation<Caller>, { admission: served.admission, server }),
  );
  const handler = new RPCHandler<CallContext>(router as AnyRouter, {
    interceptors: [
      async ({ context, request, next }) => {
        try {
          return await next();
        } catch (error) {
          if (error instanceof ORPCError && context.reachedGate) throw error;
          if (!context.reachedGate) throw toCallError('call.invalidInput', { fields: '(body)' });
          throw explainThrown(error, request.url.pathname, server.log);
        }
      },
    ],
  });
  server.app.post(`${prefix}/*`, async (request, reply) => {
    // Left alone by Fastify, which counts bodies: whoever asked for it now would read it whole, however long it is.
    if (request.body === undefined) return refuseEarly(request, reply, BODY_MISSING);
    const context = {
      token: readSessionToken(request.headers.cookie),
      tokenSlot: cookieSlot(reply, server.secure),
      reachedGate: false,
    };
    const { matched } = await handler.handle(request, reply, { prefix, context });
    if (!matched) await answerFailure(reply, { code: 'call.notFound' });
    return reply;
  });
}

const BODY_MISSING = { code: 'call.invalidInput', details: { fields: '(body)' } } as const;

/** The schemas are looked at inside of the gate, which is the one middleware there is. */
const GATE_FIRST = { initialInputValidationIndex: 1, initialOutputValidationIndex: 1 };

/** The same tree with a leaf for each procedure. */
function implementTree(
  contract: GatedRouter,
  operations: OperationTree,
  implementOne: (procedure: AnyContractProcedure, operation: unknown) => unknown,
): unknown {
  if (isContractProcedure(contract)) return implementOne(contract, operations);
  const branches = Object.entries(contract).map(([name, part]) => {
    const operation = operations[name];
    assert(operation !== undefined, `${name} of the contract has an operation, or it would not compile`);
    return [name, implementTree(part, operation as OperationTree, implementOne)];
  });
  return Object.fromEntries(branches);
}

function implementProcedure<Caller>(
  procedure: AnyContractProcedure,
  operation: AnyOperation<Caller>,
  { admission, server }: { admission: Admission<Caller>; server: LinkServer },
) {
  const gate = procedure['~orpc'].meta as Gate;
  return implement(procedure, GATE_FIRST)
    .$context<CallContext>()
    .use(async ({ context, path, signal, next }) => {
      context.reachedGate = true;
      const name = path.join('.');
      try {
        const { token, tokenSlot } = context;
        const call = {
          procedure: name,
          gate,
          token,
          tokenSlot,
          signal: signal ?? new AbortController().signal,
        };
        const admitted = await admission.admit(call);
        if (!admitted.ok) throw toCallError(admitted.failure.code);
        return await next({ context: { caller: admitted.value } });
      } catch (error) {
        throw explainThrown(error, name, server.log);
      }
    })
    .handler(async ({ input, context, path }) => {
      const result = await operation(input as never, context.caller);
      if (!result.ok) throw toCallError(result.failure.code, result.failure.details);
      return isStream(result.value)
        ? explainBreaks(result.value, (error) => explainThrown(error, path.join('.'), server.log))
        : result.value;
    });
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** An event stream outlives its call, so what it throws later must be explained here. */
async function* explainBreaks(
  stream: AsyncIterable<unknown>,
  explain: (error: unknown) => Error,
): AsyncGenerator<unknown, void, void> {
  try {
    yield* stream;
  } catch (error) {
    throw explain(error);
  }
}
