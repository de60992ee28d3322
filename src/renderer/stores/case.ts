import { defineStore } from 'pinia';
import type { CaseView } from '../../shared/api/office/case.ts';
import type { RevealReason } from '../../shared/domain/case/reveal-reason.ts';
import type { CallResult } from '../api/call.ts';
import type { OfficeClient } from '../api/clients.ts';
import { useLink } from '../api/link.ts';
import { createCommand } from '../api/command.ts';
import { createLookup } from '../api/lookup.ts';
import { sendWindowAction } from './case/window-action.ts';
import type { WindowAction } from './case/window-action.ts';

type ReceiveInput = Parameters<OfficeClient['case']['receive']>[0];

/** 收件决定, as the office takes it. */
export type IntakeRequest = Omit<ReceiveInput, 'requestId' | 'draftId' | 'expectedVersion'>;

/** A draft as the page last saw it. */
type Draft = { readonly id: string; readonly version: number };

/** Refused for the sake of what the page does not show yet. */
const OUTDATED = ['case.changedMeanwhile', 'case.notAllowedNow', 'case.deadlinePassed'];

/** Cases: taking one in, finding it, looking at it. */
export const useCaseStore = defineStore('case', () => {
  const { office } = useLink();
  const found = createLookup((text: string) => office.case.search({ text }));
  const detail = createLookup((caseId: string) => office.case.get({ caseId }));
  const revealing = createLookup((input: { caseId: string; reason: RevealReason }) =>
    office.case.reveal(input),
  );
  /** 收件预告 of a draft. */
  const outlook = createLookup((draftId: string) => office.case.foreseeIntake({ draftId }));
  /** 理由模板. */
  const templates = createLookup(() => office.approval.reasons());
  const receiving = createCommand();
  const acting = createCommand();

  /** Answers the id of the new case, null when it was refused or nobody knows yet. */
  function receive({ id, version }: Draft, decision: IntakeRequest): Promise<string | null> {
    return take((requestId) =>
      office.case.receive({ requestId, draftId: id, expectedVersion: version, ...decision }),
    );
  }

  /** 补交. Answers the id of the case. */
  function supply(draft: Draft, { projection }: CaseView): Promise<string | null> {
    const { caseId, version: caseVersion } = projection;
    const input = { draftId: draft.id, expectedVersion: draft.version, caseId, caseVersion };
    return take((requestId) => office.case.supply({ requestId, ...input }));
  }

  async function take(send: (requestId: string) => Promise<CallResult<CaseView>>): Promise<string | null> {
    let caseId: string | null = null;
    await receiving.run(send, (view) => {
      caseId = view.projection.caseId;
      receivedId = caseId;
      detail.take(caseId, view); // the number is on the screen even if the office is gone in this moment
    });
    return caseId;
  }

  let receivedId: string | null = null;

  /** Sends the last of them again; see `Command.retry` for which request id it carries. */
  async function takeAgain(): Promise<string | null> {
    return (await receiving.retry()) ? receivedId : null;
  }

  /** Does it to the case on the screen; false when it was refused or nobody knows yet. */
  async function act(action: WindowAction): Promise<boolean> {
    const current = detail.value.value?.projection;
    if (!current) return false;
    const { caseId, version: caseVersion } = current;
    const done = await acting.run(
      (requestId) => sendWindowAction(office.case, action, { requestId, caseId, caseVersion }),
      (view) => detail.take(caseId, view),
    );
    await settle(caseId);
    return done;
  }

  async function actAgain(): Promise<boolean> {
    const current = detail.value.value?.projection;
    const done = await acting.retry();
    if (current) await settle(current.caseId);
    return done;
  }

  /** After a refusal the latest state is shown below the reason. */
  async function settle(caseId: string): Promise<void> {
    const code = acting.failure.value?.code;
    if (code !== undefined && OUTDATED.includes(code)) await detail.ask(caseId);
    if (code === undefined) void found.again();
  }

  /** Shows the case on the screen with nothing masked; the office writes down who looked and why. */
  async function reveal(caseId: string, reason: RevealReason): Promise<void> {
    if (!(await revealing.ask({ caseId, reason }))) return;
    const view = revealing.value.value;
    revealing.clear();
    if (view && detail.value.value?.projection.caseId === caseId) detail.take(caseId, view);
  }

  return {
    found,
    detail,
    revealing,
    outlook,
    templates,
    receiving,
    acting,
    receive,
    supply,
    takeAgain,
    act,
    actAgain,
    reveal,
  };
});
