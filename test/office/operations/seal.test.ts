import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseId } from '../../../src/shared/domain/case/case-action.ts';
import { SealTicket } from '../../../src/shared/domain/seal/seal-ticket.ts';
import type { DepartmentId } from '../../../src/shared/domain/staff/operator.ts';
import { splitSigned } from '../../../src/shared/kernel/signed-text.ts';
import { makeOffice, signWith } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';
import { acceptCase, claim, decide, partOf, prepareSeal, seal } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;
let first: InProcessPerson;
let second: InProcessPerson;
let caseId: string;
let subCaseId: string;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  first = await test.signIn('health1');
  second = await test.signIn('health2');
  const view = await acceptCase(test, clerk);
  caseId = view.projection.caseId;
  subCaseId = partOf(view, 'N1').subCaseId;
});

afterEach(() => test.close());

function healthKey() {
  const [key] = test.sealKeys();
  if (!key) throw new Error('no key');
  return key;
}

async function statusNow(): Promise<string> {
  const view = must(await clerk.calls.case.get({ caseId }));
  return partOf(view, 'N1').status;
}

function complete(ticketId: string, signed: ReturnType<typeof signWith>, person = second) {
  return person.calls.document.completeSeal({ requestId: randomUUID(), ticketId, ...signed });
}

describe('ordering a seal', () => {
  it('waits for the decision', async () => {
    await claim(second, subCaseId);

    expect(await prepareSeal(second, subCaseId)).toMatchObject({
      ok: false,
      failure: { code: 'case.notAllowedNow' },
    });
  });

  it('gives a ticket for exactly this document, key and person, for five minutes', async () => {
    await decide({ first, second }, subCaseId);

    const order = must(await prepareSeal(second, subCaseId));

    const statement = splitSigned(order.ticket)?.statement ?? new Uint8Array();
    const ticket = SealTicket.parse(JSON.parse(new TextDecoder().decode(statement)));
    const paper = must(await clerk.calls.document.list({ caseId })).find(({ kind }) => kind === 'outcome');
    expect(ticket).toMatchObject({
      ticketId: order.ticketId,
      documentId: paper?.documentId,
      sealKeySerial: healthKey().serial,
      issuedAt: '2026-11-20T01:30:00.000Z',
      expiresAt: '2026-11-20T01:35:00.000Z',
    });
  });

  it('is for those of the department who may decide', async () => {
    await decide({ first, second }, subCaseId);
    const police = await test.signIn('police2');
    const { projection } = must(await second.calls.approval.get({ subCaseId }));
    const input = { subCaseId, expectedVersion: projection.version };

    const byReviewer = await first.calls.document.prepareSeal({ requestId: randomUUID(), ...input });
    const byStranger = await police.calls.document.prepareSeal({ requestId: randomUUID(), ...input });

    expect(byReviewer).toMatchObject({ ok: false, failure: { code: 'seal.notAuthorised' } });
    expect(byStranger).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });

  it('refuses a paper that is no longer what was approved', async () => {
    await decide({ first, second }, subCaseId);
    await rawStore(test).write(async ({ context, tables }) => {
      const paper = (await tables.documents.listOfCase(caseId as CaseId)).find(
        ({ kind }) => kind === 'outcome',
      );
      const other = (await tables.documents.listOfCase(caseId as CaseId)).find(
        ({ kind }) => kind === 'receiptSlip',
      );
      await context.db
        .updateTable('document')
        .set({ fileId: other?.fileId ?? '' })
        .where('documentId', '=', paper?.documentId ?? '')
        .execute();
    });

    expect(await prepareSeal(second, subCaseId)).toMatchObject({
      ok: false,
      failure: { code: 'seal.documentChanged' },
    });
  });
});

type StoredSeal = Readonly<Record<string, unknown>>;

/** Registers the seal of the health department anew, with what the function changes. */
async function changeSeal(change: (own: StoredSeal, police: StoredSeal) => StoredSeal): Promise<void> {
  await rawStore(test).write(async ({ context }) => {
    const rows = await context.db.selectFrom('seal').selectAll().execute();
    const contentOf = (departmentId: string) =>
      JSON.parse(rows.find((row) => row.departmentId === departmentId)?.content ?? '{}') as StoredSeal;
    const content = JSON.stringify(change(contentOf('health'), contentOf('police')));
    await context.db
      .updateTable('seal')
      .set({ content })
      .where('departmentId', '=', 'health' as DepartmentId)
      .execute();
  });
}

const ofPolice = (own: StoredSeal, police: StoredSeal) => ({ ...own, certificates: police['certificates'] });
const withoutRoot = (own: StoredSeal, police: StoredSeal) => ({
  ...own,
  certificates: [...(own['certificates'] as string[]).slice(0, 1), (police['certificates'] as string[])[0]],
});
const ended = (own: StoredSeal) => ({ ...own, validUntil: '2026-11-20T01:00:00.000Z' });

describe.each([
  { seal: 'with the certificate of another body', change: ofPolice, code: 'seal.wrongBody' },
  { seal: 'whose chain leads nowhere', change: withoutRoot, code: 'seal.certificateInvalid' },
  { seal: 'out of its own time', change: ended, code: 'seal.notInForce' },
])('a seal $seal', ({ change, code }) => {
  beforeEach(() => decide({ first, second }, subCaseId));

  it('gets no ticket, so that nobody enters a PIN for it', async () => {
    await changeSeal(change);

    expect(await prepareSeal(second, subCaseId)).toMatchObject({ ok: false, failure: { code } });
  });

  it('is not put on with a ticket from before', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    await changeSeal(change);

    const answer = await complete(order.ticketId, signWith(healthKey(), order.signedAttributes));

    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(await statusNow()).toBe('grantedDecision');
  });
});

describe('a seal whose certificate has expired', () => {
  it('gets no ticket', async () => {
    await changeSeal((own) => ({ ...own, validUntil: '2040-01-01T00:00:00.000Z' }));
    test.clock.set('2032-11-22T02:00:00.000Z');
    [clerk, first, second] = [
      await test.signIn('window01'),
      await test.signIn('health1'),
      await test.signIn('health2'),
    ];
    subCaseId = partOf(await acceptCase(test, clerk), 'N1').subCaseId;
    await decide({ first, second }, subCaseId);

    const answer = await prepareSeal(second, subCaseId);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.certificateExpired' } });
  });
});

describe('completing a seal', () => {
  beforeEach(() => decide({ first, second }, subCaseId));

  it('stores a file a stranger accepts, and the part lies ready', async () => {
    const sealed = await seal(test, second, subCaseId);

    const caller = must(await clerk.admit('files.document', { role: 'signedIn', audit: 'access' }));
    const { bytes } = must(await test.office.files.document(caller, sealed.documentId));
    expect(sealed).toMatchObject({ sealed: true, needsSeal: false, simulated: true });
    expect(Buffer.from(bytes).toString('latin1')).toContain('/ETSI.CAdES.detached');
    expect(await statusNow()).toBe('ready');
  });

  it('takes a ticket once', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const signed = signWith(healthKey(), order.signedAttributes);
    must(await complete(order.ticketId, signed));

    const again = await complete(order.ticketId, signed);

    expect(again).toMatchObject({ ok: false, failure: { code: 'seal.ticketUsed' } });
  });

  it('lets one of two tickets for the same paper win', async () => {
    const orders = [must(await prepareSeal(second, subCaseId)), must(await prepareSeal(second, subCaseId))];

    const answers = [];
    for (const { ticketId, signedAttributes } of orders) {
      answers.push(await complete(ticketId, signWith(healthKey(), signedAttributes)));
    }

    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(answers[1]).toMatchObject({ failure: { code: 'case.notAllowedNow' } });
  });

  it('refuses an expired ticket, and leaves it unused', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const signed = signWith(healthKey(), order.signedAttributes);
    test.clock.advance(5 * 60_000);

    const late = await complete(order.ticketId, signed);

    expect(late).toMatchObject({ ok: false, failure: { code: 'seal.ticketExpired' } });
    expect(await statusNow()).toBe('grantedDecision');
  });

  it('refuses the key of another department', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const other = test.sealKeys().at(-1) ?? healthKey();

    const answer = await complete(order.ticketId, signWith(other, order.signedAttributes));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.wrongKey' } });
  });

  it('refuses the right certificate with the signature of another key', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const other = test.sealKeys().at(-1) ?? healthKey();
    const { signature } = signWith(other, order.signedAttributes);

    const answer = await complete(order.ticketId, { signature, certificates: [...healthKey().certificates] });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.selfCheckFailed' } });
    expect(await statusNow()).toBe('grantedDecision');
  });

  it('refuses a signature over something else', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const other = Buffer.from('something else').toString('base64');

    const answer = await complete(order.ticketId, signWith(healthKey(), other));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.selfCheckFailed' } });
  });

  it('is for the person the ticket was made out to', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    const signed = signWith(healthKey(), order.signedAttributes);

    const answer = await complete(order.ticketId, signed, await test.signIn('police2'));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.notAuthorised' } });
  });

  it('is for those who still may decide when the signature comes', async () => {
    const order = must(await prepareSeal(second, subCaseId));
    await rawStore(test).write(({ context }) =>
      context.db.updateTable('operator').set({ mayDecide: 0 }).where('loginName', '=', 'health2').execute(),
    );

    const answer = await complete(order.ticketId, signWith(healthKey(), order.signedAttributes));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'seal.notAuthorised' } });
    expect(await statusNow()).toBe('grantedDecision');
  });

  it('never gives out a file that was damaged on the disk', async () => {
    const sealed = await seal(test, second, subCaseId);
    damageEveryFile(join(test.folder, 'office/files'));
    const caller = must(await clerk.admit('files.document', { role: 'signedIn', audit: 'access' }));

    await expect(test.office.files.document(caller, sealed.documentId)).rejects.toThrow(/damaged/);
  });
});

/** Flips the last byte of everything in the file store. */
function damageEveryFile(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }
}
