/** True under `npm run test:deep`. */
export const isDeep = process.env['QUANKE_TEST_DEEP'] === '1';

/** How often to repeat, flip or kill: few in `npm test`, the full count in `npm run test:deep`. */
export function times(normal: number, deep: number): number {
  return isDeep ? deep : normal;
}
