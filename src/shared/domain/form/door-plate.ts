import { z } from 'zod';

/** 门牌. An entry of the address base, under the code on the plate of the house. */
export const DoorPlate = z.strictObject({
  /** 门牌码: text, never computed with. */
  plateCode: z.string().min(1).max(60),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  town: z.string(),
  road: z.string(),
  number: z.string(),
  /** Building, entrance and room; a plate at the gate has none. */
  room: z.string().optional(),
  /** The place of the organisation it lies in. */
  unitCode: z.string(),
});
export type DoorPlate = z.infer<typeof DoorPlate>;

/** The address as a form takes it, from the largest part to the smallest. */
export function addressOfPlate(plate: DoorPlate): string {
  const { province, city, district, town, road, number, room = '' } = plate;
  return [province, city, district, town, road, number, room].join('');
}
