import type { FailureCode } from '../../src/shared/api/failures.ts';
import type { DraftSummary, DraftView } from '../../src/shared/api/office/form.ts';
import type { MergedApplication, MergedField } from '../../src/shared/domain/catalogue/merged-application.ts';
import { checkField } from '../../src/shared/domain/form/check-field.ts';
import type {
  FieldConflict,
  FieldValue,
  FormIssue,
  StoredFileRef,
} from '../../src/shared/domain/form/draft.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { CARD, fromCard, makeDraftView, MERGED, NOW, scanned, typed } from './sample-data.ts';

type Expected = { readonly expectedVersion: number };
type SaveInput = Expected & {
  readonly situation?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<
    Record<string, { readonly value: string; readonly overrideReason?: string; readonly scanned?: true }>
  >;
  readonly originalsSeen?: Readonly<Record<string, boolean>>;
};
type Answer = Result<DraftView, FailureCode>;

const OPERATOR = 'operator1' as OperatorId;
const FILE: StoredFileRef = {
  fileId: 'file1',
  name: 'scan.pdf',
  mediaType: 'application/pdf',
  byteLength: 4,
  sha256: '00',
};

/** One draft at the office: versions, provenance and issues as the real one has them, in a few lines. */
export class FakeDraft {
  /** What is asked; a test may ask for more. */
  merged: MergedApplication = MERGED;
  view: DraftView = this.#judge(makeDraftView());

  list(): readonly DraftSummary[] {
    return [{ draftId: 'draft1', subjectName: MERGED.name, applicantName: '林**', savedAt: NOW, version: 3 }];
  }

  save(input: SaveInput): Answer {
    const { draft } = this.view;
    const answers = { ...draft.answers };
    for (const [code, { value, overrideReason, scanned: isScanned }] of Object.entries(input.answers ?? {})) {
      if (value === '') delete answers[code];
      else if (answers[code]?.value !== value) answers[code] = isScanned ? scanned(value) : typed(value);
      const kept = answers[code];
      if (kept && overrideReason) answers[code] = { ...kept, overrideReason };
    }
    const seen = Object.entries(input.originalsSeen ?? {}).map(([materialCode, originalSeen]) => ({
      materialCode,
      originalSeen,
      files: [],
    }));
    const materials = [
      ...draft.materials.filter((given) => !(given.materialCode in (input.originalsSeen ?? {}))),
      ...seen,
    ];
    return this.#change(input, { answers, materials, situation: { ...draft.situation, ...input.situation } });
  }

  applyReading(input: Expected): Answer {
    const { answers } = this.view.draft;
    const name =
      answers['name'] && answers['name'].provenance.kind !== 'identityCard'
        ? answers['name']
        : fromCard(CARD.name);
    const filled = this.#change(input, {
      answers: { ...answers, name, number: fromCard(CARD.identityNumber) },
    });
    if (name.value !== CARD.name) {
      const conflict = { fieldCode: 'name', ...fromCard(CARD.name) } as FieldConflict;
      const issue = { where: 'field', code: 'name', severity: 'error', reason: 'conflict' } as const;
      this.view = { ...this.view, conflicts: [conflict], issues: [issue, ...this.view.issues] };
    }
    return filled.ok ? succeed(this.view) : filled;
  }

  settleConflict(input: Expected & { readonly fieldCode: string; readonly take: boolean }): Answer {
    const { answers } = this.view.draft;
    const other = this.view.conflicts.find(({ fieldCode }) => fieldCode === input.fieldCode);
    const taken = other && input.take ? { [input.fieldCode]: { ...other } } : {};
    return this.#change(input, { answers: { ...answers, ...taken } });
  }

  applyPlate(input: Expected & { readonly fieldCode: string; readonly plateCode: string }): Answer {
    const provenance = { kind: 'doorPlate', plateCode: input.plateCode, by: OPERATOR, at: NOW } as const;
    const address = { [input.fieldCode]: { value: '示例市晨光路18号', provenance } };
    return this.#change(input, { answers: { ...this.view.draft.answers, ...address } });
  }

  reuseMaterial(input: Expected & { readonly materialCode: string; readonly caseId: string }): Answer {
    const takenOver = {
      caseId: input.caseId,
      caseNumber: '1000000012026081400001X',
      madeAt: NOW,
      usableUntil: null,
      holder: { name: '', number: CARD.identityNumber },
    };
    const taken = { materialCode: input.materialCode, originalSeen: false, files: [FILE], takenOver };
    return this.#change(input, { materials: [...this.view.draft.materials, taken] });
  }

  reuseAnswers(input: Expected): Answer {
    return this.#change(input, { answers: { ...this.view.draft.answers, phone: typed('13900000009') } });
  }

  /** Asks for more than the theme of the samples does. */
  ask(...fields: readonly MergedField[]): void {
    this.merged = { ...this.merged, fields: [...this.merged.fields, ...fields] };
    this.view = this.#judge(this.view);
  }

  attach(input: Expected & { readonly materialCode: string; readonly fileId: string }): Answer {
    const file = { ...FILE, fileId: input.fileId };
    const given = { materialCode: input.materialCode, originalSeen: false, files: [file] };
    return this.#change(input, { materials: [...this.view.draft.materials, given] });
  }

  /** Somebody else saves at another desk. */
  changeElsewhere(answers: Readonly<Record<string, string>>): void {
    const values = Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, typed(value)]));
    const { draft } = this.view;
    this.view = this.#judge({
      ...this.view,
      draft: { ...draft, answers: { ...draft.answers, ...values }, version: draft.version + 1 },
    });
  }

  /** Everything is given; it can be accepted. */
  complete(): void {
    this.save({
      expectedVersion: this.view.draft.version,
      situation: { parent: 'mother', married: 'yes' },
      answers: {
        name: { value: CARD.name },
        number: { value: CARD.identityNumber },
        phone: { value: '13900000000' },
        birthday: { value: '2026-11-18' },
      },
      originalsSeen: { marriage: true, booklet: true },
    });
  }

  #change({ expectedVersion }: Expected, more: Partial<DraftView['draft']>): Answer {
    const { draft } = this.view;
    if (expectedVersion !== draft.version) return fail('form.changedMeanwhile', { by: '陆知行' });
    this.view = this.#judge({
      ...this.view,
      conflicts: [],
      draft: { ...draft, ...more, version: draft.version + 1 },
    });
    return succeed(this.view);
  }

  #judge(view: DraftView): DraftView {
    const { situation, answers, materials } = view.draft;
    const missing = (where: FormIssue['where'], code: string): FormIssue => ({
      where,
      code,
      severity: 'error',
      reason: 'required',
    });
    const openQuestions = MERGED.questions
      .map(({ questionCode }) => questionCode)
      .filter((code) => !situation[code]);
    const fields = this.merged.fields.flatMap((field) => issueOf(field, answers[field.definition.fieldCode]));
    const papers = MERGED.materials
      .filter(({ producedBy }) => producedBy === null)
      .map(({ definition }) => definition.materialCode)
      .filter(
        (code) =>
          !materials.some(
            (given) => given.materialCode === code && (given.originalSeen || given.files.length > 0),
          ),
      );
    return {
      ...view,
      merged: { ...this.merged, openQuestions },
      issues: [
        ...openQuestions.map((code) => missing('question', code)),
        ...fields,
        ...papers.map((code) => missing('material', code)),
      ],
    };
  }
}

function issueOf({ definition, required, rule }: MergedField, answer: FieldValue | undefined): FormIssue[] {
  const code = definition.fieldCode;
  if (!answer) return required ? [{ where: 'field', code, severity: 'error', reason: 'required' }] : [];
  if (definition.kind === 'longText' || definition.kind === 'creditCode') {
    return checkField({ definition, required, rule, neededBy: [] }, answer).slice();
  }
  if (code !== 'number' || answer.value === CARD.identityNumber) return [];
  const isOverridden = answer.overrideReason !== undefined;
  const reason = isOverridden ? 'overridden' : 'identityNumberCheckDigit';
  return [{ where: 'field', code, severity: isOverridden ? 'warning' : 'error', reason }];
}
