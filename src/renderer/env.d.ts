/// <reference types="vite/client" />
/// <reference types="element-plus/global" />
import type { DesktopBridge } from './api/pin.ts';

declare global {
  interface Window {
    /** What Electron's preload gives; absent in a browser. */
    readonly quanke?: DesktopBridge;
    /** In the shell's hidden window: the size of the paper it drew, null where it cannot be drawn. */
    drawnPaper?: Promise<{ widthMm: number; heightMm: number } | null>;
  }

  /** Trusted Types, which TypeScript's library does not know yet; absent in old browsers. */
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL(url: string): string },
        ): { createScriptURL(url: string): string };
      }
    | undefined;
}
