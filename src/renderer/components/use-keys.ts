import { onBeforeUnmount, onMounted } from 'vue';

/** What a key does. Names are `F2`, `ctrl+Enter`, `alt+1`; a handler that answers false lets the key through. */
export type KeyTable = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

/** The name of a key as the tables write it; empty while an input method composes. */
export function keyNameOf(event: KeyboardEvent): string {
  if (event.isComposing || event.key === 'Process') return '';
  const modifiers = [event.ctrlKey || event.metaKey ? 'ctrl+' : '', event.altKey ? 'alt+' : ''];
  return `${modifiers.join('')}${event.key}`;
}

/** Calls the handler of a key that was pressed; takes the key away from the browser unless it answers false. */
export function pressKey(table: KeyTable, event: KeyboardEvent): boolean {
  const handler = table[keyNameOf(event)];
  if (!handler || handler(event) === false) return false;
  event.preventDefault();
  return true;
}

/** Keys of a page, wherever the focus is, as long as no dialog is open. */
export function useKeys(table: KeyTable, target: Window = window): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isDialogOpen(target.document)) return;
    pressKey(table, event);
  };
  onMounted(() => target.addEventListener('keydown', onKey));
  onBeforeUnmount(() => target.removeEventListener('keydown', onKey));
}

/** Keys of a dialog, wherever the focus is in it. */
export function useDialogKeys(table: KeyTable, target: Window = window): void {
  const onKey = (event: KeyboardEvent) => {
    if (!event.defaultPrevented) pressKey(table, event);
  };
  onMounted(() => target.addEventListener('keydown', onKey));
  onBeforeUnmount(() => target.removeEventListener('keydown', onKey));
}

/** True while a dialog wants an answer: the page behind it hears no keys. */
export function isDialogOpen(document: Document = window.document): boolean {
  return document.querySelector('[aria-modal="true"]:not([hidden])') !== null;
}

/** True where a plain letter or digit would be typed. */
export function isTyping(element: EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return (
    element instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(element.type)
  );
}
