import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** A place on a page, counted from 0, as a share of the page's height. */
export type SealSpot = { readonly pageIndex: number; readonly middle: number };

/** A PDF that is open for drawing. */
export type OpenPdf = {
  readonly pageCount: number;
  /** One canvas per page, none when it was closed meanwhile; `sharpness` is device pixels per CSS pixel. */
  draw(scale: number, sharpness: number): Promise<HTMLCanvasElement[]>;
  /** Where the last seal is: its page, and how far down its middle lies, 0 to 1; null where nothing is signed. */
  findSeal(): Promise<SealSpot | null>;
  close(): Promise<void>;
};

// Trusted Types want the worker's address from a policy; ours lets through what our own server serves, nothing else.
const policy = globalThis.trustedTypes?.createPolicy('quanke', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('foreign script');
    return url;
  },
});

/** The worker is one for all papers, and takes no new one while it lets an old one go: another view may be closing. */
let closing: Promise<unknown> = Promise.resolve();

function letGo(task: { destroy(): Promise<void> }): Promise<void> {
  const done = task.destroy();
  closing = Promise.allSettled([closing, done]);
  return done;
}

async function useOwnWorker(): Promise<void> {
  await closing;
  if (GlobalWorkerOptions.workerPort) return;
  const address: string = policy ? policy.createScriptURL(workerUrl) : workerUrl;
  GlobalWorkerOptions.workerPort = new Worker(address, { type: 'module' });
}

/** Opens a PDF in the worker. The legacy build also runs in the browsers of older offices; no WebAssembly (CSP). */
export async function openPdf(blob: Blob): Promise<Result<OpenPdf, 'unreadable'>> {
  if (typeof Worker === 'undefined') return fail('unreadable'); // a browser too old, or none at all
  const data = await blob.arrayBuffer();
  await useOwnWorker();
  const task = getDocument({ data, useWasm: false });
  const pdf = await task.promise.catch(() => null); // the caller says that the file cannot be shown
  if (!pdf) return fail('unreadable');
  let isClosed = false;

  async function drawPage(number: number, scale: number, sharpness: number): Promise<HTMLCanvasElement> {
    const page = await task.promise.then((open) => open.getPage(number));
    const viewport = page.getViewport({ scale: scale * sharpness });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${Math.floor(viewport.width / sharpness)}px`;
    await page.render({ canvas, viewport }).promise;
    return canvas;
  }

  function drawAll(scale: number, sharpness: number): Promise<HTMLCanvasElement[]> {
    const numbers = Array.from({ length: pdf?.numPages ?? 0 }, (_, index) => index + 1);
    return Promise.all(numbers.map((number) => drawPage(number, scale, sharpness)));
  }

  async function findSealOn(number: number): Promise<number | null> {
    const page = await task.promise.then((open) => open.getPage(number));
    const fields: readonly { fieldType?: string; rect: readonly number[] }[] = await page.getAnnotations();
    const rect = fields.findLast(({ fieldType }) => fieldType === 'Sig')?.rect;
    const [, bottom = 0, , top = 0] = rect ?? [];
    const [, low = 0, , high = 0] = page.view;
    return rect ? (high - (bottom + top) / 2) / (high - low) : null;
  }

  async function findSeal(): Promise<SealSpot | null> {
    const numbers = Array.from({ length: pdf?.numPages ?? 0 }, (_, index) => index + 1);
    const middles = await Promise.all(numbers.map(findSealOn));
    const pageIndex = middles.findLastIndex((middle) => middle !== null);
    return pageIndex < 0 ? null : { pageIndex, middle: middles[pageIndex] ?? 0 };
  }

  return succeed({
    findSeal: () => findSeal().catch(() => null), // closed meanwhile: there is nothing to scroll to
    pageCount: pdf.numPages,
    draw: (scale, sharpness) =>
      drawAll(scale, sharpness).catch((error: unknown) => {
        if (isClosed) return []; // pdf.js breaks off what it draws when a paper is closed
        throw error;
      }),
    close: () => {
      isClosed = true;
      return letGo(task);
    },
  });
}
