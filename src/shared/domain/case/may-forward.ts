import type { ServiceItem } from '../catalogue/service-item.ts';

/** Leading digits of a division code that the two places must share (GB/T 2260: province 2, city 4). */
const SHARED_DIGITS = { nation: 0, province: 2, city: 4 } as const;

/**
 * 跨域代收. Whether an item may be taken in at one place for another: within the area it is 通办 in, and never for the
 * place itself. Items of one county stay there: its towns have no division code of their own.
 */
export function mayForward(
  { crossRegion }: Pick<ServiceItem, 'crossRegion'>,
  from: string,
  to: string,
): boolean {
  if (crossRegion === 'none' || crossRegion === 'county' || from === to) return false;
  const digits = SHARED_DIGITS[crossRegion];
  return from.slice(0, digits) === to.slice(0, digits);
}
