/** Keys that wait. Released they arrive where they were pressed, each once and in order. */
export type HeldKeys = {
  /** Takes the key out of the page's hands. */
  hold(event: KeyboardEvent): void;
  release(): void;
  /** Forgets what waits: a scanner sent it. */
  drop(): void;
  /** True for a key that waited and now goes its way. */
  wasHeld(event: KeyboardEvent): boolean;
};

/** Holds keys until `afterMs` have passed without another one. */
export function createHeldKeys(afterMs: number): HeldKeys {
  let waiting: KeyboardEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const released = new WeakSet<Event>();

  function drop(): void {
    clearTimeout(timer);
    waiting = [];
  }

  function release(): void {
    const events = waiting;
    drop();
    for (const event of events) {
      const again = copyOf(event);
      released.add(again);
      placeOf(event).dispatchEvent(again);
    }
  }

  return {
    hold(event) {
      swallow(event);
      waiting.push(event);
      clearTimeout(timer);
      timer = setTimeout(release, afterMs);
    },
    release,
    drop,
    wasHeld: (event) => released.has(event),
  };
}

/** Keeps a key from the browser and from everybody else. */
export function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function copyOf({ key, code, shiftKey }: KeyboardEvent): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
}

/** What the key before it did may have taken the place away. */
function placeOf({ target }: KeyboardEvent): Element {
  if (target instanceof Element && target.isConnected) return target;
  return document.activeElement ?? document.body;
}
