import type { DocumentModel } from '../../src/shared/domain/document/document-model.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';

/** A decision on one page that somebody seals; a test names what it changes. */
export function makeOutcome(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    kind: 'outcome',
    form: 'letter',
    parts: [],
    title: '关于准予张㛃䶮户外广告设置的决定',
    number: '示城管许〔2026〕第00128号',
    blocks: [
      { kind: 'paragraph', text: '张㛃䶮：' },
      {
        kind: 'paragraph',
        text: '你于2026年11月12日向本机关提出的户外广告设置申请（办件编号：320200-20261112-000128-7），本机关已于当日受理。经审查，申请材料齐全、符合法定形式，设置位置、规格与示例市户外广告设置规划一致。',
      },
      {
        kind: 'paragraph',
        text: '根据《中华人民共和国行政许可法》第三十八条第一款、《城市市容和环境卫生管理条例》第十一条的规定，本机关决定准予许可。许可内容如下：',
      },
      {
        kind: 'facts',
        rows: [
          ['设置地点', '示例市示例区人民路100号临街一层门楣'],
          ['规格', '长6.0米、高1.2米，单面，LED光源'],
          ['有效期限', '自2026年12月1日起至2027年11月30日止'],
        ],
      },
      { kind: 'paragraph', text: '请你按照许可内容设置，并负责日常维护，确保安全、整洁。' },
    ],
    closing: { organizationName: '示例市城市管理局', issuedOn: '2026-11-20' as LocalDate },
    qrText: 'quanke:320200-20261112-000128-7',
    simulated: true,
    sealField: 'Seal1',
    ...changes,
  };
}

/** A slip of the counter with a table of materials. */
export function makeReceiptSlip(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    kind: 'receiptSlip',
    form: 'plain',
    parts: [],
    title: '收件凭证',
    number: '编号：320200-20261112-000128-7',
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['一件事', '新生儿出生一件事'],
          ['申请人', '𬱖堃喆'],
          ['收件窗口', '综合窗口3号'],
          ['收件时间', '2026-11-12 09:30'],
        ],
      },
      { kind: 'paragraph', text: '下列材料已经收到，其中注明“原件核验”的已当场核对并退回原件：' },
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1 },
          { title: '材料名称', share: 5 },
          { title: '形式', share: 2 },
          { title: '份数', share: 1 },
        ],
        rows: [
          ['1', '出生医学证明', '原件核验', '1'],
          ['2', '父母双方居民身份证', '原件核验', '2'],
          ['3', '居民户口簿（首页、户主页、父亲或者母亲所在页以及迁出迁入记载页）', '复印件', '1'],
          ['4', '结婚证', '数据共享', '1'],
        ],
      },
      { kind: 'note', text: '凭本凭证和有效身份证件领取办理结果；办理进度可扫描右上角二维码查询。' },
    ],
    closing: { organizationName: '示例市政务服务中心', issuedOn: '2026-11-12' as LocalDate },
    qrText: 'quanke:320200-20261112-000128-7',
    simulated: false,
    sealField: null,
    ...changes,
  };
}

/** A notice in two parts, short enough for half a sheet each. */
export function makeTwoPartNotice(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    ...makeReceiptSlip(),
    kind: 'acceptanceNotice',
    title: '受理通知书',
    parts: ['存根联', '回执联'],
    simulated: true,
    blocks: [
      { kind: 'paragraph', text: '张㛃䶮：' },
      {
        kind: 'paragraph',
        text: '你提出的下列申请，经审查，申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，现予受理。',
      },
      {
        kind: 'facts',
        rows: [
          ['办件编号', '320200-20261112-000128-7'],
          ['申请事项', '户外广告设置许可'],
          ['申请人', '张㛃䶮'],
          ['受理日期', '2026年11月12日'],
          ['法定时限', '20个工作日'],
          ['承诺时限', '5个工作日'],
          ['到期日', '2026年11月19日'],
          ['到期日说明', '受理当日不计，自2026年11月13日起计5个工作日，11月14日、15日为休息日'],
        ],
      },
      { kind: 'note', text: '凭办件编号和查询码可以查询办理进度；对本通知有异议的，可以依法申请行政复议。' },
    ],
    ...changes,
  };
}

/** What two sides sign, in two parts. */
export function makeCustodySheet(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    ...makeReceiptSlip(),
    kind: 'custodySheet',
    title: '物料交接单',
    parts: ['移交联', '接收联'],
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['移交方', '综合窗口3号'],
          ['接收方', '示例市城市管理局'],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1 },
          { title: '物料', share: 6 },
          { title: '份数', share: 1 },
        ],
        rows: [['1', '户外广告设置申请材料（纸质）', '1']],
      },
      { kind: 'signatures', labels: ['移交人（签字）：', '接收人（签字）：'] },
    ],
    ...changes,
  };
}

/** A certificate somebody seals. */
export function makeCertificate(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    ...makeOutcome(),
    form: 'certificate',
    title: '户外广告设置许可证',
    number: '编号：示城管证〔2026〕第00128号',
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['持证人', '张㛃䶮'],
          ['统一社会信用代码', '91000000MA00000000'],
          ['设置地点', '示例市示例区人民路100号临街一层门楣'],
          ['有效期限', '自2026年12月1日起至2027年11月30日止'],
        ],
      },
    ],
    ...changes,
  };
}

/** A strip of 80 mm. */
export function makeTicket(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    ...makeReceiptSlip(),
    form: 'ticket',
    title: '办件小票',
    simulated: true,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['事项', '户外广告设置许可'],
          ['申请人', '张㛃䶮'],
          ['窗口', '综合窗口3号'],
          ['时间', '2026-11-12 09:30'],
        ],
      },
      { kind: 'note', text: '请保管好本小票，凭办件编号查询进度。' },
    ],
    ...changes,
  };
}
