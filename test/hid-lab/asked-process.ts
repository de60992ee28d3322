import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Command, Reply } from './station-process.ts';

/** A station in its own process, as in the product; asked by messages. */
export class StationProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  #asked = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#exit = once(child, 'exit');
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  async ask(command: Command): Promise<unknown> {
    const id = this.#asked++;
    this.#child.send({ id, command });
    const ended = this.#exit.then(() => Promise.reject(new Error('the station ended')));
    for (;;) {
      const [reply] = (await Promise.race([once(this.#child, 'message'), ended])) as [Reply];
      if (reply.id === id) return reply.result;
    }
  }

  /** Holds the process up while something happens that it should have looked after. */
  async pauseWhile(work: () => Promise<void>): Promise<void> {
    this.#child.kill('SIGSTOP');
    await work();
    this.#child.kill('SIGCONT');
  }

  /** Tells the process to go without any notice; resolves when it is gone. */
  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    await this.#exit;
  }

  /** Lets go of the channel, so that a process with nothing left to do ends; how it ended. */
  async end(): Promise<unknown> {
    this.#child.disconnect();
    return this.#exit;
  }

  /** How the process ended by itself. */
  async ended(): Promise<unknown> {
    return this.#exit;
  }
}
