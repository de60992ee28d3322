import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HidTraffic } from '../../../src/main/station/hid/hid-traffic.ts';
import { PinPrompts } from '../../../src/main/station/seal-key/pin-prompts.ts';
import { SealKey } from '../../../src/main/station/seal-key/seal-key.ts';
import { SealPermission } from '../../../src/main/station/seal-key/seal-permission.ts';
import { KeyBox } from '../../../src/main/station/simulated/key-box.ts';
import { SimulatedHidHost } from '../../../src/main/station/simulated/simulated-hid-host.ts';
import { SimulatedSealKey } from '../../../src/main/station/simulated/simulated-seal-key.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { makeSealKey } from './make-seal-keys.ts';
import { makeOffice, makeSignedAttributes, makeTicket, NOW } from './make-ticket.ts';
import { slotTimings, transportTimings } from './timings.ts';

/** A desk with one simulated seal key plugged in, an office it obeys, and everything on disk in a folder of its own. */
export function makeSealDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-seal-'));
  const keysFile = join(folder, 'keys.json');
  const officeFile = join(folder, 'office.json');
  const content = makeSealKey();
  const office = makeOffice();
  writeFileSync(keysFile, JSON.stringify([content]));
  writeFileSync(officeFile, JSON.stringify(office.identity));

  const host = new SimulatedHidHost(0);
  const box = new KeyBox(keysFile);
  const firmware = new SimulatedSealKey(box, content.serial);
  host.plug(firmware);
  const prompts = new PinPrompts();
  const permission = new SealPermission(officeFile, () => NOW as Instant);
  const timings = { slot: slotTimings, transport: transportTimings };
  const key = new SealKey({ traffic: new HidTraffic(host), prompts, permission, timings });

  return {
    ...{ folder, keysFile, officeFile, content, office, host, box, firmware, prompts, key },
    /** Asks the station for a prompt: right in everything the test does not say otherwise. */
    check: ({ ticket = office.sign(makeTicket()), attributes = makeSignedAttributes() } = {}) =>
      key.check({ ticket, signedAttributes: attributes }),
    /** Checks, enters the PIN and signs, as the desk would. */
    sign: async ({
      pin = content.pin,
      ticket = office.sign(makeTicket()),
      attributes = makeSignedAttributes(),
    } = {}) => {
      const asked = await key.check({ ticket, signedAttributes: attributes });
      if (!asked.ok) return asked;
      const { promptId } = asked.value;
      key.enterPin(promptId, new TextEncoder().encode(pin));
      return key.sign(promptId);
    },
    close: async () => {
      prompts.close();
      await key.close();
      rmSync(folder, { recursive: true });
    },
  };
}
