import { oc, type } from '@orpc/contract';
import type {
  AnySchema,
  ContractProcedure,
  ContractRouter,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
  Meta,
  Schema,
} from '@orpc/contract';
import { z } from 'zod';
import type { Role } from '../domain/staff/operator.ts';
import type { Result } from '../kernel/result.ts';
import { FailureData, FAILURES } from './failures.ts';
import type { FailureCode } from './failures.ts';

/** Who may call: anybody at the link, anybody signed in, a program of this workstation, or holders of one of the roles. */
export type GateRole = 'anyone' | 'signedIn' | 'workstation' | readonly Role[];

/** What the audit log keeps of a call: nothing, that data was looked at, or that something was changed. */
export type AuditKind = 'none' | 'access' | 'change';

/** The gate of a procedure. Both parts are required: a procedure without them does not compile. */
export type Gate = { readonly role: GateRole; readonly audit: AuditKind };

/** A contract in which every procedure carries its gate. */
export type GatedRouter = ContractRouter<Gate>;

type FailureMap<Code extends FailureCode> = {
  readonly [C in Code]: { status: number; data: typeof FailureData };
};

/** The failures a procedure may answer with, as the contract wants them. */
export function failures<Code extends FailureCode>(...codes: readonly Code[]): FailureMap<Code> {
  const entries = codes.map((code) => [code, { status: FAILURES[code], data: FailureData }]);
  return Object.fromEntries(entries) as FailureMap<Code>;
}

const COMMON = ['call.notSignedIn', 'call.notPermitted', 'call.invalidInput', 'call.internal'] as const;
const REPEATED = ['call.requestReused', 'call.requestStillRunning', 'call.clockBehind'] as const;

type Common = (typeof COMMON)[number];
type Repeated = (typeof REPEATED)[number];

/** Names one command for ever: repeating it with the same id gives the same answer and does nothing again. */
export const RequestId = z.uuid();

/** A procedure that changes nothing. */
export function query<Code extends FailureCode = never>(gate: Gate, ...codes: readonly Code[]) {
  return oc.$meta<Gate>(gate).errors(failures<Common | Code>(...COMMON, ...codes));
}

/** A procedure that changes something. Its input holds a `requestId` (see `RequestId`). */
export function command<Code extends FailureCode = never>(gate: Gate, ...codes: readonly Code[]) {
  return oc.$meta<Gate>(gate).errors(failures<Common | Repeated | Code>(...COMMON, ...REPEATED, ...codes));
}

/** The form of an answer our own program gives: typed, and not parsed again at run time. */
export function answer<Value>(): Schema<Value, Value> {
  return type<Value, Value>((value) => value);
}

/** What stands behind a procedure: takes the parsed input and the caller, gives the answer or a listed failure. */
export type Operation<Input, Output, Code extends string, Caller> = (
  input: Input,
  caller: Caller,
) => Promise<Result<Output, Code>>;

/** The operations a contract asks for, in the same tree; a failure the contract does not list is a type error. */
export type OperationsOf<Router, Caller> =
  Router extends ContractProcedure<
    infer Input extends AnySchema,
    infer Output extends AnySchema,
    infer Failures extends ErrorMap,
    infer _Gate extends Meta
  >
    ? Operation<InferSchemaOutput<Input>, InferSchemaInput<Output>, keyof Failures & string, Caller>
    : { readonly [Key in keyof Router]: OperationsOf<Router[Key], Caller> };
