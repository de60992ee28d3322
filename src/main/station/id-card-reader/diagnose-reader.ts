import type { ReaderStatus } from '../../../shared/api/station/id-card-reader.ts';
import type {
  DeviceFact,
  ReaderDiagnosis,
  ReaderState,
  UnusableDevice,
} from '../../../shared/domain/device/reader-diagnosis.ts';
import type { KnownDevice } from '../../../shared/domain/device/reader-profile.ts';
import { findModel } from '../hid/device-slot.ts';
import type { HidLibrary, HidListing } from '../hid/hid-host.ts';
import type { HidTraffic } from '../hid/hid-traffic.ts';
import { findOtherPrograms } from '../hid/other-programs.ts';
import { listUsbDevices } from '../hid/usb-devices.ts';
import type { UsbDevice } from '../hid/usb-devices.ts';
import type { IdCardReader } from './id-card-reader.ts';
import type { ReaderKnowledge } from './reader-profiles.ts';

/** What the diagnosis looks at; the last two stand for the system and are replaced in tests. */
export type DiagnosisParts = {
  readonly reader: IdCardReader;
  readonly traffic: HidTraffic;
  readonly knowledge: ReaderKnowledge;
  readonly listUsb?: () => readonly UsbDevice[] | undefined;
  readonly findOthers?: (path: string) => readonly string[];
};

/** Longest product name shown; it comes from the device. */
const MAX_PRODUCT = 40;

/** What was found out, one after the other. */
type Findings = {
  readonly library: HidLibrary | undefined;
  readonly examined: ExaminedReader | undefined;
  readonly matched: readonly HidListing[];
  readonly unusable: readonly UnusableDevice[];
  readonly others: readonly string[];
  readonly usbIsKnown: boolean;
};

/** Looks at the reader from the library up to its card module. Cards are not touched. */
export async function diagnoseReader(parts: DiagnosisParts): Promise<ReaderDiagnosis> {
  const { reader, knowledge } = parts;
  const found = await findOut(parts);
  const { examined, matched } = found;
  return {
    state: toState(found),
    simulated: parts.traffic.host.simulated,
    busy: examined?.activity !== undefined,
    platform: process.platform,
    nodeVersion: process.versions.node,
    ...libraryFacts(found.library),
    siteProfiles: knowledge.siteProfiles,
    model: matched.length > 0 ? (reader.modelName ?? null) : null,
    ...readerFacts(examined),
    matched: matched.map(toFact),
    unusable: found.unusable,
    otherPrograms: found.others,
    counters: reader.journal.counters,
    exchanges: reader.journal.exchanges,
  };
}

async function findOut(parts: DiagnosisParts): Promise<Findings> {
  const { reader, traffic, knowledge } = parts;
  const loaded = await traffic.host.library();
  const library = loaded.ok ? loaded.value : undefined;
  const examined = library && (await reader.examine());
  const listed = library && (await traffic.list());
  const listings = listed?.ok ? listed.value : [];
  const usb = traffic.host.simulated ? [] : (parts.listUsb ?? listUsbDevices)();
  const matched = listings.filter((each) => findModel([each], knowledge.models) !== undefined);
  const others = matched.flatMap(({ path }) => (parts.findOthers ?? findOtherPrograms)(path));
  return {
    library,
    examined,
    matched,
    unusable: findUnusable({ listings, usb: usb ?? [], knowledge }),
    others: [...new Set(others)],
    usbIsKnown: usb !== undefined,
  };
}

function readerFacts(
  examined: ExaminedReader | undefined,
): Pick<ReaderDiagnosis, 'framing' | 'deviceSerial'> {
  return { framing: examined?.framing ?? null, deviceSerial: examined?.deviceSerial ?? null };
}

function libraryFacts(library: HidLibrary | undefined): Pick<ReaderDiagnosis, 'hidapiVersion' | 'driver'> {
  return { hidapiVersion: library?.hidapiVersion ?? null, driver: library?.driver ?? 'unknown' };
}

/** What the reader was found to be, and whether its card module works. */
export type ExaminedReader = ReaderStatus & { readonly selfTest?: 'passed' | 'failed' };

function toState(found: Findings): ReaderState {
  if (!found.examined) return 'libraryMissing';
  const { problem, selfTest } = found.examined;
  if (problem === 'reader.absent') return absentState(found);
  if (selfTest === 'failed') return 'outOfService';
  // Answers that went to another program look like silence or like nonsense.
  const isDisturbed = problem === 'reader.silent' || problem === 'reader.failed';
  if (isDisturbed && found.others.length > 0) return 'inUse';
  return problem === undefined ? 'healthy' : STATE_OF[problem];
}

function absentState({ unusable, usbIsKnown }: Findings): ReaderState {
  if (unusable.length > 0) return 'notHid';
  return usbIsKnown ? 'absent' : 'absentOrNotHid';
}

const STATE_OF: Readonly<Record<NonNullable<ReaderStatus['problem']>, ReaderState>> = {
  'reader.absent': 'absent',
  'reader.busy': 'healthy',
  'reader.failed': 'failed',
  'reader.inUse': 'inUse',
  'reader.libraryMissing': 'libraryMissing',
  'reader.noPermission': 'noPermission',
  'reader.outOfService': 'outOfService',
  'reader.silent': 'silent',
};

type Seen = {
  readonly listings: readonly HidListing[];
  readonly usb: readonly UsbDevice[];
  readonly knowledge: ReaderKnowledge;
};

/** Known readers that are plugged in while no profile takes them. */
function findUnusable({ listings, usb, knowledge }: Seen): UnusableDevice[] {
  const isUsed = (device: DeviceFact): boolean =>
    listings.some((each) => sameIds(each, device) && findModel([each], knowledge.models) !== undefined);
  const byHid = listings.flatMap((each) => nameUnusable(toFact(each), true, knowledge));
  const byUsb = usb
    .filter((each) => !listings.some((listing) => sameIds(listing, each)))
    .flatMap((each) => nameUnusable(toFact(each), each.hasHid, knowledge));
  return [...byHid, ...byUsb].filter((each) => !isUsed(each));
}

function nameUnusable(device: DeviceFact, isHid: boolean, knowledge: ReaderKnowledge): UnusableDevice[] {
  const known = knowledge.notHid.find((each) => isMeantBy(each, device));
  const name = known?.name ?? knowledge.models.find((each) => sameIds(each, device))?.name;
  if (name === undefined) return [];
  const access = known?.access ?? 'bulk';
  return [{ ...device, name, access: isHid && access !== 'keyboard' ? 'otherInterface' : access }];
}

function isMeantBy({ vendorId, productId }: KnownDevice, device: DeviceFact): boolean {
  if (Number.parseInt(vendorId, 16) !== device.vendorId) return false;
  return productId === undefined || Number.parseInt(productId, 16) === device.productId;
}

function sameIds(
  left: Pick<DeviceFact, 'vendorId' | 'productId'>,
  right: Pick<DeviceFact, 'vendorId' | 'productId'>,
): boolean {
  return left.vendorId === right.vendorId && left.productId === right.productId;
}

/** Named one by one: the path of a device may hold its serial number and the name of a user. */
function toFact(device: HidListing | UsbDevice): DeviceFact {
  const { vendorId, productId, product } = device;
  const { usagePage, usage, interface: number } = 'path' in device ? device : {};
  return {
    vendorId,
    productId,
    ...(product && { product: printable(product) }),
    ...(usagePage !== undefined && { usagePage }),
    ...(usage !== undefined && { usage }),
    ...(number !== undefined && { interface: number }),
  };
}

function printable(text: string): string {
  return text.replace(/[^ -~\u4e00-\u9fff]/g, '?').slice(0, MAX_PRODUCT);
}
