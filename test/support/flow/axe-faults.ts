import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Half faded in, everything is pale: axe looks when nothing moves any more. */
const STILL = `Promise.allSettled(document.getAnimations().map(({ finished }) => finished))`;
const OPTIONS = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] });
const LIST = `({ violations }) => violations.map(({ id, nodes }) =>
  id + ': ' + nodes.map(({ target, any }) => target.join(' ') + ' ' + (any[0]?.message ?? '')).join(' | '))`;

/** Messages come and go while axe looks. */
const MESSAGE = '.el-message';

/**
 * Faults of levels A and AA on the whole page but its passing messages. axe runs in a world of its own, so the page's
 * content policy stays as it is.
 */
export function axeFaults(page: Page): Promise<readonly string[]> {
  return runAxe(page, { include: [['html']], exclude: [[MESSAGE]] });
}

/** The same for the newest message, which stays as long as the pointer rests on it; older ones may be fading out. */
export async function axeFaultsOfMessage(page: Page): Promise<readonly string[]> {
  await page.locator(MESSAGE).last().hover();
  return runAxe(page, { include: [[MESSAGE]], exclude: [['.el-message-fade-leave-active']] });
}

async function runAxe(page: Page, context: object): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  await devtools.send('Runtime.evaluate', { expression: SOURCE, contextId });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: `${STILL}.then(() => axe.run(${JSON.stringify(context)}, ${OPTIONS})).then(${LIST})`,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? 'failed'}`);
  return result.value as readonly string[];
}
