import { ReaderProfiles } from './reader-profile.ts';
import type { ReaderProfile } from './reader-profile.ts';

/** What may be wrong with a file of reader profiles. */
export type ProfileProblemCode =
  | 'notJson'
  | 'wrongFormat'
  | 'missing'
  | 'unknownEntry'
  | 'notHexId'
  | 'unknownFraming'
  | 'wrongValue'
  /** Neither usage page nor interface: vendor and product id alone fit too many devices. */
  | 'tooBroad'
  /** The vendor id is a chip maker's, which scanners and others share: a product name or a vendor's usage page is needed. */
  | 'sharedChip'
  /** Keyboards and mice belong to the operating system; nobody else can read them. */
  | 'ownedBySystem'
  | 'twice';

/** One thing that is wrong, and where: `readers[0].vendorId`. */
export type ProfileProblem = { readonly code: ProfileProblemCode; readonly where: string };

/** A file that may be used, or everything that is wrong with it. */
export type CheckedProfiles =
  | { readonly ok: true; readonly profiles: ReaderProfiles }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/** ST, Silicon Labs, GigaDevice, Microchip, WCH, FTDI, V-USB and pid.codes: their ids say which chip, not which device. */
const CHIP_MAKERS = ['0483', '10C4', '28E9', '04D8', '1A86', '0403', '16C0', '1209'];

/** From here on usage pages belong to the makers of devices. */
const FIRST_VENDOR_PAGE = 0xff00;
/** Generic desktop: pointers, keyboards. */
const DESKTOP_PAGE = 0x0001;

/** Checks the text of a file of reader profiles; every problem is named, not only the first. */
export function checkReaderProfiles(text: string): CheckedProfiles {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problems: [{ code: 'notJson', where: '' }] };
  const parsed = ReaderProfiles.safeParse(json);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
  const problems = parsed.data.readers.flatMap((reader, i) =>
    problemsOf(reader, parsed.data.readers.slice(0, i)),
  );
  return problems.length === 0 ? { ok: true, profiles: parsed.data } : { ok: false, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON: told as one problem.
  }
}

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly keys?: readonly string[];
  readonly message: string;
};

function toProblem(issue: Issue): ProfileProblem {
  const where = toPath([...issue.path, ...(issue.keys ?? []).slice(0, 1)]);
  if (issue.code === 'unrecognized_keys') return { code: 'unknownEntry', where };
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return { code: 'missing', where };
  const name = String(issue.path.at(-1));
  if (name === 'format') return { code: 'wrongFormat', where };
  if (name === 'framing') return { code: 'unknownFraming', where };
  return { code: /Id$|^usage/.test(name) ? 'notHexId' : 'wrongValue', where };
}

function toPath(path: readonly PropertyKey[]): string {
  return path
    .map((each) => (typeof each === 'number' ? `[${each}]` : `.${String(each)}`))
    .join('')
    .replace(/^\./, '');
}

function problemsOf(reader: ReaderProfile, before: readonly ReaderProfile[]): ProfileProblem[] {
  const where = `readers[${before.length}]`;
  const problems: ProfileProblem[] = [];
  const page = reader.usagePage === undefined ? undefined : Number.parseInt(reader.usagePage, 16);
  if (page === undefined && reader.interface === undefined) problems.push({ code: 'tooBroad', where });
  else if (isSharedChip(reader) && (page ?? 0) < FIRST_VENDOR_PAGE)
    problems.push({ code: 'sharedChip', where });
  if (page === DESKTOP_PAGE) problems.push({ code: 'ownedBySystem', where: `${where}.usagePage` });
  if (before.some((each) => identityOf(each) === identityOf(reader))) problems.push({ code: 'twice', where });
  return problems;
}

function isSharedChip({ vendorId, product }: ReaderProfile): boolean {
  return product === undefined && CHIP_MAKERS.includes(vendorId.toUpperCase());
}

function identityOf(reader: ReaderProfile): string {
  const { vendorId, productId, usagePage = '', usage = '', product = '' } = reader;
  return [vendorId, productId, usagePage, usage, reader.interface ?? '', product].join(':').toUpperCase();
}
