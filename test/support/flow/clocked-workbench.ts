import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createPasswordHasher } from '../../../src/main/office/access/scrypt-password-hasher.ts';
import { workstationAdmission } from '../../../src/main/http/admission.ts';
import {
  loopbackHosts,
  requireHost,
  requireOwnPage,
  requireSecret,
} from '../../../src/main/http/link-checks.ts';
import { createLinkServer } from '../../../src/main/http/link-server.ts';
import { createLog } from '../../../src/main/http/log.ts';
import { servePin } from '../../../src/main/http/pin-route.ts';
import { serveContract } from '../../../src/main/http/serve-contract.ts';
import { serveFiles } from '../../../src/main/http/serve-files.ts';
import { workstationFiles } from '../../../src/main/http/workstation-files.ts';
import { buildOffice } from '../../../src/main/office/build-office.ts';
import type { Office } from '../../../src/main/office/build-office.ts';
import { buildStation } from '../../../src/main/station/build-station.ts';
import type { Station } from '../../../src/main/station/build-station.ts';
import { office as officeContract } from '../../../src/shared/api/office/index.ts';
import { station as stationContract } from '../../../src/shared/api/station/index.ts';
import { localDateOf } from '../../../src/shared/kernel/time.ts';
import { at } from '../../domain/support/make-case.ts';
import { fakeClock } from '../fake-clock.ts';
import type { FakeClock } from '../fake-clock.ts';
import { createDoorFetch, must, signInByCalls } from './clerk-client.ts';
import type { ClerkClient } from './clerk-client.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');
const WEAK_SCRYPT = { logCost: 4 }; // the real cost takes a third of a second for each sign-in
const READ_WAIT_MS = 5_000;

/** Somebody who works with the programs by calls, signed in. */
export type Member = ClerkClient & {
  /** `fetch` of the plain routes, in the same session. */
  readonly fetch: typeof globalThis.fetch;
};

type Programs = { readonly office: Office; readonly station: Station; close(): Promise<void> };

/**
 * Office and station with a clock a test can set, on a loopback port behind the same checks as a workbench. Programs of
 * their own have the time of the machine, so these run in the process of the test; every call still goes over the link.
 */
export class ClockedWorkbench {
  readonly secret = randomBytes(32).toString('hex');
  readonly #folder = makeTemporaryFolder();
  readonly #clock: FakeClock;
  readonly #members = new Map<string, Member>();
  #programs: Programs | undefined;
  #port = 0;

  private constructor(startsAt: string) {
    this.#clock = fakeClock(at(startsAt));
  }

  /** `startsAt` in local time, like every moment here: `2026-11-20 09:30`. */
  static async open(startsAt: string): Promise<ClockedWorkbench> {
    const workbench = new ClockedWorkbench(startsAt);
    try {
      await workbench.#start();
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The day of the clock, as forms have it. */
  get today(): string {
    return localDateOf(this.#clock.now());
  }

  /** The administrator's view of the office; no person has it. */
  get office(): Office {
    return this.#running().office;
  }

  /** A member of staff, signed in at their desk when first asked for since the clock was set. */
  async member(loginName: string): Promise<Member> {
    const known = this.#members.get(loginName);
    if (known) return known;
    const fetch = createDoorFetch(this);
    const member = { ...(await signInByCalls(this, loginName, fetch)), fetch };
    this.#members.set(loginName, member);
    return member;
  }

  /** Sets the clock and lets time do its work; gives the number of cases that moved. Everybody signs in again. */
  async goOn(moment: string): Promise<number> {
    this.#clock.set(at(moment));
    this.#members.clear();
    return this.office.passTime();
  }

  /** The machine is switched off, and started at that moment with what lies on its disk. */
  async sleepUntil(moment: string): Promise<number> {
    await this.#running().close();
    this.#clock.set(at(moment));
    this.#members.clear();
    await this.#start();
    return this.office.passTime();
  }

  /** A citizen lays a card on the reader: real frames through the station's own HID port. */
  async readCard(cardId: string): Promise<string> {
    const { station } = await this.member('window01');
    must(await station.simulator.putCard({ cardId }));
    const { reading } = must(await station.idCardReader.read({ waitMs: READ_WAIT_MS }));
    must(await station.simulator.takeCard());
    return reading;
  }

  async close(): Promise<void> {
    await this.#programs?.close();
    this.#folder.remove();
  }

  #running(): Programs {
    if (!this.#programs) throw new Error('the workbench is not open');
    return this.#programs;
  }

  async #start(): Promise<void> {
    const files = workstationFiles(this.#folder.path);
    const station = buildStation({
      dataFolder: files.station.dataFolder,
      simulated: true,
      officeIdentityFile: files.office.identityFile,
      simulatedSealKeysFile: files.simulatedSealKeysFile,
      cardsFile: join(RESOURCES, 'demo/cards.json'),
      clock: () => this.#clock.now(),
    });
    const settings = {
      ...files.office,
      resourcesFolder: RESOURCES,
      localStationIdentityFile: files.station.identityFile,
      simulatedSealKeysFile: files.simulatedSealKeysFile,
      demo: true,
      production: false,
      version: '0.0.0-test',
    };
    const passwords = createPasswordHasher(WEAK_SCRYPT);
    const office = await buildOffice(settings, { clock: this.#clock, passwords });
    const server = this.#serve(office, station);
    this.#port = await server.listen({ kind: 'port', host: '127.0.0.1', port: 0 });
    const close = async (): Promise<void> => {
      await server.close();
      await station.close();
      await office.close();
    };
    this.#programs = { office, station, close };
  }

  #serve(office: Office, station: Station) {
    const checks = [
      requireHost(loopbackHosts(() => this.#port)),
      requireOwnPage(),
      requireSecret(this.secret),
    ];
    const server = createLinkServer({ log: createLog('workbench'), checks });
    const { operations, admission } = office;
    serveContract(server, '/office', { contract: officeContract, operations, admission });
    serveFiles(server, { files: office.files, admission });
    serveContract(server, '/station', {
      contract: stationContract,
      operations: station.operations,
      admission: workstationAdmission,
    });
    servePin(server, station.takePin);
    return server;
  }
}
