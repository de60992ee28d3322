// The page of the shell's hidden window: draws the one paper that is to be printed, and says how large its sheets are.
import { openPdf } from './components/open-pdf.ts';
import './styles/print-paper.css';

/** Dots per point: 300 per inch, what an office's laser printer has. */
const SHARPNESS = 300 / 72;
const MM_PER_DOT = 25.4 / 300;

/** Null where the paper cannot be drawn, or its sheets are not of one size: a printer takes one size at a time. */
async function draw(): Promise<{ widthMm: number; heightMm: number } | null> {
  const opened = await openPdf(await (await fetch('/paper.pdf')).blob());
  if (!opened.ok) return null;
  const canvases = await opened.value.draw(SHARPNESS, 1);
  await opened.value.close();
  const [first] = canvases;
  if (!first || canvases.some(({ width, height }) => width !== first.width || height !== first.height)) {
    return null;
  }
  const size = { widthMm: first.width * MM_PER_DOT, heightMm: first.height * MM_PER_DOT };
  document.body.append(...canvases.map((canvas) => putOnSheet(canvas, size)));
  return size;
}

/** A hair less high than the paper, or a blank sheet follows each one. */
function putOnSheet(canvas: HTMLCanvasElement, { widthMm, heightMm }: { widthMm: number; heightMm: number }) {
  const sheet = document.createElement('div');
  canvas.style.width = `${widthMm}mm`;
  canvas.style.height = `${heightMm}mm`;
  sheet.style.height = `${heightMm - 0.5}mm`;
  sheet.append(canvas);
  return sheet;
}

window.drawnPaper = draw();
