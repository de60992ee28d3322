import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

/** Inside of the project, so that node-hid, which is not bundled, is found from there. */
const OUT = join(import.meta.dirname, '../../test-results/hid-lab');

/** Bundles a program of the lab for Electron's Node, as the product's programs are; gives the bundle's path. */
export async function bundle(program: string): Promise<string> {
  const name = `${basename(program, '.ts')}.mjs`;
  mkdirSync(OUT, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['node-hid'] },
    build: {
      ssr: program,
      outDir: OUT,
      emptyOutDir: false,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: name } },
    },
  });
  return join(OUT, name);
}

/** The station of the lab. */
export function bundleStation(): Promise<string> {
  return bundle(join(import.meta.dirname, 'station-process.ts'));
}
