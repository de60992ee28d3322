import type { Firmware } from '../../../src/main/station/simulated/firmware.ts';

/** A place at which our firmware is plugged into a kernel. */
export interface VirtualDevice {
  /** What the kernel has it for: said in the log. */
  readonly kind: string;
  plug(firmware: Firmware): Promise<void>;
  unplug(): Promise<void>;
}

/** Milliseconds between two looks for what the kernel has for us: its files do not tell when. */
export const LOOK_MS = 1;
