import { join } from 'node:path';
import type { DocumentComposer } from '../ports/documents.ts';
import { createDocumentComposer } from './document-composer.ts';
import { DOCUMENT_SETTINGS_FILE, readCentreFonts } from './document-settings.ts';
import { loadPaperFonts } from './paper-fonts.ts';
import type { FontProblem, FontSources } from './paper-fonts.ts';
import { ThreadedComposer } from './threaded-composer.ts';

/** A composer with a life. */
export interface OpenedComposer extends DocumentComposer {
  /** Gets ready, so that the first paper does not wait for it; tells what is wrong with the centre's fonts. */
  start(): Promise<readonly FontProblem[]>;
  close(): Promise<void>;
}

/** Where our fonts and the centre's settings are, and the program of the thread where there is one. */
export type ComposerSettings = {
  readonly fontsFolder: string;
  readonly dataFolder: string;
  readonly workerFile: string | undefined;
};

/**
 * In a thread of its own for whoever serves others; in the caller's thread for a command that makes a paper or two.
 * Settings nobody can read leave our own fonts.
 */
export function openComposer({ fontsFolder, dataFolder, workerFile }: ComposerSettings): OpenedComposer {
  const centre = readCentreFonts(dataFolder);
  const fonts = { folder: fontsFolder, ...(centre.ok ? centre.value : {}) };
  const composer = workerFile === undefined ? openHere(fonts) : new ThreadedComposer({ workerFile, fonts });
  if (centre.ok) return composer;
  const problem = { code: centre.failure.code, file: join(dataFolder, DOCUMENT_SETTINGS_FILE) };
  return {
    compose: (model) => composer.compose(model),
    markCopy: (pdf, mark) => composer.markCopy(pdf, mark),
    start: async () => [problem, ...(await composer.start())],
    close: () => composer.close(),
  };
}

function openHere(fonts: FontSources): OpenedComposer {
  const composer = createDocumentComposer(fonts);
  return {
    compose: (model) => composer.compose(model),
    markCopy: (pdf, mark) => composer.markCopy(pdf, mark),
    start: async () => (await loadPaperFonts(fonts)).problems,
    close: async () => {},
  };
}
