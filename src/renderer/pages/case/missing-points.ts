import type { CaseView } from '../../../shared/api/office/case.ts';
import { caseAsItStands } from '../../../shared/domain/case/case-as-it-stands.ts';
import type { CorrectionPoint } from '../../../shared/domain/case/sub-case-action.ts';
import type { MergedMaterial } from '../../../shared/domain/catalogue/merged-application.ts';
import { checkDraft } from '../../../shared/domain/form/check-draft.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';
import { ISSUE_TEXTS, REQUIRED_TEXTS } from '../../../shared/texts/page-form.ts';
import { REMEDY_TEXTS } from '../../../shared/texts/page-form-intake.ts';

/** A point of a notice as the page writes it. */
export type WritablePoint = CorrectionPoint & {
  readonly key: string;
  readonly name: string;
  readonly problem: string;
  readonly itemNames: string;
  readonly remedy: string;
};

type Asked = Pick<CaseView, 'merged'>;

/**
 * What the application as it stands lacks, as far as the page can tell: values may be masked, so only what is not there
 * at all. The office names what else is wrong when a notice leaves it out.
 */
export function missingPoints(view: CaseView, today: LocalDate): readonly WritablePoint[] {
  const { personal } = caseAsItStands(view.actions);
  if (!personal) return [];
  const { answers, materials } = personal;
  return checkDraft(view.merged, { answers, materials }, today)
    .filter(({ reason, severity }) => reason === 'required' && severity === 'error')
    .flatMap(({ where, code }) => {
      if (where !== 'field' && where !== 'material') return [];
      const point = writablePoint(view, { where, code });
      return point ? [{ ...point, problem: REQUIRED_TEXTS[where] || ISSUE_TEXTS.required }] : [];
    });
}

/** Everything a notice may name. */
export function allPoints({ merged }: Asked): readonly WritablePoint[] {
  const asked = merged.materials.filter(({ producedBy }) => producedBy === null);
  const points: readonly CorrectionPoint[] = [
    ...asked.map(({ definition }) => ({ where: 'material', code: definition.materialCode }) as const),
    ...merged.fields.map(({ definition }) => ({ where: 'field', code: definition.fieldCode }) as const),
  ];
  return points.flatMap((point) => writablePoint({ merged }, point) ?? []);
}

function writablePoint({ merged }: Asked, { where, code }: CorrectionPoint): WritablePoint | undefined {
  const found = where === 'material' ? paperOf(merged, code) : fieldOf(merged, code);
  if (!found) return undefined;
  const names = merged.items.filter(({ item }) => found.neededBy.includes(item.itemCode));
  return {
    where,
    code,
    key: `${where}:${code}`,
    name: found.name,
    problem: '',
    itemNames: names.map(({ item }) => item.name).join('、'),
    remedy: found.remedy,
  };
}

function paperOf({ materials }: CaseView['merged'], code: string) {
  const found = materials.find(({ definition }) => definition.materialCode === code);
  if (!found) return undefined;
  const { name } = found.definition;
  return { name, neededBy: found.neededBy, remedy: REMEDY_TEXTS.material(name, found.copies) };
}

function fieldOf({ fields }: CaseView['merged'], code: string) {
  const found = fields.find(({ definition }) => definition.fieldCode === code);
  if (!found) return undefined;
  const { group, label } = found.definition;
  return { name: `${group} · ${label}`, neededBy: found.neededBy, remedy: REMEDY_TEXTS.fieldAgain(label) };
}

/** Papers that are not there and that the catalogue lets follow or be promised, for the items. */
export function waivableMaterials(
  view: CaseView,
  itemCodes: readonly string[],
  today: LocalDate,
): readonly MergedMaterial[] {
  const missing = new Set(missingPoints(view, today).map(({ key }) => key));
  return view.merged.materials.filter(
    ({ definition, neededBy, mayFollow, promiseAllowed }) =>
      missing.has(`material:${definition.materialCode}`) &&
      (mayFollow || promiseAllowed) &&
      neededBy.some((code) => itemCodes.includes(code)),
  );
}
