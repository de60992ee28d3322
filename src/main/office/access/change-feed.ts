import type { Change, ChangeFeed } from '../ports/world.ts';

/**
 * Changes inside this process. Several office processes on one PostgreSQL do not see each other's changes yet: that
 * takes LISTEN/NOTIFY behind the same port.
 */
export function createChangeFeed(): ChangeFeed {
  const followers = new Set<Follower>();
  return {
    publish: (change) => {
      for (const follower of followers) follower.push(change);
    },
    follow: (signal) => followFrom(followers, new Follower(), signal),
  };
}

/** Follows from the call on, not only from the first `next`. */
function followFrom(
  followers: Set<Follower>,
  follower: Follower,
  signal: AbortSignal,
): AsyncIterable<Change> {
  const leave = (): void => {
    followers.delete(follower);
    follower.end();
  };
  if (!signal.aborted) {
    followers.add(follower);
    signal.addEventListener('abort', leave, { once: true });
  }
  return (async function* () {
    try {
      while (!signal.aborted) yield* await follower.take();
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  })();
}

/** What one page has not been told yet. A page that is slow hears of each thing once, however often it changed. */
class Follower {
  readonly #pending = new Map<string, Change>();
  #wake: () => void = () => undefined;

  push(change: Change): void {
    this.#pending.set(`${change.kind} ${change.id}`, change);
    this.#wake();
  }

  end(): void {
    this.#pending.clear();
    this.#wake();
  }

  async take(): Promise<readonly Change[]> {
    if (this.#pending.size === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const changes = [...this.#pending.values()];
    this.#pending.clear();
    return changes;
  }
}
