import { defineStore } from 'pinia';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** 时钟状态: whether the office's clock jumped or is behind, and who says that it is right. */
export const useClockStore = defineStore('clock', () => {
  const { office } = useLink();
  const standing = createLookup(() => office.system.clock());
  const settling = createCommand();

  function confirm(reason: string): Promise<boolean> {
    return settling.run(
      (requestId) => office.system.confirmClock({ requestId, reason }),
      (next) => standing.take(undefined, next),
    );
  }

  function accept(reason: string): Promise<boolean> {
    return settling.run(
      (requestId) => office.system.acceptClock({ requestId, reason }),
      (next) => standing.take(undefined, next),
    );
  }

  return { standing, settling, confirm, accept };
});
