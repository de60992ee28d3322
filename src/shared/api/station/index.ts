import type { GatedRouter } from '../procedure.ts';
import { idCardReader } from './id-card-reader.ts';
import { printing } from './printing.ts';
import { sealKey } from './seal-key.ts';
import { simulator } from './simulator.ts';

/** Everything that can be asked of the devices of one workstation. */
export const station = { idCardReader, printing, sealKey, simulator } satisfies GatedRouter;
