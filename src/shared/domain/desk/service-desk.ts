import type { Brand } from '../../kernel/brand.ts';

/** 窗口编号. */
export type DeskId = Brand<string, 'DeskId'>;

/** 窗口. Where citizens are served; *window* is kept for Electron. */
export type ServiceDesk = {
  readonly id: DeskId;
  readonly name: string;
  /** 综合窗口, 专窗 or 出件窗口. */
  readonly deskKind: 'general' | 'special' | 'issuing';
  /** Six digits (GB/T 2260) of the place the centre belongs to. */
  readonly divisionCode: string;
  /** Three digits, unique within the division. */
  readonly deskNumber: string;
  readonly centerName: string;
};
