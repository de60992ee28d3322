const CONTROLS = 'input, select, textarea, button, [tabindex]';

/** Moves the focus to the element, or to the first control inside it, and into view. */
export function focusOn(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false;
  const target = element.matches(CONTROLS) ? element : element.querySelector(CONTROLS);
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center' });
  return true;
}

/** Moves the focus by `step` among the elements that match, as arrow keys do in a list. */
export function focusNeighbour(root: Element, selector: string, step: number): void {
  const all = [...root.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((element) => element.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus();
}
