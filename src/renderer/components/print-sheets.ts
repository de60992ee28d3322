/** Prints pictures of pages, one per sheet of A4, through the browser's own dialog. */
export function printSheets(sheets: readonly HTMLElement[]): void {
  if (sheets.length === 0) return;
  const holder = document.createElement('div');
  holder.className = 'print-only';
  holder.append(...sheets);
  document.body.append(holder);
  document.body.classList.add('is-printing-paper');
  window.print(); // waits until the dialog is closed
  document.body.classList.remove('is-printing-paper');
  holder.remove();
}
