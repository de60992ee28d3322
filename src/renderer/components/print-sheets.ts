/** Prints pictures of pages, one per sheet of A4, through the browser's own dialog. */
export function printSheets(sheets: readonly HTMLElement[]): void {
  if (sheets.length === 0) return;
  const holder = document.createElement('div');
  holder.className = 'print-only';
  for (const sheet of sheets) sheet.classList.toggle('strip', isStrip(sheet));
  holder.append(...sheets);
  document.body.append(holder);
  document.body.classList.add('is-printing-paper');
  try {
    window.print(); // waits until the dialog is closed
  } finally {
    document.body.classList.remove('is-printing-paper');
    holder.remove();
  }
}

/** 小票: a strip of its own width, not a page. */
function isStrip(sheet: HTMLElement): boolean {
  return sheet instanceof HTMLCanvasElement && Number.parseFloat(sheet.style.width) < NARROW_PX;
}

/** CSS pixels at three dots per point: a strip of 80 mm has 680, a sheet of A4 1785. */
const NARROW_PX = 900;
