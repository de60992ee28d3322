import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import { layOutBody, toPage, withFewestPages } from './body-pages.ts';
import type { LayoutResult } from './body-pages.ts';
import { layOutCertificate } from './certificate-layout.ts';
import { layOutHead } from './head-layout.ts';
import type { LaidOutPaper } from './marks.ts';
import { markFrame } from './page-frame.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { styleOf } from './paper-style.ts';
import type { PaperSetting } from './paper-style.ts';
import { layOutParts } from './part-layout.ts';
import { LONGEST_QR_BYTES } from './qr-code.ts';
import { layOutTicket } from './ticket-layout.ts';

/** Gives every word of the model its place; every character must have a glyph already. */
export function layOutPaper(model: DocumentModel, fonts: PaperFonts): LayoutResult<LaidOutPaper> {
  if (new TextEncoder().encode(model.qrText ?? '').length > LONGEST_QR_BYTES) {
    return fail('document.contentOverflow', { part: PAPER_PARTS.qrText });
  }
  const setting = { model, style: styleOf(model), fonts };
  if (model.form === 'certificate') return withFewestPages(setting, layOutCertificate);
  if (model.form === 'ticket') return layOutTicket(setting);
  return model.parts.length > 0 ? layOutParts(setting) : withFewestPages(setting, layOutSheets);
}

function layOutSheets(setting: PaperSetting): LayoutResult<LaidOutPaper> {
  const head = layOutHead(setting);
  if (!head.ok) return head;
  const body = layOutBody(setting, head.value.bottomPt);
  if (!body.ok) return body;
  const { pages, seal } = body.value;
  const complete = pages.map((marks, pageIndex) => {
    const { below, above } = markFrame(setting, { pageIndex, pageCount: pages.length });
    return toPage(setting, [...below, ...(pageIndex === 0 ? head.value.marks : []), ...marks, ...above]);
  });
  return succeed({ pages: complete, seal });
}
