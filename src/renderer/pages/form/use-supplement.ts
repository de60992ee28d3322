import { computed, watch } from 'vue';
import type { CaseView } from '../../../shared/api/office/case.ts';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { FieldValue, FormIssue } from '../../../shared/domain/form/draft.ts';
import { openDemands } from '../../components/open-demands.ts';
import type { Demand, DemandedPoint } from '../../components/open-demands.ts';
import type { useCaseStore } from '../../stores/case.ts';

/** What will be of a part that waits for something, once what the form holds is handed in. */
export type SuppliedPart = {
  readonly subCaseId: string;
  readonly itemName: string;
  readonly kind: Demand['kind'];
  /** Points still missing. */
  readonly left: number;
  /** Points handed in now. */
  readonly given: number;
};

type SupplementSettings = {
  readonly cases: Pick<ReturnType<typeof useCaseStore>, 'detail'>;
  readonly view: () => DraftView | null;
  /** What is wrong or missing in the form as it stands on the screen. */
  readonly issues: () => readonly FormIssue[];
};

/** 补交. For a draft that hands something in to a case: what was asked for, and what of it the form holds. */
export function useSupplement({ cases, view, issues }: SupplementSettings) {
  const caseId = computed(() => view()?.draft.supplements?.caseId ?? null);
  const serviceCase = computed<CaseView | null>(() => {
    const known = cases.detail.value;
    return known && known.projection.caseId === caseId.value ? known : null;
  });
  const demands = computed(() => (serviceCase.value ? openDemands(serviceCase.value) : []));
  const askedKeys = computed(
    () => new Set(demands.value.flatMap(({ points }) => points.map(({ key }) => key))),
  );
  const givenKeys = computed(() => {
    const current = view();
    if (!current) return new Set<string>();
    const points = demands.value.flatMap((demand) => demand.points);
    return new Set(points.filter((point) => isGiven(point, current, issues())).map(({ key }) => key));
  });
  const parts = computed<readonly SuppliedPart[]>(() =>
    demands.value.flatMap(({ kind, parts: waiting }) =>
      waiting.map(({ subCaseId, itemName, pointKeys }) => {
        const given = pointKeys.filter((key) => givenKeys.value.has(key)).length;
        return { subCaseId, itemName, kind, given, left: pointKeys.length - given };
      }),
    ),
  );

  watch(
    caseId,
    (id) => {
      if (id !== null) void cases.detail.ask(id);
    },
    { immediate: true },
  );

  return { caseId, serviceCase, demands, askedKeys, givenKeys, parts };
}

/** A paper that is there, a value entered since the draft was opened; and nothing wrong with it. */
function isGiven(
  { where, code }: DemandedPoint,
  { draft }: DraftView,
  issues: readonly FormIssue[],
): boolean {
  const isWrong = issues.some(
    (issue) => issue.where === where && issue.code === code && issue.severity === 'error',
  );
  if (isWrong) return false;
  if (where === 'field') return enteredAt(draft.answers[code]) >= draft.openedAt;
  const paper = draft.materials.find(({ materialCode }) => materialCode === code);
  return paper !== undefined && (paper.originalSeen || paper.files.length > 0);
}

function enteredAt(answer: FieldValue | undefined): string {
  if (!answer) return '';
  const { provenance } = answer;
  return provenance.kind === 'identityCard' ? provenance.readAt : provenance.at;
}
