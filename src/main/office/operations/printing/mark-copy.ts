import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { PaperRefusal } from '../papers.ts';

/** Puts the line of a copy into the margin of every page. TODO(#6): unmarked until the composer can mark. */
export async function markCopy(
  pdf: Uint8Array,
  _mark: { readonly text: string },
): Promise<Result<Uint8Array, PaperRefusal>> {
  return succeed(pdf);
}
