import type { Page } from 'playwright-core';

/** What no page of ours may do: break its own content policy, complain, throw, or call anybody else. */
export class PageFaults {
  readonly #faults: string[] = [];
  #refusals: string[] = [];

  /** Everything wrong since the beginning; a test expects it to be empty. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Refused calls since the last look, as `403 /office/delivery/find`; each test names those it expects. */
  takeRefusals(): readonly string[] {
    const taken = this.#refusals;
    this.#refusals = [];
    return taken;
  }

  async watch(page: Page, origin: string): Promise<void> {
    page.on('console', (message) => {
      // a refused call is told by its answer below
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      const { url, lineNumber, columnNumber } = message.location();
      this.#faults.push(`console: ${message.text()} (${url}:${lineNumber}:${columnNumber} on ${page.url()})`);
    });
    page.on('pageerror', (error) => this.#faults.push(`thrown: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`) && !url.startsWith('data:'))
        this.#faults.push(`foreign request: ${url}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400)
        this.#refusals.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });
    page.on('filechooser', () => {}); // from the first listener on, choosers are ours and no dialog opens
    await page.addInitScript(tellViolations);
  }
}

function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    console.error(`securitypolicyviolation ${effectiveDirective} ${blockedURI} ${sample}`);
  });
}
