import type { FormAnswers } from '../../../shared/domain/form/draft.ts';
import { isFilledByCard } from './field-states.ts';
import type { FieldGroup } from './field-states.ts';

/** By key: the person whose fields have the focus, else the first one no card was read for. */
export function personWanted(groups: readonly FieldGroup[], answers: FormAnswers): string | undefined {
  const takers = groups.filter(({ takesCard }) => takesCard);
  const unread = unreadOf(groups, answers);
  return focusedOf(takers) ?? (unread.find(isRequired) ?? unread[0] ?? takers[0])?.person;
}

/** Without a key nobody said whom the card is for: only somebody who must be filled and is not yet. */
export function personWaiting(groups: readonly FieldGroup[], answers: FormAnswers): string | undefined {
  const unread = unreadOf(groups, answers);
  return focusedOf(unread) ?? unread.find(isRequired)?.person;
}

function unreadOf(groups: readonly FieldGroup[], answers: FormAnswers): readonly FieldGroup[] {
  return groups.filter(({ takesCard, fields }) => takesCard && !isFilledByCard(fields, answers));
}

function isRequired({ fields }: FieldGroup): boolean {
  return fields.some(({ required }) => required);
}

function focusedOf(groups: readonly FieldGroup[]): string | undefined {
  const focused = document.activeElement?.closest('[data-person]')?.getAttribute('data-person');
  return groups.find(({ person }) => person === focused)?.person;
}
