import { computed, shallowRef } from 'vue';
import type { Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { subjectOfItems } from '../../../shared/domain/catalogue/find-subject.ts';
import type { SubjectSummary } from '../../../shared/domain/catalogue/find-subjects.ts';

/** Several plain items a citizen came with at once; they stay marked while the search goes on. */
export function useMarkedItems() {
  const items = shallowRef<readonly SubjectSummary[]>([]);
  /** True after somebody tried to mark a theme, until the next key. */
  const isThemeRefused = shallowRef(false);
  const codes = computed(() => new Set(items.value.map(({ subject }) => subject.code)));
  const subject = computed<Subject | null>(() =>
    items.value.length === 0 ? null : subjectOfItems([...codes.value]),
  );

  function isMarked(entry: SubjectSummary): boolean {
    return entry.subject.kind === 'item' && codes.value.has(entry.subject.code);
  }

  /** A theme has its own order of items, which no other item fits into. */
  function toggle(entry: SubjectSummary | undefined): void {
    if (!entry) return;
    isThemeRefused.value = entry.subject.kind !== 'item';
    if (isThemeRefused.value) return;
    items.value = isMarked(entry)
      ? items.value.filter((other) => other.subject.code !== entry.subject.code)
      : [...items.value, entry];
  }

  function clear(): void {
    items.value = [];
    isThemeRefused.value = false;
  }

  return { items, subject, isThemeRefused, isMarked, toggle, clear };
}
