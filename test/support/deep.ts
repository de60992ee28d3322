// Read from globalThis: tests of the page repeat things too, and the page's program knows no Node types.
const { process } = globalThis as {
  readonly process?: { readonly env: Readonly<Record<string, string | undefined>> };
};

/** True under `npm run test:deep`. */
export const isDeep = process?.env['QUANKE_TEST_DEEP'] === '1';

/** How often to repeat, flip or kill: few in `npm test`, the full count in `npm run test:deep`. */
export function times(normal: number, deep: number): number {
  return isDeep ? deep : normal;
}
