import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Refusal } from '../../../../shared/kernel/result.ts';
import type { Situation } from '../../../../shared/domain/catalogue/condition.ts';
import type { Draft, SubmittedMaterial } from '../../../../shared/domain/form/draft.ts';
import { changeAnswers } from '../../../../shared/domain/form/fill-draft.ts';
import type { FieldChange } from '../../../../shared/domain/form/fill-draft.ts';
import { settleEqual } from '../../../../shared/domain/form/fill-fields.ts';
import { sessionOf } from '../../ports/caller.ts';
import { isEnteredTwice } from '../entered-twice.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { partsOf } from './subject-parts.ts';
import type { SubjectParts } from './subject-parts.ts';

type SaveInput = Parameters<OfficeOperations['form']['save']>[0];

/** Saves what the clerk changed: typed or scanned, for a page can claim no more about the origin of a value. */
export function createSaveDraft(ports: DraftPorts): OfficeOperations['form']['save'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { catalogue }) => {
      const parts = partsOf(catalogue, draft.subject);
      const fault = findUnknown(parts, input) ?? findUnrepeated(draft, input);
      if (fault) return fault;

      const by = sessionOf(caller).operator.id;
      const answers = changeAnswers(draft, toChanges(input.answers ?? {}), by, ports.clock.now());
      return succeed({
        situation: changeSituation(draft.situation, input.situation ?? {}),
        ...settleEqual({ ...draft, answers }, parts.fields),
        materials: markOriginals(draft, input.originalsSeen ?? {}),
      });
    });
}

/** The first code of the input the subject does not know, as a refusal. */
function findUnknown(parts: SubjectParts, input: SaveInput): Refusal<'call.invalidInput'> | undefined {
  const fieldCodes = new Set(parts.fields.map(({ fieldCode }) => fieldCode));
  const unknown =
    Object.keys(input.answers ?? {}).find((code) => !fieldCodes.has(code)) ??
    Object.keys(input.originalsSeen ?? {}).find((code) => !parts.materialCodes.has(code)) ??
    Object.entries(input.situation ?? {}).find(([code, value]) => !isChoice(parts, code, value))?.[0];
  return unknown === undefined ? undefined : fail('call.invalidInput', { code: unknown });
}

/** The first value that is to stand against its check and was not entered twice; one that stands already need not be. */
function findUnrepeated(
  draft: Draft,
  { answers = {} }: SaveInput,
): Refusal<'form.entriesDiffer'> | undefined {
  const wrong = Object.entries(answers).find(([code, { value, overrideReason, enteredAgain }]) => {
    const known = Object.hasOwn(draft.answers, code) ? draft.answers[code] : undefined;
    const stands = known?.overrideReason !== undefined && known.value === value.trim();
    return overrideReason?.trim() && !stands && !isEnteredTwice(value, enteredAgain);
  });
  return wrong && fail('form.entriesDiffer', { field: wrong[0] });
}

function isChoice(parts: SubjectParts, code: string, value: string): boolean {
  const question = parts.questions.find(({ questionCode }) => questionCode === code);
  return (
    question !== undefined && (value === '' || question.choices.some((choice) => choice.value === value))
  );
}

/** An empty value takes an answer back. */
function changeSituation(situation: Situation, changes: Situation): Situation {
  const entries = Object.entries({ ...situation, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function toChanges(answers: NonNullable<SaveInput['answers']>): Readonly<Record<string, FieldChange>> {
  const entries = Object.entries(answers).map(([code, { value, overrideReason, scanned }]) => {
    const change: FieldChange = {
      value,
      ...(overrideReason === undefined ? {} : { overrideReason }),
      ...(scanned === undefined ? {} : { scanned }),
    };
    return [code, change] as const;
  });
  return Object.fromEntries(entries);
}

function markOriginals(draft: Draft, seen: Readonly<Record<string, boolean>>): readonly SubmittedMaterial[] {
  const known = draft.materials.map((material) => ({
    ...material,
    originalSeen: seen[material.materialCode] ?? material.originalSeen,
  }));
  const fresh = Object.entries(seen)
    .filter(([code]) => !draft.materials.some(({ materialCode }) => materialCode === code))
    .map(([materialCode, originalSeen]) => ({ materialCode, originalSeen, files: [] }));
  return [...known, ...fresh];
}
