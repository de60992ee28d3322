import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { ElDialog } from 'element-plus';
import { createPinia } from 'pinia';
import { afterEach, vi } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import type { Router } from 'vue-router';
import App from '../../src/renderer/App.vue';
import { LINK } from '../../src/renderer/api/link.ts';
import { createAppRouter } from '../../src/renderer/router.ts';
import { useStaffStore } from '../../src/renderer/stores/staff.ts';
import type { FakeLink } from './fake-link.ts';

/** The whole page in a document, as an operator has it, with the office and the devices in memory. */
export class OpenApp {
  readonly wrapper: VueWrapper;
  readonly router: Router;

  constructor(wrapper: VueWrapper, router: Router) {
    this.wrapper = wrapper;
    this.router = router;
  }

  /** Presses a key where the focus is, as a keyboard does. */
  async press(key: string, modifiers: { ctrlKey?: boolean; altKey?: boolean } = {}): Promise<void> {
    const target = document.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
    target.dispatchEvent(event);
    if (!event.defaultPrevented && key === 'Enter' && target instanceof HTMLButtonElement) target.click();
    if (key.length === 1) await pause(AFTER_CHARACTER_MS);
    await settle();
  }

  /** Sends a code as a scanner does that acts as a keyboard. */
  async scan(code: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
    let atMs = performance.now();
    for (const key of [...code, end]) {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      atMs += KEY_GAP_MS; // said, not measured: a busy machine would make a person of the scanner
      Object.defineProperty(event, 'timeStamp', { value: atMs });
      target.dispatchEvent(event);
      if (!event.defaultPrevented && key.length === 1) insert(target, key);
    }
    await settle();
  }

  /** Types a value and leaves the field. */
  async type(selector: string, value: string): Promise<void> {
    const field = this.find(selector);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
      throw new Error(selector);
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  async click(selector: string): Promise<void> {
    const element = this.find(selector);
    if (!(element instanceof HTMLElement)) throw new Error(`nothing to click: ${selector}`);
    element.click();
    await settle();
  }

  find<Found extends Element = Element>(selector: string): Found | null {
    return document.body.querySelector<Found>(selector);
  }

  textOf(selector: string): string {
    return this.find(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get text(): string {
    return document.body.textContent ?? '';
  }

  /** The nearest `data-…` value around the focus. */
  focused(name: string): string | null | undefined {
    return document.activeElement?.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
  }
}

/** What a browser does with a character nobody kept from it. */
function insert(target: Element, character: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  target.value += character;
  target.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Between two keys of a scanner. */
const KEY_GAP_MS = 5;

/** Characters wait until it is clear that no scanner sent them. */
const AFTER_CHARACTER_MS = 50;

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

let opened: OpenApp | null = null;

afterEach(() => {
  opened?.wrapper.unmount();
  opened = null;
  document.body.replaceChildren();
});

/** Opens the page at a path. */
export async function openApp(fake: FakeLink, path: string): Promise<OpenApp> {
  const pinia = createPinia();
  const history = createMemoryHistory();
  history.replace(path); // the router begins there, as a browser does with its address
  const router = createAppRouter(history, () => useStaffStore(pinia));
  const holder = document.createElement('div');
  document.body.append(holder);
  const wrapper = mount(App, {
    attachTo: holder,
    global: { plugins: [pinia, router], provide: { [LINK]: fake.link }, components: { ElDialog } },
  });
  await router.isReady();
  await settle();
  opened = new OpenApp(wrapper, router);
  return opened;
}

/** Waits until calls are answered, chunks loaded and the screen is drawn. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await flushPromises();
    await vi.dynamicImportSettled();
  }
}
