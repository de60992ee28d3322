import type { FormIssue } from '../../../shared/domain/form/draft.ts';
import type { useCaseStore } from '../../stores/case.ts';
import type { useFormStore } from '../../stores/form.ts';
import { PLAIN_INTAKE } from './intake-request.ts';
import type { IntakeGap } from './intake-gaps.ts';
import type { useAcceptance } from './use-acceptance.ts';
import type { useIntake } from './use-intake.ts';
import type { useSupplement } from './use-supplement.ts';

type TakingInSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'flush' | 'intake'>;
  readonly cases: Pick<ReturnType<typeof useCaseStore>, 'receive' | 'supply' | 'detail'> & {
    readonly receiving: Pick<ReturnType<typeof useCaseStore>['receiving'], 'failure' | 'clear'>;
  };
  readonly acceptance: Pick<ReturnType<typeof useAcceptance>, 'take' | 'again'>;
  readonly intake: ReturnType<typeof useIntake>;
  readonly supplement: Pick<ReturnType<typeof useSupplement>, 'caseId' | 'serviceCase'>;
  readonly errors: () => readonly FormIssue[];
  readonly jump: (issue: FormIssue) => void;
  readonly jumpToGap: (gap: IntakeGap) => void;
  /** Shows the case. */
  readonly finish: (caseId: string) => Promise<void>;
};

/** 受理 at once where everything is in order, or 收件 as the clerk decided. */
export function useTakingIn(settings: TakingInSettings) {
  const { form, cases, acceptance, intake, supplement, errors, jump, jumpToGap, finish } = settings;

  /** 受理. Whatever is open is gone to first; a possible duplicate is decided in the panel. */
  async function accept(): Promise<void> {
    if (!(await form.flush())) return;
    const [first] = errors();
    if (first) return jump(first);
    const request = { ...PLAIN_INTAKE, duplicatesOf: [...form.intake.seen] };
    await end(await acceptance.take((draft) => cases.receive(draft, request)));
  }

  async function openIntake(): Promise<void> {
    if (await form.flush()) await intake.open();
  }

  /** Marks what the decision lacks and goes to the first of it; false where nothing is missing. */
  function nextGap(): boolean {
    intake.attempted.value = true;
    const [gap] = intake.gaps.value;
    if (gap) jumpToGap(gap);
    return gap !== undefined;
  }

  /** As decided in the panel. */
  async function submit(): Promise<void> {
    const [blocking] = intake.blocking.value;
    if (blocking) return jump(blocking);
    if (nextGap()) return;
    await end(await acceptance.take((draft) => cases.receive(draft, intake.request())));
  }

  /** 补交. What is still missing stays asked for. */
  async function supply(): Promise<void> {
    const serviceCase = supplement.serviceCase.value;
    if (serviceCase) await end(await acceptance.take((draft) => cases.supply(draft, serviceCase)));
  }

  async function again(): Promise<void> {
    await end(await acceptance.again());
  }

  async function end(caseId: string | null): Promise<void> {
    if (caseId !== null) {
      cases.receiving.clear();
      return finish(caseId);
    }
    const code = cases.receiving.failure?.code;
    if (supplement.caseId.value !== null && code?.startsWith('case.')) await cases.detail.again();
    if (code !== 'case.duplicateSuspected') return;
    cases.receiving.clear(); // the panel says which, and asks
    await intake.open();
  }

  return { accept, openIntake, nextGap, submit, supply, again };
}
