import type { ReceiveAction } from '../find-sub-case.ts';

/** Personal data of an action, as long as the case has a key to keep them under; nothing once it was erased. */
export function keptOf<Data>(
  { personal }: Pick<ReceiveAction, 'personal'>,
  data: Data,
): { readonly personal?: Data } {
  return personal ? { personal: data } : {};
}
