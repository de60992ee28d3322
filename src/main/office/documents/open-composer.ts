import type { DocumentComposer } from '../ports/documents.ts';
import { createDocumentComposer } from './document-composer.ts';
import type { FontSources } from './paper-fonts.ts';
import { ThreadedComposer } from './threaded-composer.ts';

/** A composer with a life. */
export interface OpenedComposer extends DocumentComposer {
  /** Gets ready, so that the first paper does not wait for it. */
  start(): void;
  close(): Promise<void>;
}

/** Where the fonts are, and the program of the thread where there is one. */
export type ComposerSettings = { readonly fonts: FontSources; readonly workerFile: string | undefined };

/** In a thread of its own for whoever serves others; in the caller's thread for a command that makes a paper or two. */
export function openComposer({ fonts, workerFile }: ComposerSettings): OpenedComposer {
  if (workerFile !== undefined) return new ThreadedComposer({ workerFile, fonts });
  const composer = createDocumentComposer(fonts);
  return { compose: (model) => composer.compose(model), start: () => undefined, close: async () => {} };
}
