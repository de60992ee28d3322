import { randomUUID } from 'node:crypto';
import type { ApprovalView, QueueEntry } from '../../../shared/api/office/approval.ts';
import { must } from '../in-process.ts';
import type { InProcessPerson } from '../in-process.ts';
import type { StoryScript } from './story-script.ts';
import type { StoryStage } from './story-stage.ts';

/** Which case is to be denied which item. */
export type Denial = { readonly caseId: string; readonly script: StoryScript['denied'] };

/**
 * Every department takes what its queue shows, until nobody's queue shows anything: so items that wait for another
 * department come up by themselves once that one has granted.
 */
export async function workOff(stage: StoryStage, script: StoryScript, denial: Denial): Promise<void> {
  for (let isIdle = false; !isIdle;) {
    isIdle = true;
    for (const reviewers of script.reviewers) {
      const first = await stage.person(reviewers.first);
      const second = await stage.person(reviewers.second);
      const reviewed = await reviewAll(first, script);
      const decided = await decideAll(second, script, denial);
      const sealed = await sealAll(stage, second);
      if (reviewed + decided + sealed > 0) isIdle = false;
    }
  }
}

async function reviewAll(person: InProcessPerson, { opinions }: StoryScript): Promise<number> {
  const entries = await listOwn(person, ['review', 'countersign']);
  for (const entry of entries) {
    const claimed = await claim(person, entry);
    const given = { ...expected(claimed), recommendation: 'grant' as const, opinion: opinions.review };
    must(await person.calls.approval.giveOpinion(given));
  }
  return entries.length;
}

async function decideAll(
  person: InProcessPerson,
  { opinions, produced }: StoryScript,
  denial: Denial,
): Promise<number> {
  const entries = await listOwn(person, ['decide']);
  for (const entry of entries) {
    const claimed = await claim(person, entry);
    const { caseId, itemCode } = entry.projection;
    const { reason, legalBasis, deniedItem } = denial.script;
    if (caseId === denial.caseId && itemCode === deniedItem) {
      must(await person.calls.approval.deny({ ...expected(claimed), reason, legalBasis }));
    } else {
      const given = { opinion: opinions.decide, produced: { ...produced[itemCode] } };
      must(await person.calls.approval.grant({ ...expected(claimed), ...given }));
    }
  }
  return entries.length;
}

async function sealAll(stage: StoryStage, person: InProcessPerson): Promise<number> {
  const { toSeal } = must(await person.calls.approval.queue(undefined));
  for (const { projection } of toSeal) await seal(stage, person, projection);
  return toSeal.length;
}

/** Order, signature of the key, completion: what the page does when somebody presses 盖章. */
export async function seal(
  stage: StoryStage,
  person: InProcessPerson,
  { subCaseId, version }: { readonly subCaseId: string; readonly version: number },
): Promise<void> {
  const { document } = person.calls;
  const order = must(
    await document.prepareSeal({ requestId: randomUUID(), subCaseId, expectedVersion: version }),
  );
  const { signature, certificates } = await stage.signWithKey(order);
  const { ticketId } = order;
  must(
    await document.completeSeal({
      requestId: randomUUID(),
      ticketId,
      signature,
      certificates: [...certificates],
    }),
  );
}

async function listOwn(
  person: InProcessPerson,
  steps: readonly ApprovalView['step']['kind'][],
): Promise<readonly QueueEntry[]> {
  const { toDo } = must(await person.calls.approval.queue(undefined));
  const own: QueueEntry[] = [];
  for (const entry of toDo.filter(({ mine }) => mine)) {
    const view = must(await person.calls.approval.get({ subCaseId: entry.projection.subCaseId }));
    if (steps.includes(view.step.kind)) own.push(entry);
  }
  return own;
}

/** Takes the step; at 会签 nobody claims, each department says its own. */
async function claim(person: InProcessPerson, { projection }: QueueEntry): Promise<ApprovalView> {
  const { subCaseId, version } = projection;
  const view = must(await person.calls.approval.get({ subCaseId }));
  if (view.step.kind === 'countersign') return view;
  return must(
    await person.calls.approval.claim({ requestId: randomUUID(), subCaseId, expectedVersion: version }),
  );
}

function expected({ projection }: ApprovalView) {
  return { requestId: randomUUID(), subCaseId: projection.subCaseId, expectedVersion: projection.version };
}
