import type { DoorPlate } from '../../../shared/domain/form/door-plate.ts';

/** 门牌地址库. The address base behind the codes on door plates. */
export interface DoorPlates {
  /** The entry under a code; undefined when there is none. */
  find(plateCode: string): Promise<DoorPlate | undefined>;
}
