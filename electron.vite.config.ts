import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { fileURLToPath } from 'node:url';
import components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { licenceNote } from './scripts/licence-note.mjs';
import { zodWithoutEval } from './scripts/zod-without-eval.mjs';

/** Electron 33's Node is the oldest the shell, the station and the office may meet. */
const MAIN_TARGET = 'node20.18';
/** Understood by the oldest browser an approver without our desktop may have (Chrome 108, Firefox 115, Safari 16.4). */
const PAGE_TARGET = 'es2022';

function entry(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export default defineConfig({
  // Everything is bundled but node-hid, the only name in `dependencies`: starts in half the time, a quarter of the size.
  main: {
    plugins: [licenceNote()],
    build: {
      target: MAIN_TARGET,
      rollupOptions: {
        external: ['pg-native', 'node:sqlite'],
        input: {
          index: entry('src/main/index.ts'),
          office: entry('src/main/office.ts'),
          'composer-worker': entry('src/main/office/documents/composer-worker.ts'),
          station: entry('src/main/station.ts'),
          workbench: entry('src/main/workbench.ts'),
        },
      },
    },
  },
  // A sandboxed preload must be CommonJS.
  preload: {
    build: {
      target: MAIN_TARGET,
      rollupOptions: {
        input: { index: entry('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: entry('src/renderer'),
    plugins: [
      vue(),
      components({ dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
      zodWithoutEval(),
      licenceNote(),
      // electron-vite forces './', with which a reload on a deep route looks for its files in the wrong folder.
      { name: 'quanke:root-base', config: () => ({ base: '/' }) },
    ],
    build: {
      target: PAGE_TARGET,
      minify: true,
      reportCompressedSize: true,
      // Nothing inline: the CSP allows scripts, styles and fonts from 'self' only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: [entry('src/renderer/index.html'), entry('src/renderer/print-paper.html')] },
    },
  },
});
