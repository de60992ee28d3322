import type { Brand } from '../../kernel/brand.ts';
import type { LocalDate } from '../../kernel/time.ts';

/** 窗口编号. */
export type DeskId = Brand<string, 'DeskId'>;

/** 综合窗口, 专窗（专区）, 出件窗口, 专业窗口（单一领域）, 帮办窗口, 合作网点. */
export const DESK_KINDS = ['general', 'special', 'issuing', 'singleDomain', 'assisted', 'partner'] as const;

/** One of the kinds of desks. */
export type DeskKind = (typeof DESK_KINDS)[number];

/** 窗口. Where citizens are served; *window* is kept for Electron. A desk is closed, never deleted. */
export type ServiceDesk = {
  readonly id: DeskId;
  readonly name: string;
  readonly deskKind: DeskKind;
  /** Six digits (GB/T 2260) of the place the centre belongs to. */
  readonly divisionCode: string;
  /** Three digits, unique within the division. */
  readonly deskNumber: string;
  readonly centerName: string;
  /** The organisation unit whose claims say what is taken in here. */
  readonly unitCode: string;
  readonly openedOn: LocalDate;
  /** Last day in service; null while it is open. */
  readonly closedOn: LocalDate | null;
  /** 岗位. Posts at this desk, not people. */
  readonly posts: number;
};

/** True when the desk is in service on the day. */
export function isDeskOpenOn({ openedOn, closedOn }: ServiceDesk, day: LocalDate): boolean {
  return openedOn <= day && (closedOn === null || day <= closedOn);
}
