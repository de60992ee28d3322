import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** Full counts take their time: `npm run test:deep`. */
const patience = process.env['QUANKE_TEST_DEEP'] === '1' ? 15 : 1;

/** One project per folder of test/: `vitest run --project domain`, or `vitest run test/domain/case`. */
function folder(name: string, more: object = {}) {
  return { extends: true as const, test: { name, include: [`test/${name}/**/*.test.ts`], ...more } };
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    testTimeout: 20_000 * patience,
    hookTimeout: 60_000,
    projects: [
      folder('domain', { pool: 'threads', isolate: false }), // pure functions leave nothing behind
      folder('support'),
      // One process after the other would read and check the catalogue anew; modules keep nothing of an office.
      folder('office', { isolate: false, globalSetup: 'test/support/postgres-of-the-run.ts' }),
      folder('station'),
      folder('http'),
      {
        ...folder('renderer', { environment: 'happy-dom', css: false, pool: 'vmThreads' }),
        plugins: [vue()],
      },
      folder('hid-lab', { fileParallelism: false, testTimeout: 60_000 * patience }),
      folder('flow', { testTimeout: 180_000 * patience, hookTimeout: 120_000 }), // two at once: each waits for its browser half the time
    ],
  },
});
