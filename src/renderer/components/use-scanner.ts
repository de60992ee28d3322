import { onBeforeUnmount, onMounted } from 'vue';
import { addKeystroke, LONGEST_SCAN_GAP_MS, scanEndedBy } from '../../shared/domain/device/key-burst.ts';
import type { KeyBurst } from '../../shared/domain/device/key-burst.ts';
import { createHeldKeys, swallow } from './held-keys.ts';
import { isTyping } from './use-keys.ts';

/** A field whose content a scan was typed into. */
export type ScanField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

type ScannerSettings<Scan> = {
  /** False where keys are nobody's business: at the login, in dialogs. */
  readonly enabled: () => boolean;
  /** Undefined lets the text stand as if it had been typed. */
  readonly recognize: (text: string) => Scan | undefined;
  readonly onScan: (scan: Scan, field: ScanField | null) => void;
  readonly target?: Window;
};

/** Keys that are typed here are secrets: not even looked at. */
const SECRET = '[data-pin], input[type="password"]';
/** What the events of a scanned field carry. */
const SCANNED = Symbol('scanned');
/** The space bar presses what has the focus: the browser's own business. */
const CHOOSES = /^\S$/u;

/**
 * Scanners that act as keyboards. What goes into a field is typed as always and taken back when it was a scan. Letters
 * and digits elsewhere would choose and tick things: they wait until it is clear that a finger pressed them.
 */
export function useScanner<Scan>(settings: ScannerSettings<Scan>): void {
  const { enabled, recognize, onScan, target = window } = settings;
  const held = createHeldKeys(LONGEST_SCAN_GAP_MS);
  let burst: KeyBurst | null = null;
  /** The field the burst goes into, and what it held before. */
  let began: { readonly field: ScanField; readonly value: string } | null = null;

  function endBurst(): void {
    burst = null;
    began = null;
  }

  function take(scan: Scan): void {
    held.drop();
    if (began) fillField(began.field, began.value);
    onScan(scan, began?.field ?? null);
    endBurst();
  }

  function add(event: KeyboardEvent): void {
    const grown = addKeystroke(burst, strokeOf(event));
    if (grown?.text.length === 1 && grown !== burst) began = contentOf(event.target);
    burst = grown;
    if (burst && CHOOSES.test(event.key) && !isTyping(event.target)) return held.hold(event);
    if (!burst) leaveAlone();
  }

  function leaveAlone(): void {
    held.release();
    endBurst();
  }

  function onKey(event: KeyboardEvent): void {
    if (held.wasHeld(event)) return;
    if (!enabled() || isNotOurs(event)) return leaveAlone();
    const text = scanEndedBy(burst, strokeOf(event));
    const scan = text === undefined ? undefined : recognize(text);
    if (scan === undefined) return add(event);
    swallow(event);
    take(scan);
  }

  onMounted(() => target.addEventListener('keydown', onKey, { capture: true }));
  onBeforeUnmount(() => {
    held.drop();
    target.removeEventListener('keydown', onKey, { capture: true });
  });
}

/** Puts a scanned value into a field; the field can tell by `isScanned` that nobody typed it. */
export function fillScanned(field: ScanField, value: string): void {
  fillField(field, value, SCANNED);
}

/** True for the events of a field that `fillScanned` filled. */
export function isScanned(event: Event): boolean {
  return event instanceof CustomEvent && event.detail === SCANNED;
}

/** Puts a value into a field as if it had been typed and left. */
function fillField(field: ScanField, value: string, detail: symbol | null = null): void {
  field.value = value;
  field.dispatchEvent(new CustomEvent('input', { bubbles: true, detail }));
  field.dispatchEvent(new CustomEvent('change', { bubbles: true, detail }));
}

function strokeOf({ key, timeStamp, repeat }: KeyboardEvent) {
  return { key, atMs: timeStamp, repeated: repeat };
}

function contentOf(place: EventTarget | null): { field: ScanField; value: string } | null {
  const isField =
    place instanceof HTMLInputElement ||
    place instanceof HTMLTextAreaElement ||
    place instanceof HTMLSelectElement;
  return isField && isTyping(place) ? { field: place, value: place.value } : null;
}

function isNotOurs({ target, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || isComposing) return true;
  return target instanceof Element && target.closest(SECRET) !== null;
}
