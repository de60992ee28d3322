import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import type { CallResult } from '../../src/renderer/api/call.ts';
import { createCommand } from '../../src/renderer/api/command.ts';
import { useAcceptance } from '../../src/renderer/pages/form/use-acceptance.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { CASE_TEXTS } from '../../src/shared/texts/page-case.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView, makePaper } from './sample-cases.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.draft.complete();
});

describe('accepting', () => {
  it('accepts by Ctrl+Enter and shows number, due dates and papers', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('Enter', { ctrlKey: true });

    expect(app.router.currentRoute.value.fullPath).toBe('/accepted/case1');
    expect(app.textOf('[data-case-number]').replaceAll(' ', '')).toBe('1000000012026112000001C');
    expect(app.textOf('[data-sub-case]')).toContain(CASE_TEXTS.dueAt('11月25日 18:00'));
    expect(app.text).toContain(CASE_TEXTS.waitsFor('出生医学证明签发'));
    expect(app.find('[data-paper="receiptSlip"]')).not.toBeNull();
  });

  it('stands ready for the next citizen', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('Enter', { ctrlKey: true });

    expect(document.activeElement).toBe(app.find('[data-next]'));
  });

  it('prints everything that was made now by one key', async () => {
    const paper = makePaper({ documentId: 'paper2', title: '受理通知书' });
    fake.cases.splice(0, 1, makeCaseView({ documents: [makePaper(), paper] }));
    const app = await openApp(fake, '/accept/draft1');
    await app.press('Enter', { ctrlKey: true });

    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('station.print')).toMatchObject([
      { printer: 'laser', copies: 1 },
      { printer: 'laser' },
    ]);
    expect([...fake.printing.copies.keys()]).toEqual(['paper1', 'paper2']);
  });

  it('says that another desk already accepted the draft and leads to the case', async () => {
    fake.refuse('case.receive', 'form.alreadyAccepted', { caseId: 'case9' });
    const app = await openApp(fake, '/accept/draft1');

    await app.press('Enter', { ctrlKey: true });

    expect(app.text).toContain(FORM_TEXTS.acceptedAlready);
    expect(app.find('.checking a')?.getAttribute('href')).toBe('/cases/case9');
  });

  it('shows the latest draft when it was changed meanwhile', async () => {
    fake.refuse('case.receive', 'form.changedMeanwhile');
    const app = await openApp(fake, '/accept/draft1');
    const before = fake.inputsOf('form.get').length;

    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-failure="form.changedMeanwhile"]')).not.toBeNull();
    expect(fake.inputsOf('form.get').length).toBe(before + 1);
  });
});

describe('the answer to an acceptance is lost', () => {
  /** Acceptance with stores in memory; `answers` are what the office says, one after another. */
  function openAcceptance(answers: readonly CallResult<string>[]) {
    const sent: string[] = [];
    const pauses: number[] = [];
    const left = [...answers];
    const accepting = createCommand();
    const send = async (requestId: string) => {
      sent.push(requestId);
      return left.shift() ?? succeed('case1');
    };
    let caseId: string | null = null;
    const cases = {
      get receiving() {
        return { ...accepting, failure: accepting.failure.value, running: accepting.running.value };
      },
      takeAgain: async () => ((await accepting.retry()) ? caseId : null),
    };
    const receive = async () => ((await accepting.run(send, (id) => (caseId = id))) ? caseId : null);
    const form = { view: fake.draft.view, flush: async () => true, reload: async () => true };
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const acceptance = effectScope().run(() => useAcceptance({ form, cases, pause }));
    const accept = () => acceptance?.take(receive);
    return { accept, sent, pauses, accepting };
  }

  it('asks again with the same request until the office answers', async () => {
    const lost = fail('call.outcomeUnknown');
    const { accept, sent, accepting } = openAcceptance([lost, fail('call.programAway'), lost]);

    const caseId = await accept();

    expect(caseId).toBe('case1');
    expect(sent.length).toBe(4);
    expect(new Set(sent).size).toBe(1);
    expect(accepting.settledAs.value).toBe('done');
  });

  it('says that nothing was accepted when the repeat is refused', async () => {
    const { accept, accepting } = openAcceptance([fail('call.outcomeUnknown'), fail('form.incomplete')]);

    const caseId = await accept();

    expect(caseId).toBeNull();
    expect(accepting.settledAs.value).toBe('notDone');
  });

  it('gives up after growing pauses and leaves the button', async () => {
    const { accept, pauses, accepting } = openAcceptance(
      Array.from({ length: 9 }, () => fail('call.outcomeUnknown')),
    );

    await accept();

    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(accepting.failure.value?.code).toBe('call.outcomeUnknown');
  });
});
