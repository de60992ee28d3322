import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { look, makeReadyCase, openIssuing } from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';
import { needs } from '../../support/needs.ts';
import { readPaper } from '../../support/read-paper.ts';

const pdftotext = needs('pdftotext');

let office: IssuingOffice;
let caseId: string;

beforeEach(async () => {
  office = await openIssuing();
  caseId = await makeReadyCase(office);
});

afterEach(() => office.test.close());

/** Its words, without spaces. */
function read(paper: { readonly documentId: string }): Promise<string> {
  return readPaper(pdftotext ?? '', { test: office.test, person: office.issuer }, paper);
}

async function shown() {
  const { view: _, subCases, ...rest } = await look(office, caseId);
  return { requestId: randomUUID(), ...rest, subCases: [...subCases] };
}

describe.skipIf(!pdftotext)('the papers of the issuing window', () => {
  it('say who collected for whom, and that a card was read', async () => {
    const handed = await office.issuer.calls.delivery.handOver({
      ...(await shown()),
      reading: office.test.read('father'),
      relation: '配偶',
    });

    const words = await read(must(handed).receipt);

    for (const word of [
      '领证签收单',
      '周明远',
      '代领人（与申请人关系：配偶）',
      '已读取居民身份证核验',
      '失业登记凭证',
      '-01-ZYXK',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('委托范围');
  });

  it('say what was posted, under which number, to whom and by whom', async () => {
    const sent = await office.issuer.calls.delivery.send({
      ...(await shown()),
      manner: 'post',
      reference: 'EZ123456789CN',
      to: 'applicant',
    });

    const words = await read(must(sent).receipt);

    for (const word of [
      '送达回证',
      '邮寄送达',
      '邮件号',
      'EZ123456789CN',
      '林晓岚',
      '温如初',
      '-01-ZYXK',
      '-SDHZ',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('未能送达');
  });

  it('say why an outcome could not be served, and where it lies', async () => {
    must(
      await office.issuer.calls.delivery.send({
        ...(await shown()),
        manner: 'post',
        reference: 'EZ123456789CN',
        to: 'applicant',
      }),
    );
    const { view } = await look(office, caseId);
    const { subCaseId = '', version = 0 } = view.subCases[0]?.projection ?? {};
    const failed = await office.issuer.calls.delivery.failServing({
      requestId: randomUUID(),
      subCaseId,
      expectedVersion: version,
      manner: 'post',
      failure: 'returned',
      note: '查无此人',
    });

    const words = await read(must(failed).record);

    for (const word of [
      '送达回证',
      '未能送达',
      '邮件退回',
      '查无此人',
      'EZ123456789CN',
      '凭身份证到窗口领取',
    ]) {
      expect(words).toContain(word);
    }
  });

  it('count what changed hands, and have a line for each of the two', async () => {
    const { version } = must(await office.clerk.calls.delivery.custody({ caseId }));
    const moved = await office.clerk.calls.delivery.moveCustody({
      requestId: randomUUID(),
      caseId,
      expectedVersion: version,
      from: { kind: 'desk', deskId: 'desk-001' },
      to: { kind: 'desk', deskId: 'desk-901' },
      pieces: [{ materialCode: 'employmentEndProof', copies: 1 }],
      takenBy: { loginName: 'issuer01', password: 'demo' },
    });

    const words = await read(must(moved).sheet);

    for (const word of [
      '物料交接单',
      '共1种1份',
      '终止或者解除劳动关系证明',
      '综合出件窗口',
      '交出人沈若澜',
      '接收人温如初',
      '-WLJJ',
    ]) {
      expect(words).toContain(word);
    }
  });
});
