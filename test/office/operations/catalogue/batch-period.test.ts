import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { dueText } from '../../../../src/shared/texts/due-date.ts';
import { acceptCase, fillDraft, partOf } from '../../../support/take-in.ts';
import { command, STORES, useOffice } from '../desk/use-office.ts';

const T6 = { kind: 'theme', code: 'T6' } as const;
const SITUATION = { enrolmentBasis: 'household' };

describe.each(STORES)('教育入学 on %s', (store) => {
  const office = useOffice(store);

  it('is due when its period is decided, and no clock runs', async () => {
    const clerk = await office.test.signIn('window01');

    const view = await acceptCase(office.test, clerk, { subject: T6, situation: SITUATION });

    const first = view.subCases.find(({ projection }) => projection.itemCode === 'S1');
    expect(first?.due).toMatchObject({
      dueAt: '2027-01-29T10:00:00.000Z',
      provisional: false,
      explanation: { fixed: { resultOn: '2027-01-29' } },
    });
    expect(partOf(view, 'S1').dueAt).toBe('2027-01-29T10:00:00.000Z');
    expect(first?.due && dueText(first.due)).toContain('2027年春季入学');
    expect(view.documents.map(({ kind }) => kind)).toContain('acceptanceNotice');
  });

  it('is refused between two periods, although the draft was filled in during one', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk, { subject: T6, situation: SITUATION });

    office.test.clock.set('2027-01-04T02:00:00.000Z');
    const later = await office.test.signIn('window01');
    const refused = await later.calls.case.accept(
      command({ draftId: draft.id, expectedVersion: draft.version }),
    );

    expect(refused).toMatchObject({
      failure: { code: 'catalogue.notOpen', details: { reason: 'outsidePeriod' } },
    });
    expect(must(await later.calls.form.get({ draftId: draft.id })).draft.answers).toEqual(draft.answers);
  });
});
