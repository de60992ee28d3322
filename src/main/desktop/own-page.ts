import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { isDeskUrl } from './desk-address.ts';

/** The frame is gone, a frame within the page, another window, another address: each of them is not our page. */
export function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (!senderFrame || window.isDestroyed()) return false;
  return sender === window.webContents && senderFrame === sender.mainFrame && isDeskUrl(senderFrame.url);
}
