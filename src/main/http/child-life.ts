/** What a child says to its parent when it answers calls. */
export const READY_MESSAGE = 'quanke:ready';

/** What a child says from then on, again and again: one that hangs does not. */
export const ALIVE_MESSAGE = 'quanke:alive';

const ALIVE_EVERY_MS = 1_000;

/** What a parent says to its child when it shall end. */
export const STOP_MESSAGE = 'quanke:stop';

/** How long a program may take to close what it has open. */
const CLOSE_WAIT_MS = 2_500;

/** The channel of a utility process to its parent, as Electron puts it on `process`. */
type ParentPort = {
  postMessage(message: string): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

/** What of `process` a program's life depends on; a parameter so that a test can be the parent. */
export type ProgramProcess = NodeJS.Process & { readonly parentPort?: ParentPort };

/** Tells whoever started this program that it answers now, and that it still does. Silent when a person started it. */
export function reportReady(program: ProgramProcess): void {
  const tell = (message: string): void => {
    if (program.connected) program.send?.(message);
    program.parentPort?.postMessage(message);
  };
  tell(READY_MESSAGE);
  setInterval(() => tell(ALIVE_MESSAGE), ALIVE_EVERY_MS).unref();
}

/**
 * Ends the program when it is told to, and when its parent goes: nobody else would ever end it. A utility process is
 * ended by Electron itself when the shell goes.
 */
export function endWithParent(program: ProgramProcess, close: () => Promise<void>): void {
  let ending = false;
  const end = (status: number): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => program.exit(1), CLOSE_WAIT_MS).unref();
    void close().then(
      () => program.exit(status),
      () => program.exit(1),
    );
  };
  program.once('disconnect', () => end(0));
  program.on('message', (message) => {
    if (message === STOP_MESSAGE) end(0);
  });
  program.parentPort?.on('message', ({ data }) => {
    if (data === STOP_MESSAGE) end(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) program.once(signal, () => end(0));
}
