import { EventEmitter } from 'node:events';
import type { NodeHidLibrary } from '../../../src/main/station/hid/node-hid-host.ts';
import type { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';

/** What hidapi says on Linux; see hid-lab.md 3. */
const GONE = 'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)';

/**
 * node-hid 3.4 with its manners, over simulated devices: `error` carries a string, a second `data` listener throws
 * from the next tick, `write` after the unplug rejects, a second `close` rejects.
 */
export function makeFakeNodeHid(host: SimulatedHidHost): NodeHidLibrary {
  return {
    devicesAsync: async () => {
      const listed = await host.list();
      return listed.ok ? [...listed.value, { vendorId: 1, productId: 2 }] : [];
    },
    getHidapiVersion: () => '0.15.0',
    HIDAsync: {
      open: async (path, options) => {
        if (typeof options.nonExclusive !== 'boolean') throw new TypeError('options.nonExclusive');
        return FakeHandle.open(host, path);
      },
    },
  };
}

class FakeHandle extends EventEmitter {
  #write: ((report: Uint8Array) => Promise<{ readonly ok: boolean }>) | undefined;
  #closed = false;

  static async open(host: SimulatedHidHost, path: string): Promise<FakeHandle> {
    const handle = new FakeHandle();
    const opened = await host.open(path, {
      onReport: (report) => handle.emit('data', Buffer.from(report)),
      onFailure: () => handle.emit('error', GONE),
    });
    if (!opened.ok) throw new Error(`cannot open device with path ${path}: No such file or directory`);
    handle.#write = (report) => opened.value.write(report);
    return handle;
  }

  constructor() {
    super();
    this.on('newListener', (event) => {
      if (event === 'data' && this.listenerCount('data') > 0) {
        process.nextTick(() => {
          throw new Error('read is already running');
        });
      }
    });
  }

  async write(report: number[] | Buffer): Promise<number> {
    if (this.#closed) throw new Error('device has been closed');
    const written = await this.#write?.(Uint8Array.from(report));
    if (!written?.ok) throw new Error('Cannot write to hid device: No such device');
    return report.length;
  }

  close(): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('device is already closed'));
    this.#closed = true;
    return Promise.resolve();
  }
}
