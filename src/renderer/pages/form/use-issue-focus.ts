import type { Ref } from 'vue';
import type { FormIssue } from '../../../shared/domain/form/draft.ts';
import { focusOn } from '../../components/focus.ts';

/** Moves the focus to what an issue is about, and from one to the next. */
export function useIssueFocus(
  root: Readonly<Ref<HTMLElement | null>>,
  errors: Readonly<Ref<readonly FormIssue[]>>,
) {
  function find(selector: string): Element | null {
    return root.value?.querySelector(selector) ?? null;
  }

  function jump({ where, code, reason }: FormIssue): void {
    const row = find(`[data-${where}="${CSS.escape(code)}"]`);
    focusOn(row?.querySelector(reason === 'conflict' ? '[data-settle]' : '[data-tick]') ?? row);
  }

  /** The error after the one that has the focus; after the last one the first again, after none the button. */
  function nextIssue(): void {
    const holder = document.activeElement?.closest('[data-question], [data-field], [data-material]');
    const here = errors.value.findIndex(({ where, code }) => holder?.getAttribute(`data-${where}`) === code);
    const next = errors.value[(here + 1) % Math.max(errors.value.length, 1)];
    if (next) jump(next);
    else focusOn(find('[data-accept], [data-supply]'));
  }

  return { find, jump, nextIssue };
}
