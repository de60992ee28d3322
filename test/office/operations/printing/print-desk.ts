import { randomUUID } from 'node:crypto';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { PrintJobLine, PrintOrder } from '../../../../src/shared/api/office/printing.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { acceptCase } from '../../../support/take-in.ts';

/** An office with a case fresh from the window, and the papers of it. */
export type PrintDesk = {
  readonly test: TestOffice;
  readonly clerk: InProcessPerson;
  readonly caseId: string;
  readonly documentIds: readonly string[];
  readonly documentId: string;
};

export async function openPrintDesk(): Promise<PrintDesk> {
  const test = await makeOffice();
  const clerk = await test.signIn('window01');
  const { projection } = await acceptCase(test, clerk);
  const papers = must(await clerk.calls.document.list({ caseId: projection.caseId }));
  const documentIds = papers.map(({ documentId }) => documentId);
  return { test, clerk, caseId: projection.caseId, documentIds, documentId: documentIds[0] ?? '' };
}

/** A wish for one paper; `more` replaces parts of it. */
export function wish(documentId: string, more: Partial<Parameters<Printing['request']>[0]> = {}) {
  return { requestId: randomUUID(), documentId, printer: 'office-1', copies: 1, ...more };
}

type Printing = InProcessPerson['calls']['printing'];

/** Names the job as the caller last saw it. */
export function step({ jobId, version }: Pick<PrintJobLine, 'jobId' | 'version'>) {
  return { requestId: randomUUID(), jobId, expectedVersion: version };
}

export async function send(person: InProcessPerson, job: PrintJobLine): Promise<PrintOrder> {
  return must(await person.calls.printing.send(step(job)));
}

/** Asks for it, sends it, and the spooler says that it came out. */
export async function printPaper(
  person: InProcessPerson,
  documentId: string,
  more: Partial<Parameters<Printing['request']>[0]> = {},
): Promise<PrintJobLine> {
  const { printing } = person.calls;
  const { job } = await send(person, must(await printing.request(wish(documentId, more))));
  const report = { kind: 'printed' } as const;
  return must(await printing.report({ ...step(job), confirmation: 'spooler', report }));
}

/** Numbers of the copies of a paper. */
export async function numbersOf(person: InProcessPerson, documentId: string): Promise<readonly number[]> {
  const { copies } = must(await person.calls.printing.history({ documentId }));
  return copies.map(({ copyNumber }) => copyNumber);
}
