import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Inside of the project, so that node-hid, which is not bundled, is found from there. */
const OUT = join(import.meta.dirname, '../../test-results/hid-lab');

/** Bundles the station of the lab for Electron's Node, as the product's is; gives its path. */
export async function bundleStation(): Promise<string> {
  mkdirSync(OUT, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['node-hid'] },
    build: {
      ssr: join(import.meta.dirname, 'station-process.ts'),
      outDir: OUT,
      emptyOutDir: false,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: 'station-process.mjs' } },
    },
  });
  return join(OUT, 'station-process.mjs');
}
