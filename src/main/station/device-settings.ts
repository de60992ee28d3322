import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** What an administrator may set for the devices of this workstation, in `devices.json` of the station's data folder. */
const DeviceSettings = z.strictObject({
  /** Absolute path of a program that unpacks the photos of cards (photo-decoder.ts). */
  photoDecoder: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
  /** Print server other than this machine: path of a CUPS socket, or a host with or without its port. */
  printServer: z.string().min(1).max(255).optional(),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** The settings; `wrong` when the file is there and cannot be used. */
export function readDeviceSettings(dataFolder: string): DeviceSettings | 'wrong' {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'devices.json'), 'utf8');
  } catch {
    return {}; // Nobody has set anything.
  }
  try {
    return DeviceSettings.safeParse(JSON.parse(text)).data ?? 'wrong';
  } catch {
    return 'wrong'; // Not JSON.
  }
}
