import type { DemoAccount } from '../../../shared/api/office/staff.ts';
import type { CatalogueReader } from './catalogue-files.ts';
import type { DocumentComposer } from './documents.ts';
import type { DoorPlates } from './door-plates.ts';
import type { FileStore } from './files.ts';
import type { Sealer } from './sealing.ts';
import type { OfficeStore } from './store.ts';
import type {
  ChangeFeed,
  Clock,
  ClockWitness,
  OfficeData,
  OfficeProfile,
  PasswordHasher,
  Randomness,
  StationTrust,
} from './world.ts';

/** Fingerprints of bytes and texts. */
export interface Hasher {
  /** SHA-256 as lower-case hex; texts as UTF-8. */
  sha256(content: Uint8Array | string): string;
}

/** How names sound, for searches by initials. */
export interface NameSounds {
  /** First letters of the pinyin of a name, lower case (张三 gives `zs`); empty when it has no Chinese letters. */
  initialsOf(name: string): string;
}

/** Everything the operations see of the world; each takes the part it needs. */
export type OfficePorts = {
  readonly store: OfficeStore;
  readonly files: FileStore;
  readonly catalogueReader: CatalogueReader;
  readonly composer: DocumentComposer;
  readonly sealer: Sealer;
  readonly trust: StationTrust;
  readonly passwords: PasswordHasher;
  readonly hasher: Hasher;
  readonly nameSounds: NameSounds;
  readonly doorPlates: DoorPlates;
  readonly clock: Clock;
  readonly witness: ClockWitness;
  readonly randomness: Randomness;
  readonly data: OfficeData;
  readonly profile: OfficeProfile;
  readonly changes: ChangeFeed;
  /** Accounts the login page shows; empty unless the office runs with demo data. */
  readonly demoAccounts: readonly DemoAccount[];
};
