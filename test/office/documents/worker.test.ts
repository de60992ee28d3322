import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ThreadedComposer } from '../../../src/main/office/documents/threaded-composer.ts';
import { makeOutcome, makeReceiptSlip } from '../../support/make-document-model.ts';
import { makeOffice } from '../../support/make-office.ts';
import { composer, FONTS } from '../../support/make-seal.ts';
import { fillDraft } from '../../support/take-in.ts';

const PROGRAM = join(import.meta.dirname, '../../../src/main/office/documents/composer-worker.ts');
const folder = mkdtempSync(join(tmpdir(), 'quanke-worker-'));
let opened: ThreadedComposer | undefined;

afterEach(() => opened?.close());
afterAll(() => rmSync(folder, { recursive: true }));

function open(workerFile = PROGRAM): ThreadedComposer {
  opened = new ThreadedComposer({ workerFile, fonts: { folder: FONTS } });
  return opened;
}

/** A thread that answers with the title, and ends as often as its file of marks says it should. */
function makeFaintingProgram(stops: number): string {
  const path = join(folder, `fainting-${stops}.mjs`);
  const marks = JSON.stringify(join(folder, `marks-${stops}`));
  writeFileSync(
    path,
    `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ taskId, model }) => {
      const stopped = existsSync(${marks}) ? readFileSync(${marks}).length : 0;
      if (model.title === 'faint' && stopped < ${stops}) {
        appendFileSync(${marks}, '.');
        process.exit(3);
      }
      const value = { pdf: new Uint8Array(1), sha256: model.title, pageCount: 1 };
      parentPort.postMessage({ taskId, composed: { ok: true, value } });
    });`,
  );
  return path;
}

/** Threads of this process, as its diagnostic report lists them. */
function countThreads(): number {
  const { workers } = process.report.getReport() as { readonly workers: readonly unknown[] };
  return workers.length;
}

const answerOf = async (threaded: ThreadedComposer, title: string) => {
  const composed = await threaded.compose(makeOutcome({ title }));
  return composed.ok ? composed.value.sha256 : composed.failure.code;
};

describe('the thread that composes papers', () => {
  it('gives the bytes the composer gives in the thread of its caller', async () => {
    const threaded = open();

    const papers = await Promise.all([threaded.compose(makeOutcome()), threaded.compose(makeReceiptSlip())]);

    expect(papers).toEqual([
      await composer.compose(makeOutcome()),
      await composer.compose(makeReceiptSlip()),
    ]);
  });

  it('refuses what the composer refuses', async () => {
    const refused = await open().compose(makeOutcome({ title: '决定😀' }));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'document.glyphMissing' } });
  });

  it('hands on what the composer throws, and does the next paper', async () => {
    const threaded = new ThreadedComposer({ workerFile: PROGRAM, fonts: { folder } });
    opened = threaded;

    await expect(threaded.compose(makeOutcome())).rejects.toThrow(/title\.ttf.*fontMissing/);
    await expect(threaded.compose(makeOutcome())).rejects.toThrow(/title\.ttf.*fontMissing/);
  });

  it('makes the papers of an office, which ends it', async () => {
    const test = await makeOffice({ composerWorkerFile: PROGRAM });
    const clerk = await test.signIn('window01');
    const { draft } = await fillDraft(test, clerk);

    const accepted = await clerk.calls.case.accept({
      requestId: randomUUID(),
      draftId: draft.id,
      expectedVersion: draft.version,
    });
    const threads = countThreads();
    await test.close();

    expect(accepted.ok && accepted.value.documents.length).toBeGreaterThan(1);
    expect(countThreads()).toBe(threads - 1);
  });

  it('ends with an office that cannot be opened', async () => {
    const templatesFolder = mkdtempSync(join(folder, 'site-'));
    const ours = join(import.meta.dirname, '../../../resources/templates/papers/caseTicket.json');
    copyFileSync(ours, join(templatesFolder, 'ticket.json')); // it is tried on paper before the office is open
    const dataFolder = mkdtempSync(join(folder, 'data-'));
    writeFileSync(join(dataFolder, 'office-key.json'), 'no key');
    const threads = countThreads();

    await expect(
      makeOffice({ composerWorkerFile: PROGRAM, templatesFolder, dataFolder, demo: false }),
    ).rejects.toThrow();

    expect(countThreads()).toBe(threads);
  });

  it('tries a paper once more after the thread stopped, and the papers behind it', async () => {
    const threaded = open(makeFaintingProgram(1));

    const answers = await Promise.all([answerOf(threaded, 'faint'), answerOf(threaded, 'next')]);

    expect(answers).toEqual(['faint', 'next']);
  });

  it('gives a paper up at which the thread stops twice, and does the others', async () => {
    const threaded = open(makeFaintingProgram(2));

    const answers = await Promise.allSettled(
      ['first', 'faint', 'next'].map((title) => answerOf(threaded, title)),
    );

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('makes no paper when it is closed, and lets nobody wait', async () => {
    const threaded = open();
    const waiting = threaded.compose(makeOutcome());
    const asked = expect(waiting).rejects.toThrow('closed');

    await threaded.close();

    await asked;
    await expect(threaded.compose(makeOutcome())).rejects.toThrow('closed');
  });
});
