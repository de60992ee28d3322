import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../shared/api/office/case.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { localDateOf } from '../../../shared/kernel/time.ts';
import { must } from '../in-process.ts';
import type { InProcessPerson } from '../in-process.ts';
import type { Chapter, StoryScript } from './story-script.ts';
import type { StoryStage } from './story-stage.ts';
import { takeIn } from './take-in.ts';
import { seal, workOff } from './work-off.ts';

/** What the story leaves behind. */
export type Played = {
  readonly cases: readonly CaseView[];
  readonly csv: { readonly fileName: string; readonly text: string; readonly snapshotId: string };
  readonly workload: { readonly received: number; readonly concluded: number; readonly delivered: number };
};

/** Three citizens: everything granted, the first item denied with what depended on it, and one 即办件 at the window. */
export async function playStory(stage: StoryStage, script: StoryScript): Promise<Played> {
  await stage.signIn(['window01', 'issuer01', 'supervisor01', ...script.reviewers.flatMap(namesOf)]);
  const clerk = await stage.person('window01');
  const granted = await takeIn(stage, clerk, script.granted);
  const denied = await takeIn(stage, clerk, script.denied);
  const immediate = await takeIn(stage, clerk, script.immediate);
  await decideAtWindow(stage, clerk, { view: immediate, opinion: script.opinions.decide });
  await workOff(stage, script, { caseId: denied.projection.caseId, script: script.denied });

  const issuer = await stage.person('issuer01');
  for (const chapter of [script.granted, script.denied, script.immediate]) {
    await handOver(stage, issuer, { chapter, rating: script.rating });
  }
  const views: CaseView[] = [];
  for (const { projection } of [granted, denied, immediate]) {
    views.push(must(await clerk.calls.case.get({ caseId: projection.caseId })));
  }
  return { cases: views, ...(await count(await stage.person('supervisor01'), granted)) };
}

function namesOf({ first, second }: StoryScript['reviewers'][number]): readonly string[] {
  return [first, second];
}

async function decideAtWindow(
  stage: StoryStage,
  clerk: InProcessPerson,
  { view, opinion }: { readonly view: CaseView; readonly opinion: string },
): Promise<void> {
  const [part] = view.subCases;
  assert(part, 'a case has at least one part');
  const { subCaseId, version } = part.projection;
  const decided = must(
    await clerk.calls.approval.grant({
      requestId: randomUUID(),
      subCaseId,
      expectedVersion: version,
      opinion,
    }),
  );
  await seal(stage, clerk, decided.projection);
}

async function handOver(
  stage: StoryStage,
  issuer: InProcessPerson,
  { chapter, rating }: { readonly chapter: Chapter; readonly rating: StoryScript['rating'] },
): Promise<void> {
  const { reading } = await stage.readCard(chapter.collectorCardId);
  for (const { caseId, version, ready } of must(await issuer.calls.delivery.find({ reading }))) {
    const subCases = ready.map((part) => ({ subCaseId: part.subCaseId, version: part.version }));
    const handing = { requestId: randomUUID(), caseId, expectedVersion: version, subCases, reading };
    must(await issuer.calls.delivery.handOver(handing));
    must(await issuer.calls.delivery.rate({ requestId: randomUUID(), caseId, ...rating }));
  }
}

/** The figures of the day on which the story was played. */
async function count(supervisor: InProcessPerson, { projection }: CaseView) {
  const today: string = localDateOf(projection.receivedAt);
  const period = { from: today, to: today };
  const { total } = must(await supervisor.calls.statistics.workload(period));
  const { fileName, csv, snapshotId } = must(await supervisor.calls.statistics.exportWorkload(period));
  const { received, concluded, delivered } = total;
  return { workload: { received, concluded, delivered }, csv: { fileName, text: csv, snapshotId } };
}
