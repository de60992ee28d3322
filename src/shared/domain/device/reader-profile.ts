import { z } from 'zod';
import { FRAMING_NAMES } from './framing.ts';

/** A USB or HID number as four hexadecimal digits, as device managers print it. */
const hexId = z.string().regex(/^[0-9A-Fa-f]{4}$/);

/** 读卡器型号配置. A model of reader the station may open, and how it packs its frames. */
export const ReaderProfile = z.strictObject({
  name: z.string().min(1).max(60),
  vendorId: hexId,
  productId: hexId,
  /** Compared where the system tells it; so are the three that follow. */
  usagePage: hexId.optional(),
  usage: hexId.optional(),
  interface: z.int().min(0).max(31).optional(),
  /** A part of the product's name as the device gives it. */
  product: z.string().min(1).max(60).optional(),
  /** `auto`: the reader is asked under one framing after the other. */
  framing: z.enum(['auto', ...FRAMING_NAMES]),
  /** Where this comes from and how sure it is. */
  note: z.string().max(300).optional(),
});
export type ReaderProfile = z.infer<typeof ReaderProfile>;

/** A reader that is known and cannot be used over HID: the diagnosis says so instead of "no reader". */
export const KnownDevice = z.strictObject({
  name: z.string().min(1).max(60),
  vendorId: hexId,
  /** Absent where all products of the maker are meant. */
  productId: hexId.optional(),
  /** How it is driven: by the maker's own USB protocol, as a keyboard, or by a library of the maker. */
  access: z.enum(['bulk', 'keyboard', 'vendorLibrary']),
  note: z.string().max(300).optional(),
});
export type KnownDevice = z.infer<typeof KnownDevice>;

/** The file of reader profiles: ours in `resources/devices`, and one a site may lay beside the station's data. */
export const ReaderProfiles = z.strictObject({
  format: z.literal(1),
  readers: z.array(ReaderProfile).min(1),
  notHid: z.array(KnownDevice).default([]),
});
export type ReaderProfiles = z.infer<typeof ReaderProfiles>;
