import { z } from 'zod';
import type { CatalogueFile } from '../ports/catalogue-files.ts';

const Bundle = z.strictObject({ files: z.array(z.strictObject({ path: z.string(), text: z.string() })) });

/** The files of a bundle; undefined when it is none. */
export function parseBundle(bytes: Uint8Array): readonly CatalogueFile[] | undefined {
  return Bundle.safeParse(parseJson(new TextDecoder().decode(bytes))).data?.files;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the administrator is told that it is no bundle
  }
}
