import { BrowserWindow } from 'electron';
import type { Session } from 'electron';
import { DESK_START } from './desk-address.ts';

/** What a window is made of. */
export type DeskWindowParts = {
  readonly session: Session;
  readonly preloadFile: string;
  readonly title: string;
};

/** Every protection is named, also those that are Electron's default today. */
const LOCKED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
} as const;

/** The window of the desk. This file is the only place that makes windows. */
export function openDeskWindow({ session, preloadFile, title }: DeskWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...LOCKED, session, preload: preloadFile },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(DESK_START);
  return window;
}

/** A window nobody sees, without any bridge: it draws one paper for a printer. */
export function openPrintWindow(session: Session): BrowserWindow {
  const webPreferences = { ...LOCKED, session, backgroundThrottling: false };
  return new BrowserWindow({ show: false, focusable: false, skipTaskbar: true, webPreferences });
}
