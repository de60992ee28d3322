import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Draft, StoredFileRef, SubmittedMaterial } from '../../../../shared/domain/form/draft.ts';
import type { Tables } from '../../ports/store.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import type { FoundPaper } from './earlier-papers.ts';
import { earlierCasesOf, reusableOf } from './earlier-work.ts';
import { filesLeft } from '../files-left.ts';

/**
 * 沿用材料. Everything the offer said is looked at again: the same person, days, and that the bytes are still there. The
 * draft gets references of its own, so that the bytes stay whatever becomes of the earlier case.
 */
export function createReuseMaterial(ports: DraftPorts): OfficeOperations['form']['reuseMaterial'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { tables, catalogue }) => {
      const { materialCode, caseId } = input;
      const given = draft.materials.find((material) => material.materialCode === materialCode);
      if (given && given.files.length > 0 && !given.takenOver) return fail('form.materialNotReusable');

      const merged = mergeSubject(catalogue, draft);
      const asking = { merged, draft, on: localDateOf(ports.clock.now()) };
      const cases = await earlierCasesOf(tables, asking);
      const named = cases.filter(({ projection }) => projection.caseId === caseId);
      const offers = await reusableOf(tables, asking, named);
      const found = offers.find(({ offer }) => offer.materialCode === materialCode && offer.usable);
      const files = found && (await filesOf(tables, found.paper));
      if (!found || !files) return fail('form.materialNotReusable');

      const { madeAt, usableUntil, caseNumber } = found.offer;
      const { holder } = found.paper;
      const takenOver = { caseId, caseNumber, madeAt, usableUntil, holder };
      const material = { materialCode, originalSeen: given?.originalSeen ?? false, files, takenOver };
      const materials = [...draft.materials.filter((other) => other !== given), material];
      await moveReferences(tables, draft, materials);
      return succeed({ materials });
    });
}

/** The references as the earlier case has them; undefined when one of them is gone. */
async function filesOf(
  tables: Tables,
  { sources }: FoundPaper,
): Promise<readonly StoredFileRef[] | undefined> {
  const files: StoredFileRef[] = [];
  for (const { fileId, owner } of sources) {
    const file = await tables.files.find(fileId, owner);
    if (!file) return undefined;
    files.push(file);
  }
  return files;
}

async function moveReferences(
  tables: Tables,
  { id, materials: before }: Pick<Draft, 'id' | 'materials'>,
  after: readonly SubmittedMaterial[],
): Promise<void> {
  const owner = `draft:${id}`;
  for (const file of filesLeft(after, before)) await tables.files.refer(file, owner);
  for (const { fileId } of filesLeft(before, after)) await tables.files.release(fileId, owner);
}
