import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import { fail } from '../../../src/shared/kernel/result.ts';
import { OUR_TEMPLATES } from '../../support/fill-paper.ts';
import { collect, grantAndSeal, makeReadyCase, openIssuing } from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';
import { makeOffice, makeOfficeIn } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { needs } from '../../support/needs.ts';
import { readPaper } from '../../support/read-paper.ts';
import { makeFolder } from '../../support/run-tool.ts';
import { acceptCase } from '../../support/take-in.ts';

const pdftotext = needs('pdftotext');

/** Digits of a fingerprint that stand together in the narrow column of the list. */
const FIRST_LINE = 16;

describe('papers made on demand', () => {
  let office: IssuingOffice;
  let caseId: string;

  beforeEach(async () => {
    office = await openIssuing();
    caseId = await makeReadyCase(office);
  });
  afterEach(() => office.test.close());

  const asked = () => ({ requestId: randomUUID(), caseId });
  const read = (paper: { readonly documentId: string }) =>
    readPaper(pdftotext ?? '', { test: office.test, person: office.issuer }, paper);

  const fingerprintOf = async ({ documentId }: { readonly documentId: string }) => {
    const caller = must(await office.issuer.admit('files.document', { role: 'signedIn', audit: 'access' }));
    const { bytes } = must(await office.test.office.files.document(caller, documentId));
    return createHash('sha256').update(bytes).digest('hex');
  };

  it('are one ticket for each case, however often it is asked for', async () => {
    const first = must(await office.clerk.calls.document.makeTicket(asked()));
    const again = must(await office.clerk.calls.document.makeTicket(asked()));
    const papers = must(await office.clerk.calls.document.list({ caseId }));

    expect(again).toEqual(first);
    expect(papers.filter(({ kind }) => kind === 'caseTicket')).toEqual([first]);
    expect(first.number).toMatch(/-BJXP$/);
  });

  it.skipIf(!pdftotext)('are a ticket that names the case, and nobody', async () => {
    const words = await read(must(await office.clerk.calls.document.makeTicket(asked())));

    expect(words).toContain('失业登记');
    expect(words).not.toContain('林晓岚');
  });

  it('are no list of the files of a case that is open', async () => {
    expect(await office.issuer.calls.document.makeArchiveList(asked())).toEqual(fail('document.caseOpen'));
  });

  it.skipIf(!pdftotext)('are a list of every file of a closed case with its fingerprint', async () => {
    await collect(office, caseId);
    const papers = must(await office.clerk.calls.document.list({ caseId }));

    const list = must(await office.issuer.calls.document.makeArchiveList(asked()));
    const words = await read(list);

    expect(list.number).toMatch(/-YJGD$/);
    expect(words).toContain(`共${papers.length}件`);
    for (const paper of papers) expect(words).toContain((await fingerprintOf(paper)).slice(0, FIRST_LINE));
  });

  it('are another list when it is asked for again, for something may have come to the file', async () => {
    await collect(office, caseId);
    must(await office.issuer.calls.document.makeArchiveList(asked()));

    const { number } = must(await office.issuer.calls.document.makeArchiveList(asked()));

    expect(number).toMatch(/-YJGD2$/);
  });

  it('are refused for a case nobody knows', async () => {
    const unknown = { requestId: randomUUID(), caseId: randomUUID() };

    expect(await office.clerk.calls.document.makeTicket(unknown)).toEqual(fail('case.notFound'));
    const list = await office.clerk.calls.document.makeArchiveList({ ...unknown, requestId: randomUUID() });
    expect(list).toEqual(fail('case.notFound'));
  });
});

describe('the templates', () => {
  let test: TestOffice;
  beforeEach(async () => {
    test = await makeOffice();
  });
  afterEach(() => test.close());

  it('are shown to the administrator with their form and their parts', async () => {
    const admin = await test.signIn('system01');

    const { templates, unplaced } = must(await admin.calls.document.templates(undefined));

    expect(templates.map(({ template }) => template)).toEqual(TEMPLATE_KINDS);
    expect(templates.filter(({ source, problems }) => source !== 'ours' || problems.length > 0)).toEqual([]);
    expect(unplaced).toEqual([]);
  });

  it('each have a sample that can be printed', async () => {
    const admin = await test.signIn('system01');

    for (const template of TEMPLATE_KINDS) {
      const sample = must(await admin.calls.document.templateSample({ template }));
      expect(Buffer.from(sample.pdf, 'base64').subarray(0, 5).toString(), template).toBe('%PDF-');
    }
  });
});

describe("a site's own words", () => {
  it.skipIf(!pdftotext)('stand on its papers, and files that are wrong are told', async () => {
    const folder = makeFolder();
    const own = folder.path('office/templates/papers');
    mkdirSync(own, { recursive: true });
    const ours = OUR_TEMPLATES.find(({ template }) => template === 'receiptSlip');
    const written = {
      ...ours,
      blocks: [...(ours?.blocks ?? []), { kind: 'note', text: '本中心周六照常办理' }],
    };
    writeFileSync(join(own, 'receiptSlip.json'), JSON.stringify(written));
    writeFileSync(join(own, 'outcome.json'), '{}');
    const ticket = OUR_TEMPLATES.find(({ template }) => template === 'caseTicket');
    writeFileSync(join(own, 'ticket.json'), JSON.stringify({ ...ticket, title: '小票\u{1F600}' }));
    const test = await makeOfficeIn(folder.path(''));

    const clerk = await test.signIn('window01');
    const admin = await test.signIn('system01');
    const view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'L1' } });
    const papers = must(await clerk.calls.document.list({ caseId: view.projection.caseId }));
    const slip = papers.find(({ kind }) => kind === 'receiptSlip');
    const words = await readPaper(pdftotext ?? '', { test, person: clerk }, slip);
    const { templates, unplaced } = must(await admin.calls.document.templates(undefined));
    await test.close();

    expect(words).toContain('本中心周六照常办理');
    expect(templates.filter(({ source }) => source === 'site').map(({ template }) => template)).toEqual([
      'receiptSlip',
    ]);
    const problems = templates.flatMap((view) => view.problems.map(({ file, code }) => [file, code]));
    expect(problems).toEqual([['ticket.json', 'characterMissing']]);
    expect(unplaced.map(({ file, code }) => [file, code])).toContainEqual(['outcome.json', 'memberMissing']);
  });
});

describe('the result of an item', () => {
  it.skipIf(!pdftotext)('is written as its item says', async () => {
    const office = await openIssuing();
    const view = await acceptCase(office.test, office.clerk, {
      subject: { kind: 'item', code: 'F6' },
      situation: { premises: 'rented' },
    });
    await grantAndSeal(office, view, { itemCode: 'F6', department: 'tobacco' });
    const { caseId } = view.projection;
    const papers = must(await office.clerk.calls.document.list({ caseId }));

    const outcome = papers.find(({ kind }) => kind === 'outcome');
    const words = await readPaper(pdftotext ?? '', { test: office.test, person: office.issuer }, outcome);
    await office.test.close();

    expect(outcome?.title).toBe('烟草专卖零售许可证');
    expect(words).toContain('持有人');
  });
});
