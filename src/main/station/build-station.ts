import { join } from 'node:path';
import type { OperationsOf } from '../../shared/api/procedure.ts';
import type { station } from '../../shared/api/station/index.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { readDeviceSettings } from './device-settings.ts';
import type { HidHost } from './hid/hid-host.ts';
import { HidTraffic } from './hid/hid-traffic.ts';
import { NodeHidHost } from './hid/node-hid-host.ts';
import { diagnoseReader } from './id-card-reader/diagnose-reader.ts';
import { IdCardReader } from './id-card-reader/id-card-reader.ts';
import { noPhotoDecoder, ProcessPhotoDecoder } from './id-card-reader/photo-decoder.ts';
import type { PhotoDecoder } from './id-card-reader/photo-decoder.ts';
import type { ReaderLog } from './id-card-reader/reader-door.ts';
import { DEFAULT_KNOWLEDGE, readReaderKnowledge } from './id-card-reader/reader-profiles.ts';
import type { ReaderKnowledge } from './id-card-reader/reader-profiles.ts';
import { createReaderOperations } from './operations/id-card-reader.ts';
import { createPrintingOperations } from './operations/printing.ts';
import { createSealKeyOperations } from './operations/seal-key.ts';
import { createAbsentSimulatorOperations, createSimulatorOperations } from './operations/simulator.ts';
import { findCups } from './printing/cups-link.ts';
import { CupsPrinters } from './printing/cups-printers.ts';
import { noPrinters } from './printing/no-printers.ts';
import { PrintTasks } from './printing/print-tasks.ts';
import type { Printers } from './printing/printers.ts';
import { PinPrompts } from './seal-key/pin-prompts.ts';
import { SealKey } from './seal-key/seal-key.ts';
import { SealPermission } from './seal-key/seal-permission.ts';
import { readCards } from './simulated/chip-card.ts';
import { KeyBox } from './simulated/key-box.ts';
import { SimulatedDevices } from './simulated/simulated-devices.ts';
import { SimulatedPrinter } from './simulated/simulated-printer.ts';
import { SimulatedHidHost } from './simulated/simulated-hid-host.ts';
import { openStationSigner } from './station-identity.ts';
import type { StationIdentity } from './station-identity.ts';

/** What a station is started with. */
export type StationSettings = {
  /**
   * Holds `station-key.json` (secret) and `identity.json` (what the office enrols), made when missing; an administrator
   * may add `devices.json` and `reader-profiles.json`.
   */
  readonly dataFolder: string;
  /** Simulated devices instead of the real ones. */
  readonly simulated: boolean;
  /** `{ officeId, publicKey }` of the office whose tickets this station obeys; read when a ticket comes. */
  readonly officeIdentityFile: string;
  /** The simulated seal keys; the office's demo set-up writes it, perhaps later. */
  readonly simulatedSealKeysFile: string;
  /** The simulated cards, `resources/demo/cards.json`. */
  readonly cardsFile: string;
  /** `resources/devices/reader-profiles.json`; a site's own file of that name lies in the data folder. */
  readonly readerProfilesFile?: string;
  /** Told of the reader what may be told: the framing found, a wrong file of profiles. */
  readonly log?: ReaderLog;
  readonly clock: () => Instant;
};

/** The devices of one workstation. */
export type Station = {
  readonly operations: OperationsOf<typeof station, unknown>;
  /** Takes over the PIN a prompt of `sealKey.check` asked for; the bytes are zero afterwards, also when none did. */
  readonly takePin: (promptId: string, pin: Uint8Array) => Result<null, 'sealKey.promptUnknown'>;
  readonly simulated: boolean;
  readonly identity: StationIdentity;
  /** Gives all handles back. To be awaited before the process ends. */
  readonly close: () => Promise<void>;
};

/** Puts a station together. No device is touched before something is asked of it. */
export function buildStation(settings: StationSettings): Station {
  const { clock, officeIdentityFile } = settings;
  const { host, printers, simulator } = settings.simulated ? simulatedParts(settings) : realParts(settings);
  const traffic = new HidTraffic(host);
  const signer = openStationSigner(settings.dataFolder);
  const prompts = new PinPrompts();
  const printTasks = new PrintTasks(printers);
  const knowledge = readerKnowledge(settings);
  const reader = new IdCardReader(traffic, {
    models: knowledge.models,
    ...(settings.log && { log: settings.log }),
  });
  const key = new SealKey({ traffic, prompts, permission: new SealPermission(officeIdentityFile, clock) });
  return {
    operations: {
      idCardReader: createReaderOperations({
        reader,
        signer,
        simulated: host.simulated,
        clock,
        diagnose: () => diagnoseReader({ reader, traffic, knowledge }),
        photos: photoDecoder(settings),
      }),
      printing: createPrintingOperations(printTasks),
      sealKey: createSealKeyOperations(key),
      simulator,
    },
    takePin: (promptId, pin) => key.enterPin(promptId, pin),
    simulated: host.simulated,
    identity: signer.identity,
    close: async () => {
      prompts.close();
      await Promise.all([reader.close(), key.close(), printTasks.close()]);
    },
  };
}

function readerKnowledge({ readerProfilesFile, dataFolder, log }: StationSettings): ReaderKnowledge {
  if (readerProfilesFile === undefined) return DEFAULT_KNOWLEDGE;
  const site = join(dataFolder, 'reader-profiles.json');
  const knowledge = readReaderKnowledge({ ours: readerProfilesFile, site });
  if (knowledge.siteProfiles === 'wrong') log?.('reader.siteProfilesWrong', {});
  return knowledge;
}

function photoDecoder({ dataFolder, log }: StationSettings): PhotoDecoder {
  const settings = readDeviceSettings(dataFolder);
  if (settings === 'wrong') log?.('devices.settingsWrong', {});
  if (settings === 'wrong' || settings.photoDecoder === undefined) return noPhotoDecoder;
  return new ProcessPhotoDecoder(settings.photoDecoder);
}

type HostParts = {
  readonly host: HidHost;
  readonly printers: Printers;
  readonly simulator: Station['operations']['simulator'];
};

function realParts({ dataFolder }: StationSettings): HostParts {
  const settings = readDeviceSettings(dataFolder);
  const named = settings === 'wrong' ? undefined : settings.printServer;
  const printers = process.platform === 'win32' ? noPrinters : new CupsPrinters(findCups(named));
  return { host: new NodeHidHost(), printers, simulator: createAbsentSimulatorOperations() };
}

function simulatedParts({ cardsFile, dataFolder, simulatedSealKeysFile }: StationSettings): HostParts {
  const host = new SimulatedHidHost();
  const printer = new SimulatedPrinter(join(dataFolder, 'printed'));
  const box = new KeyBox(simulatedSealKeysFile);
  const devices = new SimulatedDevices({ host, cards: readCards(cardsFile), box, printer });
  return { host, printers: printer, simulator: createSimulatorOperations(devices) };
}
