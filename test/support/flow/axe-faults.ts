import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Half faded in, everything is pale: axe looks when nothing moves any more. */
const STILL = `Promise.allSettled(document.getAnimations().map(({ finished }) => finished))`;
const RUN = `${STILL}.then(() => axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })).then(
  ({ violations }) => violations.map(({ id, nodes }) =>
    id + ': ' + nodes.map(({ target, any }) => target.join(' ') + ' ' + (any[0]?.message ?? '')).join(' | ')))`;

/** Faults of levels A and AA. axe runs in a world of its own, so the page's content policy stays as it is. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  await devtools.send('Runtime.evaluate', { expression: SOURCE, contextId });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: RUN,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? 'failed'}`);
  return result.value as readonly string[];
}
