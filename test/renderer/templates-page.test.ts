import { beforeEach, describe, expect, it } from 'vitest';
import type { TemplateView } from '../../src/shared/api/office/document.ts';
import { TEMPLATE_TEXTS } from '../../src/shared/texts/page-printing.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeSignedIn } from './sample-data.ts';

const OURS: TemplateView = {
  template: 'receiptSlip',
  kind: 'receiptSlip',
  title: '收件凭证',
  form: 'plain',
  parts: ['存根联', '回执联'],
  source: 'ours',
  problems: [],
};
const FAULT = {
  file: 'acceptanceNotice.json',
  line: 7,
  column: 3,
  code: 'template.fieldMissing',
  message: '缺少必备内容：办件编号',
};

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
  const broken = { ...OURS, template: 'acceptanceNotice', title: '受理通知书', problems: [FAULT] } as const;
  fake.templates = { templates: [OURS, broken], unplaced: [] };
});

describe('the templates', () => {
  it('begin with the one that has a problem, and say where it is', async () => {
    const app = await openApp(fake, '/templates');

    expect(app.router.currentRoute.value.params['template']).toBe('acceptanceNotice');
    expect(app.textOf('[data-template-faults]')).toContain('acceptanceNotice.json:7:3');
    expect(app.textOf('[data-template-faults]')).toContain(TEMPLATE_TEXTS.notUsed);
  });

  it('show a sample of the one that is chosen', async () => {
    const app = await openApp(fake, '/templates/receiptSlip');

    expect(fake.inputsOf('document.templateSample')).toEqual([{ template: 'receiptSlip' }]);
    expect(app.find('[data-sample="receiptSlip"]')).not.toBeNull();
    expect(app.find('[data-template-faults]')).toBeNull();
  });

  it('name files that do not say what they are for', async () => {
    fake.templates = { templates: [OURS], unplaced: [{ ...FAULT, file: 'new.json' }] };
    const app = await openApp(fake, '/templates');

    expect(app.textOf('[data-template-faults]')).toContain(TEMPLATE_TEXTS.unplaced);
  });
});
