import { createHash, verify, X509Certificate } from 'node:crypto';
import type { KeySignature, PinPrompt, SealKeyStatus } from '../../../shared/api/station/seal-key.ts';
import { toBase64 } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Failure, Refusal, Result } from '../../../shared/kernel/result.ts';
import { DeviceSlot } from '../hid/device-slot.ts';
import type { DeviceModel, SlotTimings } from '../hid/device-slot.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { mayBePin } from './demo-p256.ts';
import { GxHidTransport } from './gx-hid-transport.ts';
import type { TransportFailure, TransportTimings } from './gx-hid-transport.ts';
import { KeySession } from './key-session.ts';
import type { KeyFailure } from './key-session.ts';
import type { Permitted, PinPrompts } from './pin-prompts.ts';
import type { PermissionFailure, SealPermission } from './seal-permission.ts';

/** Keys that speak GX-HID/1. The id is the one pid.codes keeps free for tests; the usage page is our own choice. */
export const SEAL_KEY_MODELS: readonly DeviceModel[] = [
  { vendorId: 0x1209, productId: 0x0001, usagePage: 0xff5e },
];

/** The key a prompt is for. */
type ReadyKey = { readonly session: KeySession; readonly triesLeft: number; readonly forMs: number };

/** Why nobody may be asked for a PIN. */
export type CheckFailure =
  | PermissionFailure
  | 'seal.wrongKey'
  | 'sealKey.absent'
  | 'sealKey.busy'
  | 'sealKey.failed'
  | 'sealKey.pinLocked'
  | 'sealKey.removed';

/** Why nothing was signed. */
export type SignFailure =
  CheckFailure | 'sealKey.pinIncorrect' | 'sealKey.pinMissing' | 'sealKey.promptUnknown';

/** What a seal key needs around it. */
export type SealKeyParts = {
  readonly traffic: HidTraffic;
  readonly prompts: PinPrompts;
  readonly permission: SealPermission;
  readonly timings?: { readonly slot?: SlotTimings; readonly transport?: TransportTimings };
};

/** 电子印章密钥 (UKey). The seal key of this workstation, plugged in or not. */
export class SealKey {
  readonly #traffic: HidTraffic;
  readonly #prompts: PinPrompts;
  readonly #permission: SealPermission;
  readonly #transportTimings: TransportTimings | undefined;
  readonly #slot: DeviceSlot;
  #session: KeySession | undefined;
  #busy = false;
  #lastStatus: SealKeyStatus;
  #statusUnderWay: Promise<SealKeyStatus> | undefined;

  constructor({ traffic, prompts, permission, timings }: SealKeyParts) {
    this.#traffic = traffic;
    this.#prompts = prompts;
    this.#permission = permission;
    this.#transportTimings = timings?.transport;
    this.#slot = new DeviceSlot(traffic, SEAL_KEY_MODELS, timings?.slot);
    this.#lastStatus = { state: 'absent', simulated: traffic.host.simulated };
  }

  /** How the key is; while it works, what was seen last. */
  async status(): Promise<SealKeyStatus> {
    if (this.#busy) return this.#lastStatus;
    this.#statusUnderWay ??= this.#look().finally(() => (this.#statusUnderWay = undefined));
    return this.#statusUnderWay;
  }

  /** Opens a prompt for a PIN, when ticket, attributes and key have proved right. A prompt that was open ends. */
  async check(permitted: Permitted): Promise<Result<PinPrompt, CheckFailure>> {
    return this.#alone(async () => {
      this.#prompts.close();
      const ready = await this.#prepare(permitted);
      if (!ready.ok) return ready;
      const { session, triesLeft, forMs } = ready.value;
      const promptId = this.#prompts.open(permitted, forMs);
      return succeed({ promptId, triesLeft, serial: session.info.serial });
    });
  }

  /** Takes over the PIN somebody was asked for; its bytes are zero afterwards, also when nobody was. */
  enterPin(promptId: string, pin: Uint8Array): Result<null, 'sealKey.promptUnknown'> {
    return this.#prompts.put(promptId, pin) ? succeed(null) : fail('sealKey.promptUnknown');
  }

  /** Signs what the prompt was opened for. All is checked anew: the key may be another one by now. */
  async sign(promptId: string): Promise<Result<KeySignature, SignFailure>> {
    const prompt = this.#prompts.take(promptId);
    if (!prompt) return fail('sealKey.promptUnknown');
    const { pin, ...permitted } = prompt;
    try {
      if (!pin) return fail('sealKey.pinMissing');
      return await this.#alone(() => this.#sign(permitted, pin));
    } finally {
      pin?.fill(0);
    }
  }

  async close(): Promise<void> {
    await this.#slot.close();
  }

  /** One use of the key at a time; a second one is told so instead of waiting. */
  async #alone<Value, Code extends SignFailure>(
    use: () => Promise<Result<Value, Code>>,
  ): Promise<Result<Value, Code | 'sealKey.busy'>> {
    if (this.#busy) return fail('sealKey.busy');
    this.#busy = true;
    try {
      await this.#statusUnderWay;
      const used = await use();
      // After a failure nobody knows what the key remembers: the next use begins with INIT, which makes it forget.
      if (!used.ok) this.#session = undefined;
      return used;
    } finally {
      this.#busy = false;
      this.#slot.release();
    }
  }

  async #sign(permitted: Permitted, pin: Uint8Array): Promise<Result<KeySignature, SignFailure>> {
    const ready = await this.#prepare(permitted);
    if (!ready.ok) return ready;
    const { session, triesLeft } = ready.value;
    if (!mayBePin(pin)) return fail('sealKey.pinIncorrect', { triesLeft });
    return signWithPin(session, pin, permitted.signedAttributes);
  }

  /** The key the ticket names, with tries left, and how long the ticket is good for. */
  async #prepare({ ticket, signedAttributes }: Permitted): Promise<Result<ReadyKey, CheckFailure>> {
    const allowed = await this.#permission.check(ticket, signedAttributes);
    if (!allowed.ok) return allowed;
    const opened = await this.#open();
    if (!opened.ok) return opened;
    const session = opened.value;
    const { serial } = session.info;
    if (serial !== allowed.value.sealKeySerial) return fail('seal.wrongKey', { serial });
    const triesLeft = await session.triesLeft();
    if (!triesLeft.ok) return toCheckFailure(triesLeft.failure);
    if (triesLeft.value === 0) return fail('sealKey.pinLocked');
    return succeed({ session, triesLeft: triesLeft.value, forMs: allowed.value.forMs });
  }

  async #look(): Promise<SealKeyStatus> {
    const { simulated } = this.#traffic.host;
    const opened = await this.#open();
    const triesLeft = opened.ok ? await opened.value.triesLeft() : opened;
    if (!this.#busy) this.#slot.release();
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
  async #open(): Promise<Result<KeySession, CheckFailure>> {
    const open = this.#session;
    const first = await this.#slot.connect();
    if (!first.ok) return toCheckFailure(first.failure);
    if (open && open.transport.connection === first.value && !open.transport.isBroken) {
      if ((await open.triesLeft()).ok) return succeed(open);
    }
    const session = await this.#openSession();
    if (session.ok || !(await this.#slot.drop()))
      return session.ok ? session : toCheckFailure(session.failure);
    const again = await this.#openSession();
    return again.ok ? again : toCheckFailure(again.failure);
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
} as const satisfies Record<TransportFailure, CheckFailure>;

function toSignFailure({ code, details }: Failure<KeyFailure>): Refusal<SignFailure> {
  return fail(isTransportFailure(code) ? MEANING[code] : code, details);
}

/** Before the PIN was shown a key that speaks of a wrong one makes no sense. */
function toCheckFailure({ code, details }: Failure<KeyFailure>): Refusal<CheckFailure> {
  if (code === 'sealKey.pinIncorrect') return fail('sealKey.failed', details);
  return fail(isTransportFailure(code) ? MEANING[code] : code, details);
}

function isTransportFailure(code: KeyFailure): code is TransportFailure {
  return code in MEANING;
}
