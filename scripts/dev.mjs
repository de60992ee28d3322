// npm run dev: the workbench behind a Vite server, so that a change in src/renderer shows at once. (electron-vite dev
// would want Electron's binary.) Changes in src/main need a restart. There is no CSP here: look at the page in
// `npm start` before you believe it.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { continueOnRightNode, root } from './project.mjs';
import { setUp } from './set-up.mjs';

setUp();
await continueOnRightNode();
const { buildWhenStale } = await import('./fresh-build.mjs');
const { createServer } = await import('vite');
const { default: vue } = await import('@vitejs/plugin-vue');
const { default: components } = await import('unplugin-vue-components/vite');
const { ElementPlusResolver } = await import('unplugin-vue-components/resolvers');

// The workbench wants some page of its own; the one that is looked at comes from Vite.
if (!existsSync(join(root, 'out/renderer/index.html')) && !(await buildWhenStale())) process.exit(1);
const secret = randomBytes(32).toString('hex');
const workbench = fork(
  join(root, 'src/main/workbench.ts'),
  ['--port', '0', '--data', join(root, 'data/dev'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, QUANKE_LAUNCH_SECRET: secret },
    stdio: ['inherit', 'ignore', 'inherit', 'ipc'],
  },
);
workbench.on('exit', (status) => process.exit(status ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => workbench.kill(signal));

workbench.on('message', async ({ address }) => {
  const proxy = { target: new URL(address).origin, changeOrigin: true, configure: knock };
  const server = await createServer({
    configFile: false,
    root: join(root, 'src/renderer'),
    plugins: [vue(), components({ dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] })],
    server: { host: '127.0.0.1', proxy: { '/office': proxy, '/station': proxy } },
  });
  await server.listen();
  server.printUrls();
});

/** The workbench knows us by the launch secret; that a foreign page is behind a request it still sees itself. */
function knock(proxy) {
  proxy.on('proxyReq', (request) => {
    request.setHeader('x-quanke-secret', secret);
    request.removeHeader('origin');
  });
}
