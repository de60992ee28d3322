import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { TransportFailure } from './gx-hid-transport.ts';

/** A command for the key, class 80, extended lengths (GM/T 0017). */
export type ApduCommand = {
  readonly ins: number;
  readonly p1?: number;
  readonly p2?: number;
  readonly data?: Uint8Array;
  /** Answer bytes wanted: 0 is "as many as there are", undefined is none. */
  readonly le?: number;
};

/** Instructions we use (devices.md B.1). */
export const INS = {
  getDeviceInfo: 0x04,
  getPinInfo: 0x14,
  verifyPin: 0x18,
  clearSecureState: 0x1c,
  openApplication: 0x26,
  openContainer: 0x42,
  exportCertificate: 0x4e,
  generateRandom: 0x50,
  eccSign: 0x74,
} as const;

/** Status words (devices.md B.3). */
export const SW = {
  done: 0x9000,
  pinBlocked: 0x6983,
  pinNotVerified: 0x6982,
  conditionsNotMet: 0x6985,
  wrongLength: 0x6700,
  wrongData: 0x6a80,
  notFound: 0x6a88,
  wrongParameters: 0x6a86,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

const CLASS = 0x80;
/** Class 00: ISO 7816-4 GET RESPONSE. */
const GET_RESPONSE = Uint8Array.of(0x00, 0xc0, 0x00, 0x00);
/** Parts of one long answer; more than this is a key that never ends. */
const MAX_PARTS = 32;

/** What the key answered: data, and a status word that is never 61xx or 6Cxx. */
export type ApduAnswer = { readonly status: number; readonly data: Uint8Array };

/** Sends APDU somewhere. */
export type SendApdu = (apdu: Uint8Array) => Promise<Result<Uint8Array, TransportFailure>>;

/** The bytes of a command: Lc and Le as `00 hi lo`, Le as two bytes behind data. */
export function encodeApdu({ ins, p1 = 0, p2 = 0, data, le }: ApduCommand): Uint8Array {
  const header = Uint8Array.of(CLASS, ins, p1, p2);
  const wanted = le === undefined ? new Uint8Array() : Uint8Array.of(le >> 8, le & 255);
  if (!data) return concatBytes(header, le === undefined ? wanted : concatBytes(Uint8Array.of(0), wanted));
  return concatBytes(header, Uint8Array.of(0, data.length >> 8, data.length & 255), data, wanted);
}

/** Sends a command and follows 61xx (more to fetch) and 6Cxx (ask again with this length, once). */
export async function transmit(
  send: SendApdu,
  command: ApduCommand,
): Promise<Result<ApduAnswer, TransportFailure>> {
  const apdu = encodeApdu(command);
  try {
    const first = await answerOf(send, apdu);
    if (!first.ok) return first;
    if (first.value.status >> 8 !== 0x6c) return await fetchRest(send, first.value);
    const again = await answerOf(send, encodeApdu({ ...command, le: first.value.status & 255 }));
    return again.ok ? await fetchRest(send, again.value) : again;
  } finally {
    apdu.fill(0);
  }
}

async function fetchRest(send: SendApdu, first: ApduAnswer): Promise<Result<ApduAnswer, TransportFailure>> {
  const parts = [first.data];
  let { status } = first;
  while (status >> 8 === 0x61) {
    if (parts.length > MAX_PARTS) return fail('transport.broken');
    const next = await answerOf(send, concatBytes(GET_RESPONSE, Uint8Array.of(status & 255)));
    if (!next.ok) return next;
    parts.push(next.value.data);
    status = next.value.status;
  }
  return succeed({ status, data: concatBytes(...parts) });
}

async function answerOf(send: SendApdu, apdu: Uint8Array): Promise<Result<ApduAnswer, TransportFailure>> {
  const answer = await send(apdu);
  if (!answer.ok) return answer;
  const end = answer.value.length - 2;
  if (end < 0) return fail('transport.broken');
  const status = ((answer.value[end] ?? 0) << 8) | (answer.value[end + 1] ?? 0);
  return succeed({ status, data: answer.value.slice(0, end) });
}
