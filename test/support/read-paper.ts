import { writeFileSync } from 'node:fs';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import type { TestOffice } from './make-office.ts';
import { makeFolder, runTool } from './run-tool.ts';

/** The words of a paper as a stranger's program (`pdftotext`) reads them, without spaces and line ends. */
export async function readPaper(
  pdftotext: string,
  { test, person }: { readonly test: TestOffice; readonly person: InProcessPerson },
  paper: { readonly documentId: string } | undefined,
): Promise<string> {
  const caller = must(await person.admit('files.document', { role: 'signedIn', audit: 'access' }));
  const { bytes } = must(await test.office.files.document(caller, paper?.documentId ?? ''));
  const folder = makeFolder();
  try {
    writeFileSync(folder.path('paper.pdf'), bytes);
    const { text } = runTool(pdftotext, ['-layout', folder.path('paper.pdf'), '-']);
    return text.replaceAll(/\s+/g, '');
  } finally {
    folder.remove();
  }
}
