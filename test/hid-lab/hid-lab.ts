import { execFileSync, fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Firmware } from '../../src/main/station/simulated/firmware.ts';
import { reportDescriptor } from './report-descriptor.ts';
import { StationProcess } from './asked-process.ts';

const SHIM_SOURCE = join(import.meta.dirname, 'fake-hid.c');
const STATION_PROCESS = join(import.meta.dirname, 'station-process.ts');
const ELECTRON_MAIN = join(import.meta.dirname, 'electron-main.cjs');

/** Compiles the shim into a folder of its own; gives its path. */
export function compileShim(gcc: string): string {
  const shim = join(mkdtempSync(join(tmpdir(), 'qh-shim-')), 'libfakehid.so');
  execFileSync(gcc, ['-O2', '-shared', '-fPIC', '-o', shim, SHIM_SOURCE, '-ldl', '-lpthread']);
  return shim;
}

/** A bus on which our firmware is plugged in, and the unmodified node-hid of another process finds it (see fake-hid.c). */
export class HidLab {
  /** Short, because a path of a unix socket has little room. */
  readonly folder = mkdtempSync(join(tmpdir(), 'qh-'));
  readonly #shim: string;
  readonly #ports = new Map<Firmware, Port>();
  readonly #processes: StationProcess[] = [];
  #plugged = 0;

  constructor(shim: string) {
    this.#shim = shim;
  }

  async plug(firmware: Firmware): Promise<void> {
    const name = `hidraw${this.#plugged++}`;
    const port = new Port(firmware, join(this.folder, name), () => void this.unplug(firmware));
    this.#ports.set(firmware, port);
    await port.appear();
  }

  async unplug(firmware: Firmware): Promise<void> {
    await this.#ports.get(firmware)?.vanish();
    this.#ports.delete(firmware);
  }

  /** As without the udev rule: the device is listed, but this user may not open it. */
  deny(firmware: Firmware): void {
    this.#ports.get(firmware)?.deny();
  }

  /** Starts a station with real devices: node-hid as it is, on top of the shim. */
  startStation(more: Readonly<Record<string, string>> = {}): StationProcess {
    const env = { ...process.env, ...more, FAKEHID_DIR: this.folder, LD_PRELOAD: this.#shim };
    const child = fork(STATION_PROCESS, [this.folder], { env, execArgv: [], serialization: 'advanced' });
    return this.#watch(child);
  }

  /** The same inside of Electron's utility process; `bundle` is the station as that Node can run it. */
  startInElectron(electron: string, bundle: string): StationProcess {
    const settings = JSON.stringify({ bundle, folder: this.folder, shim: this.#shim });
    const args = ['--no-sandbox', '--disable-gpu', '--ozone-platform=headless', ELECTRON_MAIN, settings];
    const child = spawn(electron, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return this.#watch(child);
  }

  #watch(child: ChildProcess): StationProcess {
    const started = new StationProcess(child);
    this.#processes.push(started);
    return started;
  }

  async close(): Promise<void> {
    for (const each of this.#processes) each.kill('SIGKILL');
    await Promise.all([...this.#ports.values()].map((port) => port.vanish()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A plugged device: its folder in the lab and the socket of its firmware. */
class Port {
  readonly #firmware: Firmware;
  readonly #folder: string;
  readonly #pullPlug: () => void;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => this.#serve(socket));

  constructor(firmware: Firmware, folder: string, pullPlug: () => void) {
    this.#firmware = firmware;
    this.#folder = folder;
    this.#pullPlug = pullPlug;
  }

  async appear(): Promise<void> {
    const { vendorId, productId, usagePage = 0xff00, product = '' } = this.#firmware.identity;
    const unborn = `${this.#folder.replace(/hidraw(\d+)$/, 'new$1')}`;
    const id = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
    mkdirSync(join(unborn, 'device'), { recursive: true });
    writeFileSync(join(unborn, 'device/report_descriptor'), reportDescriptor(usagePage));
    writeFileSync(
      join(unborn, 'device/uevent'),
      `HID_ID=0003:${id(vendorId)}:${id(productId)}\nHID_NAME=${product}\nHID_UNIQ=\n`,
    );
    this.#firmware.powerOn((report) => {
      for (const socket of this.#sockets)
        socket.write(Uint8Array.of(report.length >> 8, report.length & 255, ...report));
    }, this.#pullPlug);
    this.#server.listen(join(unborn, 'sock'));
    await once(this.#server, 'listening');
    renameSync(unborn, this.#folder);
  }

  async vanish(): Promise<void> {
    if (!existsSync(this.#folder)) return;
    rmSync(this.#folder, { recursive: true });
    this.#firmware.powerOff();
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  deny(): void {
    writeFileSync(join(this.#folder, 'denied'), '');
  }

  /** Output reports come with the report id 0, as hidraw takes them; a USB device does not see it. */
  #serve(socket: Socket): void {
    let left = Buffer.alloc(0);
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      left = Buffer.concat([left, bytes]);
      for (; left.length >= 2 && left.length >= 2 + left.readUInt16BE(0);) {
        const end = 2 + left.readUInt16BE(0);
        const report = left.subarray(2, end);
        left = left.subarray(end);
        if (report.length !== 65 || report[0] !== 0) throw new Error(`a report of ${report.length} bytes`);
        this.#firmware.receive(Uint8Array.from(report.subarray(1)));
      }
    });
  }
}
