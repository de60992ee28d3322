import { BrowserWindow } from 'electron';
import type { Session } from 'electron';
import { DESK_START } from './desk-address.ts';

/** What a window is made of. */
export type DeskWindowParts = {
  readonly session: Session;
  readonly preloadFile: string;
  readonly title: string;
};

/** The only place that makes windows; every protection is named, also those that are Electron's default today. */
export function openDeskWindow({ session, preloadFile, title }: DeskWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: preloadFile,
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
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(DESK_START);
  return window;
}
