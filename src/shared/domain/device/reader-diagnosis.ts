import type { FramingName } from './framing.ts';
import type { ReaderCounters, ReaderExchange } from './reader-journal.ts';
import type { KnownDevice } from './reader-profile.ts';

/** How the reader is, each with a remedy of its own. */
export const READER_STATES = [
  'healthy',
  /** node-hid or libusb cannot be loaded. */
  'libraryMissing',
  'absent',
  /** No HID reader, and this system does not tell what else is plugged in. */
  'absentOrNotHid',
  /** A known reader is plugged in, but it is not a HID device, or not with the interface we know. */
  'notHid',
  'noPermission',
  'inUse',
  'silent',
  /** It answers, and says that its card module does not work. */
  'outOfService',
  /** It answers nothing we understand. */
  'failed',
] as const;
export type ReaderState = (typeof READER_STATES)[number];

/** A device as the system lists it. */
export type DeviceFact = {
  readonly vendorId: number;
  readonly productId: number;
  readonly product?: string;
  readonly usagePage?: number;
  readonly usage?: number;
  readonly interface?: number;
};

/** A known reader that is plugged in and cannot be used as it is. */
export type UnusableDevice = DeviceFact & {
  readonly name: string;
  /** How it is driven instead; `otherInterface` is HID, but not the usage page or interface of the profile. */
  readonly access: KnownDevice['access'] | 'otherInterface';
};

/**
 * 读卡器诊断. Everything the diagnosis page shows and the copied report says. Its types can hold numbers, ids of
 * devices and names of programs and nothing that a card says: the report is redacted by construction.
 */
export type ReaderDiagnosis = {
  readonly state: ReaderState;
  readonly simulated: boolean;
  /** True while a card is awaited or read: the state is what was seen last. */
  readonly busy: boolean;
  readonly platform: string;
  readonly nodeVersion: string;
  readonly hidapiVersion: string | null;
  readonly driver: string;
  readonly siteProfiles: 'absent' | 'used' | 'wrong';
  readonly model: string | null;
  readonly framing: FramingName | null;
  /** SAM id: names the device, not a person. */
  readonly deviceSerial: string | null;
  readonly matched: readonly DeviceFact[];
  readonly unusable: readonly UnusableDevice[];
  /** Names of other programs that have the reader open, where the system tells; at most a few. */
  readonly otherPrograms: readonly string[];
  readonly counters: ReaderCounters;
  readonly exchanges: readonly ReaderExchange[];
};
