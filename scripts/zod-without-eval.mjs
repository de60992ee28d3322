// The page's CSP forbids making functions from text, and zod tries that once when the first schema is made, which is
// before any line of the page could tell it not to. So the bundle begins with the setting that z.config() would set.
const CORE = /[/\\]zod[/\\]v4[/\\]core[/\\]core\.js$/;
const DEFAULT = '_a.__zod_globalConfig = {}';

/** A plugin for Vite; it fails the build when a later zod looks different. */
export function zodWithoutEval() {
  return {
    name: 'quanke:zod-without-eval',
    apply: 'build',
    transform(code, id) {
      if (!CORE.test(id)) return undefined;
      if (!code.includes(DEFAULT))
        this.error('zod keeps its settings elsewhere now: see scripts/zod-without-eval.mjs');
      return { code: code.replace(DEFAULT, '_a.__zod_globalConfig = { jitless: true }'), map: null };
    },
  };
}
