import { settle } from './open-app.ts';

/** Chooses an option of a select, as a person does. */
export async function choose(selector: string, value: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(selector);
  if (!select) throw new Error(selector);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}
