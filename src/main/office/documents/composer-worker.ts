// The thread in which papers are composed. It holds the parsed fonts and does one paper after the other, so that the
// first of several is ready while the next is made.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../../shared/kernel/assert.ts';
import { createDocumentComposer } from './document-composer.ts';
import type { ComposerAnswer, ComposerTask } from './threaded-composer.ts';
import { loadPaperFonts } from './paper-fonts.ts';
import type { FontSources } from './paper-fonts.ts';

const port = parentPort;
assert(port, 'this file is the program of a thread');
const sources = workerData as FontSources;
const composer = createDocumentComposer(sources);
let last = Promise.resolve();

port.on('message', (task: ComposerTask) => {
  last = last.then(() => answer(task));
});

async function answer({ taskId, model, copy }: ComposerTask): Promise<void> {
  try {
    if (copy) {
      const marked = await composer.markCopy(copy.pdf, copy);
      return send({ taskId, marked }, marked.ok ? [bufferOf(marked.value)] : []);
    }
    if (model === null) return send({ taskId, problems: (await loadPaperFonts(sources)).problems });
    const composed = await composer.compose(model);
    if (composed.ok) send({ taskId, composed }, [bufferOf(composed.value.pdf)]);
    else send({ taskId, composed });
  } catch (error) {
    send({ taskId, error });
  }
}

function send(message: ComposerAnswer, moved: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, moved);
}

/** The bytes change hands, which costs nothing whatever their number. */
function bufferOf(pdf: Uint8Array): ArrayBuffer {
  const { buffer } = pdf;
  assert(
    buffer instanceof ArrayBuffer && buffer.byteLength === pdf.length,
    'a file fills a buffer of its own',
  );
  return buffer;
}
