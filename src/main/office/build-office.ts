import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toEpochMs } from '../../shared/kernel/time.ts';
import type { Department } from '../../shared/domain/catalogue/catalogue.ts';
import { createNameSounds } from './access/name-sounds.ts';
import { createChangeFeed } from './access/change-feed.ts';
import { openOfficeKey } from './access/key-file.ts';
import { createDatabaseWitness, createSteadyWitness, machineElapsedMs } from './access/clock-witness.ts';
import { createPasswordHasher } from './access/scrypt-password-hasher.ts';
import { createSha256Hasher } from './access/sha256-hasher.ts';
import { createStationTrust } from './access/station-trust.ts';
import { createSystemClock } from './access/system-clock.ts';
import { createSystemRandomness } from './access/system-randomness.ts';
import { createAdmission } from './admission.ts';
import type { OfficeAdmission } from './admission.ts';
import { readDemoAccounts, seedDemoOffice } from './demo-office.ts';
import { createCatalogueReader } from './catalogue-files/catalogue-reader.ts';
import { createGlyphOutlines } from './documents/glyph-outlines.ts';
import { openComposer } from './documents/open-composer.ts';
import type { OpenedComposer } from './documents/open-composer.ts';
import type { FontProblem } from './documents/paper-fonts.ts';
import { openFileStore } from './files/folder-file-store.ts';
import { loadOfficeData, loadRules } from './load-office-data.ts';
import type { OfficeRules } from './load-office-data.ts';
import { createOfficeFiles } from './office-files.ts';
import type { OfficeFiles } from './office-files.ts';
import { createApprovalOperations } from './operations/approval/approval-operations.ts';
import { createCalendarOperations } from './operations/calendar/calendar-operations.ts';
import { settleCalendar } from './operations/calendar/settle-calendar.ts';
import { actOnPassedDeadlines } from './operations/case/act-on-deadlines.ts';
import { createCaseOperations } from './operations/case/case-operations.ts';
import { createCatalogueOperations } from './operations/catalogue/catalogue-operations.ts';
import { createDeliveryOperations } from './operations/delivery/delivery-operations.ts';
import { createDeskOperations } from './operations/desk/desk-operations.ts';
import { createDocumentOperations } from './operations/document/document-operations.ts';
import { createFormOperations } from './operations/form/form-operations.ts';
import type { OfficeOperations } from './operations/office-operations.ts';
import { createPrintingOperations } from './operations/printing/printing-operations.ts';
import { createStaffOperations } from './operations/staff/staff-operations.ts';
import { createStatisticsOperations } from './operations/statistics/statistics-operations.ts';
import { createSystemOperations } from './operations/system/system-operations.ts';
import { createDoorPlateFile } from './partners/door-plate-file.ts';
import { tryOnPaper } from './paper-templates/try-on-paper.ts';
import type { OfficePorts } from './ports/office-ports.ts';
import type { RefusedTemplate } from './ports/paper-templates.ts';
import type { Clock, ClockWitness, PasswordHasher, Randomness } from './ports/world.ts';
import { recordAccess } from './record-access.ts';
import { createSealer } from './sealing/sealer.ts';
import { isServerAddress, openOfficeStore } from './storage/open-office-store.ts';
import type { OpenedStore } from './storage/open-office-store.ts';
import { seedCalendar } from './seed-calendar.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { seedOrganization } from './seed-organization.ts';
import { sweepFiles } from './sweep-files.ts';
import { DAY_MS, OFTEN_MS, Upkeep } from './upkeep.ts';
import type { ReportUpkeep, UpkeepTask } from './upkeep.ts';

/** What an office is started with. */
export type OfficeSettings = {
  /** Path of a SQLite file, `:memory:`, or a `postgres://` address. */
  readonly database: string;
  /** Holds `master-key`, `office-key.json` and `identity.json`; made when missing. */
  readonly dataFolder: string;
  readonly filesFolder: string;
  /** Catalogue, calendar, fonts, demo data. */
  readonly resourcesFolder: string;
  /** Alone on a workstation: the file in which its station says who it is. */
  readonly localStationIdentityFile: string | null;
  /** Demo: where the keys of the simulated seals are written. */
  readonly simulatedSealKeysFile: string | null;
  /** Program of the thread that composes papers; without it they are composed among everything else. */
  readonly composerWorkerFile?: string;
  readonly demo: boolean;
  readonly production: boolean;
  readonly version: string;
  /** The site's own templates of papers; `templates/papers` in the data folder when absent. */
  readonly templatesFolder?: string;
};

/** What a test or a benchmark may set instead of the real world. */
export type OfficeWorld = {
  /** Milliseconds that only pass, to compare the clock with; without it a clock of a test is always right. */
  readonly elapsedMs?: () => number;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  readonly passwords?: PasswordHasher;
  /** Read and checked before, in a process that opens many offices. */
  readonly rules?: OfficeRules;
  /** For `:memory:`: a serialized database to begin with. */
  readonly image?: Uint8Array;
};

/** A whole office, to be put behind a link. */
export type Office = {
  readonly operations: OfficeOperations;
  readonly admission: OfficeAdmission;
  readonly files: OfficeFiles;
  /** What the administrator's commands need; no procedure reaches it. */
  readonly store: OpenedStore;
  /**
   * Does what time does, and cleans up, now and again until the office is closed; for servers, not for a command that
   * looks in.
   */
  keepUp(report: ReportUpkeep): void;
  /** Gets the thread that composes papers ready; tells what is wrong with the fonts of the centre. */
  readyPapers(): Promise<readonly FontProblem[]>;
  /** Template files of the site that are not used. */
  readonly refusedTemplates: readonly RefusedTemplate[];
  /** 到期自动处理: acts on every deadline that has passed; gives the number of cases that moved. */
  passTime(): Promise<number>;
  close(): Promise<void>;
};

/** Puts the office together: adapters behind ports, ports into operations, one gate before them. */
export async function buildOffice(settings: OfficeSettings, world: OfficeWorld = {}): Promise<Office> {
  if (settings.demo && settings.production) throw new Error('Demo data do not belong into production');
  const data = loadOfficeData(settings.resourcesFolder, siteTemplatesOf(settings));
  const { years, catalogue } = world.rules ?? (await loadRules(settings.resourcesFolder));
  for (const folder of [settings.dataFolder, settings.filesFolder]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const { clock, randomness, passwords } = realUnlessSet(world);
  const masterKeyFile = join(settings.dataFolder, 'master-key');
  const { database } = settings;
  const store = await openOfficeStore({ database, image: world.image, masterKeyFile, clock, randomness });
  const composer = openComposer({
    fontsFolder: join(settings.resourcesFolder, 'fonts'),
    dataFolder: settings.dataFolder,
    workerFile: settings.composerWorkerFile,
  });
  try {
    const hasher = createSha256Hasher();
    await seedCalendar({ store, clock, randomness, hasher }, years);
    await seedCatalogue({ store, clock, randomness, hasher }, catalogue);
    await seedOrganization({ store, randomness }, settings);
    const seeding = { store, clock, randomness, passwords, catalogue };
    if (settings.demo) await seedDemoOffice(seeding, settings);
    const witness = witnessOf(settings, world, { clock, data });
    const paperTemplates = await tryOnPaper(data.paperTemplates, composer);
    const tried = { ...data, paperTemplates };
    const opened = { store, clock, witness, randomness, passwords, data: tried, composer };
    const ports = await toPorts(settings, opened, catalogue.departments);
    return toOffice(ports, opened);
  } catch (error) {
    await store.close();
    await composer.close(); // its thread would keep the program alive
    throw error;
  }
}

function siteTemplatesOf({ templatesFolder, dataFolder }: OfficeSettings): string {
  return templatesFolder ?? join(dataFolder, 'templates/papers');
}

function realUnlessSet(world: OfficeWorld): Pick<OfficePorts, 'clock' | 'randomness' | 'passwords'> {
  const clock = world.clock ?? createSystemClock();
  return {
    clock,
    randomness: world.randomness ?? createSystemRandomness(clock),
    passwords: world.passwords ?? createPasswordHasher(),
  };
}

/** A centre asks its database server, a workstation the time that passes on it. */
function witnessOf(
  { database }: OfficeSettings,
  { clock: set, elapsedMs }: OfficeWorld,
  { clock, data }: Pick<OfficePorts, 'clock' | 'data'>,
): ClockWitness {
  const watched = { clock, limitMs: data.windowRules.clockJumpMinutes * 60_000 };
  if (elapsedMs) return createSteadyWitness(watched, elapsedMs);
  if (set) return createSteadyWitness(watched, () => toEpochMs(set.now()));
  return isServerAddress(database)
    ? createDatabaseWitness(watched)
    : createSteadyWitness(watched, machineElapsedMs);
}

type Opened = Pick<OfficePorts, 'clock' | 'witness' | 'randomness' | 'passwords' | 'data'> & {
  readonly store: OpenedStore;
  readonly composer: OpenedComposer;
};

async function toPorts(
  settings: OfficeSettings,
  opened: Opened,
  departments: readonly Department[],
): Promise<OfficePorts> {
  const { store, clock, randomness } = opened;
  const { resourcesFolder, localStationIdentityFile, production, demo, version } = settings;
  const fonts = join(resourcesFolder, 'fonts');
  const officeKey = openOfficeKey(settings.dataFolder, () => randomness.newId());
  const [desk] = await store.read((tables) => tables.desks.list());
  return {
    ...opened,
    catalogueReader: createCatalogueReader(),
    files: openFileStore({ folder: settings.filesFolder, key: store.fileKey }),
    sealer: createSealer(createGlyphOutlines(fonts)),
    trust: createStationTrust({
      officeKey,
      findStation: (stationId) => store.read((tables) => tables.stations.find(stationId)),
      localStationIdentityFile,
      production,
      clock,
    }),
    hasher: createSha256Hasher(),
    nameSounds: createNameSounds(),
    doorPlates: createDoorPlateFile(demo ? join(resourcesFolder, 'demo/door-plates.json') : null),
    profile: { officeName: desk?.centerName ?? '', version, production, demo },
    changes: createChangeFeed(),
    demoAccounts: demo ? readDemoAccounts(resourcesFolder, departments) : [],
  };
}

function toOffice(ports: OfficePorts, { store, composer }: Pick<Opened, 'store' | 'composer'>): Office {
  let upkeeps: readonly Upkeep[] = [];
  const operations: OfficeOperations = {
    approval: createApprovalOperations(ports),
    calendar: createCalendarOperations(ports),
    case: createCaseOperations(ports),
    catalogue: createCatalogueOperations(ports),
    delivery: createDeliveryOperations(ports),
    desk: createDeskOperations(ports),
    document: createDocumentOperations(ports),
    form: createFormOperations(ports),
    printing: createPrintingOperations(ports),
    staff: createStaffOperations(ports),
    statistics: createStatisticsOperations(ports),
    system: createSystemOperations(ports),
  };
  return {
    operations: recordAccess(store, operations),
    admission: createAdmission(ports),
    files: createOfficeFiles(ports),
    store,
    keepUp: (report) => {
      if (upkeeps.length > 0) return;
      upkeeps = [
        new Upkeep(oftenOf(ports), report, OFTEN_MS),
        new Upkeep(dailyOf(ports, store), report, DAY_MS),
      ];
    },
    readyPapers: () => composer.start(),
    refusedTemplates: ports.data.paperTemplates.refused,
    passTime: () => passTime(ports),
    close: async () => {
      for (const upkeep of upkeeps) upkeep.stop();
      await store.close();
      await composer.close(); // after the commands that wait for their papers
      for (const upkeep of upkeeps) await upkeep.close();
    },
  };
}

/** Deadlines are acted on once every part has those of the calendar in force. */
async function passTime(ports: OfficePorts): Promise<number> {
  const { finished } = await settleCalendar(ports);
  return finished ? actOnPassedDeadlines(ports) : 0;
}

function oftenOf(ports: OfficePorts): readonly UpkeepTask[] {
  return [{ name: 'passTime', run: () => passTime(ports) }];
}

function dailyOf(ports: OfficePorts, store: OpenedStore): readonly UpkeepTask[] {
  return [
    { name: 'forgetPassed', run: () => store.forgetPassed() },
    { name: 'sweepFiles', run: () => sweepFiles({ ...ports, store }) },
  ];
}
