import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuanke } from '../../../src/main/quanke/run-quanke.ts';
import { toPem } from '../../../src/main/quanke/pem.ts';
import { FILE_ROUTES } from '../../../src/shared/api/office/files.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import type { DocumentSummary } from '../../../src/shared/api/office/document.ts';
import { needs } from '../needs.ts';
import { extractSealParts } from '../pdf-parts.ts';
import { makeFolder, runTool } from '../run-tool.ts';
import { must } from './clerk-client.ts';
import type { ClockedWorkbench, Member } from './clocked-workbench.ts';

const ROOT = join(import.meta.dirname, '../../..');
const openssl = needs('openssl');
const pdfsig = needs('pdfsig');

/** A paper as this person downloads it. */
export async function download(
  { origin }: ClockedWorkbench,
  member: Member,
  { documentId }: Pick<DocumentSummary, 'documentId'>,
): Promise<Uint8Array> {
  const answer = await member.fetch(`${origin}${FILE_ROUTES.document}/${documentId}`);
  if (!answer.ok) throw new Error(`no paper: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The words of a paper as `pdftotext` reads them, without spaces and line ends. */
export function wordsOf(pdftotext: string, pdf: Uint8Array): string {
  const folder = makeFolder();
  try {
    writeFileSync(folder.path('paper.pdf'), pdf);
    return runTool(pdftotext, ['-layout', folder.path('paper.pdf'), '-']).text.replaceAll(/\s+/g, '');
  } finally {
    folder.remove();
  }
}

/** What strangers say of the sealed papers of some cases. */
export type Judgement = {
  readonly count: number;
  /** Titles of those a program does not accept, with its name in front. */
  readonly faults: readonly string[];
};

/** Has every sealed paper verified by `quanke pdf verify`, and by openssl and pdfsig where they are. */
export async function verifySealed(
  workbench: ClockedWorkbench,
  views: readonly CaseView[],
): Promise<Judgement> {
  const clerk = await workbench.member('window01');
  const folder = makeFolder();
  try {
    writeFileSync(folder.path('root.pem'), await rootOf(workbench));
    const faults: string[] = [];
    let count = 0;
    for (const { projection } of views) {
      const papers = must(await clerk.office.document.list({ caseId: projection.caseId }));
      for (const paper of papers.filter(({ sealed }) => sealed)) {
        const file = folder.path(`${paper.documentId}.pdf`);
        writeFileSync(file, await download(workbench, clerk, paper));
        faults.push(...(await judge(file, folder.path)).map((program) => `${program}: ${paper.number}`));
        count += 1;
      }
    }
    return { count, faults };
  } finally {
    folder.remove();
  }
}

async function rootOf({ office }: ClockedWorkbench): Promise<string> {
  const [first] = await office.store.read((tables) => tables.seals.list());
  return toPem(Buffer.from(first?.certificates.at(-1) ?? '', 'base64'));
}

/** Names of the programs that do not accept the file. */
async function judge(file: string, path: (name: string) => string): Promise<readonly string[]> {
  const quiet = { root: ROOT, version: '0.0.0-test', out: () => undefined, err: () => undefined };
  const faults = (await runQuanke(['pdf', 'verify', file], quiet)) === 0 ? [] : ['quanke'];
  if (openssl && !isAcceptedByOpenssl(openssl, file, path)) faults.push('openssl');
  if (pdfsig && !isAcceptedByPdfsig(pdfsig, file)) faults.push('pdfsig');
  return faults;
}

function isAcceptedByOpenssl(tool: string, file: string, path: (name: string) => string): boolean {
  const [parts] = extractSealParts(new Uint8Array(readFileSync(file)));
  writeFileSync(path('seal.cms'), parts?.envelope ?? '');
  writeFileSync(path('signed.bin'), parts?.signedBytes ?? '');
  const { code } = runTool(tool, [
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', '/dev/null'],
    ...['-in', path('seal.cms'), '-content', path('signed.bin'), '-CAfile', path('root.pem')],
  ]);
  return code === 0;
}

function isAcceptedByPdfsig(tool: string, file: string): boolean {
  const { text } = runTool(tool, ['-nocert', file]);
  return text.includes('Signature is Valid') && text.includes('Total document signed');
}
