import { randomBytes } from 'node:crypto';
import type { Log } from './log.ts';
import type { SocketFolder } from './socket-folder.ts';

/** Where a program of this workstation answers, and the secret it asks for; both new at every launch. */
export type PipeAddress = { readonly socketPath: string; readonly secret: string };

/** What to start. */
export type LaunchOrder = {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

/** A started program. `onReady` and `onExit` are called at most once, `onAlive` again and again in between. */
export type LaunchEvents = {
  readonly onReady: () => void;
  readonly onAlive: () => void;
  readonly onExit: (how: string) => void;
};

/** A program while it runs. */
export interface LaunchedProcess {
  readonly pid: number | undefined;
  /** Asks it to end; it may finish what it does. */
  stop(): void;
  /** Ends it now. */
  kill(): void;
}

/** One way to start a program: a child of Node, or a utility process of Electron. */
export type LaunchWay = (order: LaunchOrder, events: LaunchEvents) => LaunchedProcess;

/** How long a program may take to answer first, and how long it may then say nothing, before it counts as hanging. */
export type HangLimits = { readonly startMs: number; readonly silentMs: number };

/** Native HID code hangs for good; the office may bring a large database up to date, or count in it for a while. */
export const HANG_LIMITS: Readonly<Record<'office' | 'station', HangLimits>> = {
  office: { startMs: 600_000, silentMs: 120_000 },
  station: { startMs: 30_000, silentMs: 15_000 },
};

/** What a supervisor needs. */
export type SuperviseOrder = LaunchOrder & {
  readonly limits: HangLimits;
  readonly way: LaunchWay;
  readonly sockets: SocketFolder;
  readonly log: Log;
};

/** A program that is started again whenever it ends. */
export interface SupervisedProgram {
  /** Undefined while it is not running. */
  readonly pid: number | undefined;
  /** Its address once it answers; waits through a restart, undefined after `waitMs`. */
  whenReady(waitMs?: number): Promise<PipeAddress | undefined>;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** How long a call waits for a restart. */
const READY_WAIT_MS = 10_000;
/** The first restart is immediate; then the pause doubles. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A program that ran this long had started well: its next restart is immediate again. */
const STEADY_MS = 10_000;
const STOP_WAIT_MS = 3_000;
const LATE_MS = 1_000;

/** Starts a program and keeps it running until `close`. */
export function superviseProgram(order: SuperviseOrder): SupervisedProgram {
  return new Supervisor(order);
}

type Running = {
  readonly process: LaunchedProcess;
  readonly address: PipeAddress;
  readonly startedAt: number;
};

class Supervisor implements SupervisedProgram {
  readonly #order: SuperviseOrder;
  #running: Running | undefined;
  #ready: PipeAddress | undefined;
  #waiting: ((address: PipeAddress | undefined) => void)[] = [];
  #pauseMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #closed = false;
  #whenGone = (): void => {};

  constructor(order: SuperviseOrder) {
    this.#order = order;
    this.#launch();
  }

  get pid(): number | undefined {
    return this.#running?.process.pid;
  }

  whenReady(waitMs = READY_WAIT_MS): Promise<PipeAddress | undefined> {
    if (this.#ready || this.#closed) return Promise.resolve(this.#ready);
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve(undefined), waitMs);
      this.#waiting.push((address) => {
        clearTimeout(giveUp);
        resolve(address);
      });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#tell(undefined);
    const running = this.#running;
    if (!running) return;
    const gone = new Promise<void>((resolve) => (this.#whenGone = resolve));
    running.process.stop();
    const force = setTimeout(() => running.process.kill(), STOP_WAIT_MS);
    await gone;
    clearTimeout(force);
  }

  #launch(): void {
    const { name, sockets, way, environment, limits, log } = this.#order;
    const address = { socketPath: sockets.newPath(name), secret: randomBytes(32).toString('hex') };
    const startedAt = performance.now();
    const process = way(
      {
        ...this.#order,
        environment: {
          ...environment,
          QUANKE_SOCKET: address.socketPath,
          QUANKE_LAUNCH_SECRET: address.secret,
        },
      },
      {
        onReady: () => {
          log.info('programReady', { name, ms: Math.round(performance.now() - startedAt) });
          this.#expectLife(limits.silentMs);
          this.#tell(address);
        },
        onAlive: () => this.#expectLife(limits.silentMs),
        onExit: (how) => this.#restart(how),
      },
    );
    this.#running = { process, address, startedAt };
    this.#expectLife(limits.startMs);
  }

  /** A machine that slept wakes up with all its timers due: a late one tells nothing, so it is set again. */
  #expectLife(withinMs: number): void {
    clearTimeout(this.#watch);
    const due = performance.now() + withinMs;
    this.#watch = setTimeout(() => {
      if (performance.now() - due > LATE_MS) return this.#expectLife(withinMs);
      this.#order.log.warn('programHangs', { name: this.#order.name, silentMs: withinMs });
      this.#running?.process.kill();
    }, withinMs).unref();
  }

  #tell(address: PipeAddress | undefined): void {
    this.#ready = address;
    for (const answer of this.#waiting.splice(0)) answer(address);
  }

  #restart(how: string): void {
    const ranMs = this.#running ? performance.now() - this.#running.startedAt : 0;
    this.#running = undefined;
    this.#ready = undefined;
    clearTimeout(this.#watch);
    if (this.#closed) return this.#whenGone();
    if (ranMs >= STEADY_MS) this.#pauseMs = 0;
    this.#order.log.warn('programEnded', { name: this.#order.name, how, pauseMs: this.#pauseMs });
    this.#timer = setTimeout(() => this.#launch(), this.#pauseMs);
    this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
  }
}
