import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';

/** A card in the simulator's drawer; the person does not exist. */
export type SimulatedCardSummary = { readonly cardId: string; readonly name: string; readonly hint: string };

/** The simulated printer; what it prints lies as PDF in the data folder. */
export type SimulatedPrinterState = {
  readonly online: boolean;
  readonly hasPaper: boolean;
  /** Files printed since the station was started, the newest first; a few. */
  readonly printed: readonly string[];
};

/** What the simulated devices look like from outside. */
export type SimulatorState = {
  readonly readerPlugged: boolean;
  readonly cardOnReader: string | null;
  readonly sealKeyPlugged: boolean;
  readonly sealKeySerial: string | null;
  readonly cards: readonly SimulatedCardSummary[];
  readonly sealKeys: readonly { readonly serial: string; readonly label: string }[];
  readonly printer: SimulatedPrinterState;
};

/** Faults the simulated reader can be told to make once. `status…` puts that status word in place of the answer. */
export const READER_FAULTS = [
  'pullCardDuringRead',
  'wrongChecksum',
  'truncatedFrame',
  'doubledFrame',
  'leadingJunk',
  'noAnswer',
  'slowAnswer',
  'lateAnswer',
  'endlessAnswer',
  'oddSplits',
  'unplugBefore',
  'unplugMid',
  'unplugAfter',
  'noFingerprints',
  'status10',
  'status11',
  'status21',
  'status24',
  'status31',
  'status32',
  'status33',
  'status40',
  'status41',
  'status47',
  'status60',
  'status66',
  'status80',
  'status81',
  'status91',
] as const;

/** The commands at which the reader can be told to fail. */
export const READER_STEPS = ['samId', 'find', 'select', 'read', 'newestAddress'] as const;

const gate = { role: 'workstation', audit: 'none' } as const;
const changed = answer<SimulatorState>();

/** 模拟设备. Hands that put cards and keys into the simulated devices; refused when the devices are real. */
export const simulator = {
  state: query(gate, 'simulator.notSimulated').output(changed),
  putCard: query(gate, 'simulator.notSimulated')
    .input(z.object({ cardId: z.string() }))
    .output(changed),
  takeCard: query(gate, 'simulator.notSimulated').output(changed),
  plugReader: query(gate, 'simulator.notSimulated')
    .input(z.object({ plugged: z.boolean() }))
    .output(changed),
  plugSealKey: query(gate, 'simulator.notSimulated')
    .input(z.object({ serial: z.string().nullable() }))
    .output(changed),
  /** 缺纸, 脱机: leaves out what stays as it is. */
  setPrinter: query(gate, 'simulator.notSimulated')
    .input(z.object({ online: z.boolean().optional(), hasPaper: z.boolean().optional() }))
    .output(changed),
  failNextRead: query(gate, 'simulator.notSimulated')
    .input(z.object({ fault: z.enum(READER_FAULTS), step: z.enum(READER_STEPS).default('read') }))
    .output(changed),
} satisfies GatedRouter;
