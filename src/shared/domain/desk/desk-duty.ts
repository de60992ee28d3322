import type { LocalDate } from '../../kernel/time.ts';
import type { DeskId } from './service-desk.ts';

/** 到岗. That somebody signed in at a desk on a day; who it was is the audit log's to know. */
export type DeskDuty = { readonly deskId: DeskId; readonly servedOn: LocalDate };
