import { Worker } from 'node:worker_threads';
import { assert } from '../../../shared/kernel/assert.ts';
import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import type { DocumentComposer } from '../ports/documents.ts';
import type { OpenedComposer } from './open-composer.ts';
import type { FontProblem, FontSources } from './paper-fonts.ts';

type Composed = Awaited<ReturnType<DocumentComposer['compose']>>;

type Marked = Awaited<ReturnType<DocumentComposer['markCopy']>>;

/** What the thread is asked: a paper, a copy of one, or nothing but to get ready. */
export type ComposerTask = {
  readonly taskId: number;
  readonly model: DocumentModel | null;
  readonly copy?: { readonly pdf: Uint8Array; readonly text: string };
};

/** What the thread says: an answer, or the error the composer threw. */
export type ComposerAnswer =
  | { readonly taskId: number; readonly composed: Composed }
  | { readonly taskId: number; readonly marked: Marked }
  | { readonly taskId: number; readonly problems: readonly FontProblem[] }
  | { readonly taskId: number; readonly error: unknown };

/** Where the thread's program lies and what it is set in. */
export type ThreadSettings = { readonly workerFile: string; readonly fonts: FontSources };

type Asked = ComposerTask & {
  readonly resolve: (answer: ComposerAnswer) => void;
  readonly reject: (error: unknown) => void;
  stops: number;
};

/** A paper whose layout runs away shall end its thread, not the office. */
const MEMORY_LIMIT_MB = 512;

/**
 * Composes papers in a thread of its own, so that the office answers meanwhile. The thread works in order; when it
 * stops, the paper it was at is tried once more in a new one, and the others wait for that.
 */
export class ThreadedComposer implements OpenedComposer {
  readonly #settings: ThreadSettings;
  /** In the order they were asked for, which is the order of the answers. */
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | undefined;
  #lastTaskId = 0;
  #closed = false;

  constructor(settings: ThreadSettings) {
    this.#settings = settings;
  }

  async start(): Promise<readonly FontProblem[]> {
    const answer = await this.#ask({ model: null });
    return 'problems' in answer ? answer.problems : [];
  }

  async compose(model: DocumentModel): Promise<Composed> {
    const answer = await this.#ask({ model });
    assert('composed' in answer, 'a paper is answered with a paper');
    return answer.composed;
  }

  async markCopy(pdf: Uint8Array, { text }: { readonly text: string }): Promise<Marked> {
    const answer = await this.#ask({ model: null, copy: { pdf, text } });
    assert('marked' in answer, 'a copy is answered with a copy');
    return answer.marked;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    for (const { taskId, model, copy, resolve, reject } of this.#asked.values()) {
      if (model === null && copy === undefined) resolve({ taskId, problems: [] });
      else reject(new Error('The composer was closed'));
    }
    this.#asked.clear();
  }

  #ask(order: Omit<ComposerTask, 'taskId'>): Promise<ComposerAnswer> {
    if (this.#closed) return Promise.reject(new Error('The composer is closed'));
    const worker = (this.#worker ??= this.#startWorker());
    return new Promise((resolve, reject) => {
      const taskId = (this.#lastTaskId += 1);
      const task: ComposerTask = { taskId, ...order };
      worker.postMessage(task);
      this.#asked.set(taskId, { ...task, resolve, reject, stops: 0 });
    });
  }

  #startWorker(): Worker {
    const { workerFile, fonts } = this.#settings;
    const worker = new Worker(workerFile, {
      name: 'composer',
      workerData: fonts,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
    let cause: unknown;
    worker.on('message', (answer: ComposerAnswer) => this.#take(answer));
    worker.on('error', (error) => (cause = error)); // `exit` follows
    worker.on('exit', (code) => this.#goOn(cause ?? new Error(`It ended with ${code}`)));
    return worker;
  }

  #take(answer: ComposerAnswer): void {
    const asked = this.#asked.get(answer.taskId);
    this.#asked.delete(answer.taskId);
    if ('error' in answer) asked?.reject(answer.error);
    else asked?.resolve(answer);
  }

  /** The first paper is the one the thread was at. */
  #goOn(cause: unknown): void {
    this.#worker = undefined;
    const [first] = this.#asked.values();
    if (!first || this.#closed) return;
    first.stops += 1;
    if (first.stops > 1) {
      this.#asked.delete(first.taskId);
      first.reject(new Error('The thread that composes papers stopped twice at one paper', { cause }));
    }
    if (this.#asked.size === 0) return;
    const worker = this.#startWorker();
    for (const { taskId, model, copy } of this.#asked.values()) {
      worker.postMessage({ taskId, model, ...(copy && { copy }) } satisfies ComposerTask);
    }
    this.#worker = worker;
  }
}
