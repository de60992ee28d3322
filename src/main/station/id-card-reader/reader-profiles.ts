import { readFileSync } from 'node:fs';
import { checkReaderProfiles } from '../../../shared/domain/device/check-reader-profiles.ts';
import type { CheckedProfiles } from '../../../shared/domain/device/check-reader-profiles.ts';
import { FRAMING_NAMES } from '../../../shared/domain/device/framing.ts';
import type { KnownDevice, ReaderProfile } from '../../../shared/domain/device/reader-profile.ts';
import type { ReaderModel } from './reader-door.ts';

/** What the station knows about readers. */
export type ReaderKnowledge = {
  readonly models: readonly ReaderModel[];
  readonly notHid: readonly KnownDevice[];
  /** How the site's own file is; `absent` where there is none. */
  readonly siteProfiles: 'absent' | 'used' | 'wrong';
};

/** Used where nobody names a file: the reader of the published examples. */
export const DEFAULT_KNOWLEDGE: ReaderKnowledge = {
  models: [
    { name: 'SAM_V', vendorId: 0x0400, productId: 0xc35a, usagePage: 0xff00, framings: FRAMING_NAMES },
  ],
  notHid: [],
  siteProfiles: 'absent',
};

/** Checks a file of reader profiles; undefined when there is no such file. */
export function checkReaderProfilesFile(file: string): CheckedProfiles | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined; // The caller knows whether there has to be one.
  }
  return checkReaderProfiles(text);
}

/** Reads our profiles and the site's, whose entries come first. A wrong file of the site leaves ours in force. */
export function readReaderKnowledge(files: {
  readonly ours: string;
  readonly site: string;
}): ReaderKnowledge {
  const ours = checkReaderProfilesFile(files.ours);
  const site = checkReaderProfilesFile(files.site);
  const used = [site, ours].flatMap((each) => (each?.ok ? [each.profiles] : []));
  return {
    models: used.flatMap(({ readers }) => readers.map(toModel)),
    notHid: used.flatMap(({ notHid }) => notHid),
    siteProfiles: site === undefined ? 'absent' : site.ok ? 'used' : 'wrong',
  };
}

function toModel(profile: ReaderProfile): ReaderModel {
  const { name, framing, usagePage, usage, product } = profile;
  return {
    name,
    vendorId: Number.parseInt(profile.vendorId, 16),
    productId: Number.parseInt(profile.productId, 16),
    ...(usagePage !== undefined && { usagePage: Number.parseInt(usagePage, 16) }),
    ...(usage !== undefined && { usage: Number.parseInt(usage, 16) }),
    ...(profile.interface !== undefined && { interface: profile.interface }),
    ...(product !== undefined && { product }),
    framings: framing === 'auto' ? FRAMING_NAMES : [framing],
  };
}
