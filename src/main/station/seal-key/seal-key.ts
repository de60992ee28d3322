import { createHash, verify, X509Certificate } from 'node:crypto';
import type { KeySignature, SealKeyStatus } from '../../../shared/api/station/seal-key.ts';
import { toBase64 } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { SignedText } from '../../../shared/kernel/signed-text.ts';
import { DeviceSlot } from '../hid/device-slot.ts';
import type { DeviceModel, SlotTimings } from '../hid/device-slot.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { mayBePin } from './demo-p256.ts';
import { GxHidTransport } from './gx-hid-transport.ts';
import type { TransportFailure, TransportTimings } from './gx-hid-transport.ts';
import { KeySession } from './key-session.ts';
import type { KeyFailure } from './key-session.ts';
import type { PinSafe } from './pin-safe.ts';
import type { PermissionFailure, SealPermission } from './seal-permission.ts';

/** Keys that speak GX-HID/1. The id is the one pid.codes keeps free for tests; the usage page is our own choice. */
export const SEAL_KEY_MODELS: readonly DeviceModel[] = [
  { vendorId: 0x1209, productId: 0x0001, usagePage: 0xff5e },
];

/** Why nothing was signed. */
export type SignFailure =
  | PermissionFailure
  | 'seal.wrongKey'
  | 'sealKey.absent'
  | 'sealKey.busy'
  | 'sealKey.failed'
  | 'sealKey.pinIncorrect'
  | 'sealKey.pinLocked'
  | 'sealKey.pinMissing'
  | 'sealKey.removed';

/** What is to be signed, by whose leave, and the handle of the PIN. */
export type SignRequest = {
  readonly ticket: SignedText;
  readonly signedAttributes: Uint8Array;
  readonly pinHandle: string;
};

/** What a seal key needs around it. */
export type SealKeyParts = {
  readonly traffic: HidTraffic;
  readonly pins: PinSafe;
  readonly permission: SealPermission;
  readonly timings?: { readonly slot?: SlotTimings; readonly transport?: TransportTimings };
};

/** 电子印章密钥 (UKey). The seal key of this workstation, plugged in or not. */
export class SealKey {
  readonly #traffic: HidTraffic;
  readonly #pins: PinSafe;
  readonly #permission: SealPermission;
  readonly #transportTimings: TransportTimings | undefined;
  readonly #slot: DeviceSlot;
  #session: KeySession | undefined;
  #signing = false;
  #lastStatus: SealKeyStatus;
  #statusUnderWay: Promise<SealKeyStatus> | undefined;

  constructor({ traffic, pins, permission, timings }: SealKeyParts) {
    this.#traffic = traffic;
    this.#pins = pins;
    this.#permission = permission;
    this.#transportTimings = timings?.transport;
    this.#slot = new DeviceSlot(traffic, SEAL_KEY_MODELS, timings?.slot);
    this.#lastStatus = { state: 'absent', simulated: traffic.host.simulated };
  }

  /** How the key is; while it signs, what was seen last. */
  async status(): Promise<SealKeyStatus> {
    if (this.#signing) return this.#lastStatus;
    this.#statusUnderWay ??= this.#look().finally(() => (this.#statusUnderWay = undefined));
    return this.#statusUnderWay;
  }

  /** Signs what the ticket allows. The PIN is not touched before ticket, attributes and key have proved right. */
  async sign(request: SignRequest): Promise<Result<KeySignature, SignFailure>> {
    if (this.#signing) {
      this.#pins.discard(request.pinHandle);
      return fail('sealKey.busy');
    }
    this.#signing = true;
    try {
      await this.#statusUnderWay;
      const signed = await this.#sign(request);
      // After a failure nobody knows what the key remembers: the next use begins with INIT, which makes it forget.
      if (!signed.ok) this.#session = undefined;
      return signed;
    } finally {
      this.#pins.discard(request.pinHandle);
      this.#signing = false;
      this.#slot.release();
    }
  }

  async close(): Promise<void> {
    await this.#slot.close();
  }

  async #sign({
    ticket,
    signedAttributes,
    pinHandle,
  }: SignRequest): Promise<Result<KeySignature, SignFailure>> {
    const allowed = await this.#permission.check(ticket, signedAttributes);
    if (!allowed.ok) return allowed;
    const opened = await this.#open();
    if (!opened.ok) return opened;
    const session = opened.value;
    if (session.info.serial !== allowed.value.sealKeySerial)
      return fail('seal.wrongKey', { serial: session.info.serial });
    const triesLeft = await session.triesLeft();
    if (!triesLeft.ok) return toSignFailure(triesLeft.failure);
    if (triesLeft.value === 0) return fail('sealKey.pinLocked');

    const pin = this.#pins.take(pinHandle);
    if (!pin) return fail('sealKey.pinMissing');
    try {
      if (!mayBePin(pin)) return fail('sealKey.pinIncorrect', { triesLeft: triesLeft.value });
      return await signWithPin(session, pin, signedAttributes);
    } finally {
      pin.fill(0);
    }
  }

  async #look(): Promise<SealKeyStatus> {
    const { simulated } = this.#traffic.host;
    const opened = await this.#open();
    const triesLeft = opened.ok ? await opened.value.triesLeft() : opened;
    if (!this.#signing) this.#slot.release();
    this.#lastStatus =
      opened.ok && triesLeft.ok
        ? {
            state: triesLeft.value > 0 ? 'ready' : 'locked',
            simulated,
            triesLeft: triesLeft.value,
            ...opened.value.info,
          }
        : { state: 'absent', simulated };
    return this.#lastStatus;
  }

  /** The key's application over an unbroken channel; one fresh start when an old handle turns out dead. */
  async #open(): Promise<Result<KeySession, SignFailure>> {
    const open = this.#session;
    const first = await this.#slot.connect();
    if (!first.ok) return toSignFailure(first.failure);
    if (open && open.transport.connection === first.value && !open.transport.isBroken) {
      if ((await open.triesLeft()).ok) return succeed(open);
    }
    const session = await this.#openSession();
    if (session.ok || !(await this.#slot.drop()))
      return session.ok ? session : toSignFailure(session.failure);
    const again = await this.#openSession();
    return again.ok ? again : toSignFailure(again.failure);
  }

  async #openSession(): Promise<Result<KeySession, KeyFailure>> {
    this.#session = undefined;
    const connected = await this.#slot.connect();
    if (!connected.ok) return connected;
    const transport = await GxHidTransport.open(connected.value, this.#traffic, this.#transportTimings);
    if (!transport.ok) return transport;
    const session = await KeySession.open(transport.value);
    if (session.ok) this.#session = session.value;
    return session;
  }
}

/** Verify PIN, sign, clear: nothing else comes between, and clear comes whatever happened. */
async function signWithPin(
  session: KeySession,
  pin: Uint8Array,
  signedAttributes: Uint8Array,
): Promise<Result<KeySignature, SignFailure>> {
  const certificates = await session.certificates();
  if (!certificates.ok) return toSignFailure(certificates.failure);
  const digest = createHash('sha256').update(signedAttributes).digest();
  const verified = await session.verifyPin(pin);
  const signed = verified.ok ? await session.sign(digest) : verified;
  const cleared = await session.clear();
  if (!signed.ok) return toSignFailure(signed.failure);
  if (!cleared.ok) return toSignFailure(cleared.failure);
  if (!isBy(certificates.value[0], signedAttributes, signed.value))
    return fail('sealKey.failed', { check: 'signature' });
  return succeed({ signature: toBase64(signed.value), certificates: certificates.value.map(toBase64) });
}

/** Nobody gets a signature that does not fit the key's own certificate. */
function isBy(leaf: Uint8Array | undefined, signed: Uint8Array, signature: Uint8Array): boolean {
  try {
    return leaf !== undefined && verify('sha256', signed, new X509Certificate(leaf).publicKey, signature);
  } catch {
    // Not a certificate, or not a key that signs this way.
    return false;
  }
}

const MEANING = {
  'hid.failed': 'sealKey.failed',
  'hid.inUse': 'sealKey.busy',
  'hid.libraryMissing': 'sealKey.absent',
  'hid.noPermission': 'sealKey.failed',
  'hid.notFound': 'sealKey.absent',
  'hid.removed': 'sealKey.removed',
  'transport.broken': 'sealKey.failed',
  'transport.busy': 'sealKey.busy',
  'transport.silent': 'sealKey.failed',
} as const satisfies Record<TransportFailure, SignFailure>;

function toSignFailure(failure: { code: KeyFailure; details?: Readonly<Record<string, string | number>> }): {
  readonly ok: false;
  readonly failure: { readonly code: SignFailure };
} {
  return fail(isTransportFailure(failure.code) ? MEANING[failure.code] : failure.code, failure.details);
}

function isTransportFailure(code: KeyFailure): code is TransportFailure {
  return code in MEANING;
}
