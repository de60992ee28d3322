import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { DeskKind } from '../../shared/domain/desk/service-desk.ts';
import type { CallResult } from '../api/call.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** 认领, 取消认领, 不认领 of several items at one place. */
export type WantedClaims = {
  readonly unitCode: string;
  readonly itemCodes: readonly string[];
  readonly kind: 'claim' | 'release' | 'notClaimed';
  readonly effectiveOn: string;
  readonly reason: string;
};

/** A desk to be opened. */
export type WantedDesk = {
  readonly deskId: string;
  readonly name: string;
  readonly deskKind: DeskKind;
  readonly deskNumber: string;
  readonly unitCode: string;
  readonly openedOn: string;
  readonly posts: number;
};

/** 改革前基数 to be written down. */
export type WantedBaseline = {
  readonly unitCode: string;
  readonly countedOn: string;
  readonly singleDomainDesks: number;
  readonly posts: number;
  readonly source: string;
};

/** Places, desks, and which place takes what in. */
export const useDeskStore = defineStore('desk', () => {
  const { office } = useLink();
  const organization = createLookup(() => office.desk.organization());
  const claims = createLookup((of: { unitCode: string; on: string }) => office.desk.claims(of));
  const coverage = createLookup((on: string) => office.desk.coverage({ on }));
  const claiming = createCommand();
  const opening = createCommand();
  const closing = createCommand();
  const counting = createCommand();

  const units = computed(() => organization.value.value?.units ?? []);
  const desks = computed(() => organization.value.value?.desks ?? []);
  const baselines = computed(() => organization.value.value?.baselines ?? []);

  /** The ledger grew by rows that may count from another day: the list of the day on the screen is asked for anew. */
  async function recordClaims({ itemCodes, ...wanted }: WantedClaims): Promise<boolean> {
    const done = await claiming.run(
      (requestId) => office.desk.recordClaims({ requestId, ...wanted, itemCodes: [...itemCodes] }),
      () => undefined,
    );
    if (done) await claims.again();
    return done;
  }

  /** Commands on the register of desks and baselines: what changed is read from the register. */
  async function register(
    command: typeof opening,
    send: (requestId: string) => Promise<CallResult<unknown>>,
  ): Promise<boolean> {
    const done = await command.run(send, () => undefined);
    if (done) await organization.ask(undefined);
    return done;
  }

  return {
    organization,
    claims,
    coverage,
    claiming,
    opening,
    closing,
    counting,
    units,
    desks,
    baselines,
    recordClaims,
    openDesk: (wanted: WantedDesk) =>
      register(opening, (requestId) => office.desk.openDesk({ requestId, ...wanted })),
    closeDesk: (deskId: string, closedOn: string) =>
      register(closing, (requestId) => office.desk.closeDesk({ requestId, deskId, closedOn })),
    recordBaseline: (wanted: WantedBaseline) =>
      register(counting, (requestId) => office.desk.recordBaseline({ requestId, ...wanted })),
  };
});
