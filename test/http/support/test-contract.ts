import { EventEmitter, on } from 'node:events';
import { createHash } from 'node:crypto';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { MAX_CATALOGUE_BYTES, MAX_UPLOAD_BYTES } from '../../../src/shared/api/office/files.ts';
import { answer, command, query, RequestId } from '../../../src/shared/api/procedure.ts';
import type { Gate, GatedRouter, OperationsOf } from '../../../src/shared/api/procedure.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import type { Admission, TokenSlot } from '../../../src/main/http/admission.ts';
import type { FileOperations } from '../../../src/main/http/serve-files.ts';

/** A contract with one procedure for each thing a link has to carry. */
export const testContract = {
  desk: {
    /** For anyone. */
    echo: query({ role: 'anyone', audit: 'none' })
      .input(z.object({ text: z.string().max(100), count: z.int().optional() }))
      .output(answer<{ readonly text: string; readonly procedure: string }>()),
    refuse: query({ role: 'anyone', audit: 'none' }, 'case.changedMeanwhile').output(answer<null>()),
    crash: query({ role: 'anyone', audit: 'none' }).output(answer<null>()),
    signIn: command({ role: 'anyone', audit: 'change' })
      .input(z.object({ requestId: RequestId }))
      .output(answer<null>()),
    signOut: command({ role: 'signedIn', audit: 'change' })
      .input(z.object({ requestId: RequestId }))
      .output(answer<null>()),
    /** For clerks. */
    accept: query({ role: ['clerk'], audit: 'change' })
      .input(z.object({ text: z.string() }))
      .output(answer<{ readonly text: string }>()),
    /** For people the tests never are. */
    audit: query({ role: ['auditAdministrator'], audit: 'access' }).output(answer<null>()),
    follow: query({ role: 'anyone', audit: 'none' }).output(eventIterator(z.object({ number: z.int() }))),
    breakOff: query({ role: 'anyone', audit: 'none' }).output(eventIterator(z.object({ number: z.int() }))),
  },
} satisfies GatedRouter;

export type TestContract = typeof testContract;

/** Who calls, in these tests. */
export type TestCaller = {
  readonly procedure: string;
  readonly signedIn: boolean;
  readonly tokenSlot: TokenSlot;
  readonly signal: AbortSignal;
};

const TOKEN = 'a'.repeat(64);

/** An office of ten lines: its state is what the tests look at. */
export function makeTestOffice() {
  const changes = new EventEmitter().setMaxListeners(0);
  const stored = new Map<string, Uint8Array>();
  const peak = { chunkBytes: 0 };
  return {
    stored,
    peak,
    publish: (number: number) => void changes.emit('change', { number }),
    followers: () => changes.listenerCount('change'),
    admission: testAdmission,
    operations: makeOperations(changes),
    files: makeFiles(stored),
  };
}

const testAdmission: Admission<TestCaller> = {
  admit: async ({ procedure, gate, token, tokenSlot, signal }) => {
    const signedIn = token === TOKEN;
    if (!signedIn && gate.role !== 'anyone') return fail('call.notSignedIn');
    if (!mayPass(gate)) return fail('call.notPermitted');
    return succeed({ procedure, signedIn, tokenSlot, signal });
  },
};

function mayPass({ role }: Gate): boolean {
  return typeof role === 'string' || role.includes('clerk') || role.includes('systemAdministrator');
}

function makeOperations(changes: EventEmitter): OperationsOf<TestContract, TestCaller> {
  return {
    desk: {
      echo: async ({ text }, { procedure }) => succeed({ text, procedure }),
      refuse: async () => fail('case.changedMeanwhile', { by: 'desk 7', version: 3 }),
      crash: () => Promise.reject(new Error('the secret of the stack')),
      signIn: async (_input, { tokenSlot }) => {
        tokenSlot.keep(TOKEN);
        return succeed(null);
      },
      signOut: async (_input, { tokenSlot }) => {
        tokenSlot.drop();
        return succeed(null);
      },
      accept: async ({ text }) => succeed({ text }),
      audit: async () => succeed(null),
      follow: async (_input, { signal }) => succeed(follow(changes, signal)),
      breakOff: async () => succeed(breakOff()),
    },
  };
}

async function* follow(
  changes: EventEmitter,
  signal: AbortSignal,
): AsyncGenerator<{ number: number }, void, void> {
  try {
    for await (const [change] of on(changes, 'change', { signal })) yield change as { number: number };
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* breakOff(): AsyncGenerator<{ number: number }, void, void> {
  yield { number: 1 };
  throw new Error('the secret of the stream');
}

function makeFiles(stored: Map<string, Uint8Array>): FileOperations<TestCaller> {
  const find = async (_caller: TestCaller, id: string) => {
    const bytes = stored.get(id);
    return bytes
      ? succeed({ bytes, mediaType: 'application/pdf', name: '受理通知书 (1).pdf' })
      : fail('file.notFound');
  };
  const keep = async (content: AsyncIterable<Uint8Array>, begin: string, most: number) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) {
      if (chunks.length === 0 && !startsWith(chunk, begin)) return fail('file.typeNotAllowed');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (bytes.length > most) return fail('file.tooLarge');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    stored.set(sha256, bytes);
    return succeed({ fileId: sha256, sha256, byteLength: bytes.length });
  };
  return {
    upload: async (_caller, name, content) => {
      const kept = await keep(content, '%PDF-', MAX_UPLOAD_BYTES);
      return kept.ok ? succeed({ ...kept.value, name, mediaType: 'application/pdf' as const }) : kept;
    },
    uploadCatalogue: (_caller, content) => keep(content, '{', MAX_CATALOGUE_BYTES),
    scan: find,
    document: find,
    printSheet: async (caller, { jobId, copyNumber }) => {
      const found = await find(caller, jobId);
      return found.ok ? succeed({ ...found.value, name: `copy ${copyNumber}.pdf` }) : found;
    },
  };
}

function startsWith(chunk: Uint8Array, begin: string): boolean {
  return Buffer.from(chunk.subarray(0, begin.length)).toString('latin1') === begin;
}
