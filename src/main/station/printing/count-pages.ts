/** A page as our papers write it: objects lie open, because a seal covers them byte by byte. */
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;

/** Pages of a paper, at least one. A page that was changed by a seal counts twice: good enough to wait by. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  return Math.max(1, text.match(PAGE)?.length ?? 0);
}
