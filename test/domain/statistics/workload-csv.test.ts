import { describe, expect, it } from 'vitest';
import { toWorkloadCsv, WORKLOAD_COLUMNS } from '../../../src/shared/domain/statistics/workload-csv.ts';
import { workloadRows, WORKLOAD_DEFINITION } from '../../../src/shared/domain/statistics/workload.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at, makeDue, makeOpening, projectStory } from '../support/make-case.ts';

const period = { from: '2026-09-01' as LocalDate, to: '2026-09-30' as LocalDate };
const snapshot = { snapshotId: '20260914', definition: WORKLOAD_DEFINITION, madeAt: at('2026-10-01 08:00') };

function csvOf(itemName: string): string {
  const due = makeDue(at('2026-09-17 18:00'));
  const rows = workloadRows([projectStory(makeOpening({ itemName }), { kind: 'accept', due })], period);
  return toWorkloadCsv(rows, WORKLOAD_COLUMNS, snapshot);
}

describe('the file of the workload', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    const csv = csvOf('item');

    expect(csv.startsWith('\uFEFFsubCaseId,')).toBe(true);
    expect(csv.match(/\r\n/g)).toHaveLength(2);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has one cell per column, times as local text, figures as 0 and 1', () => {
    const [header = '', line = ''] = csvOf('item').slice(1).split('\r\n');

    const cells = Object.fromEntries(header.split(',').map((column, i) => [column, line.split(',')[i]]));
    expect(line.split(',')).toHaveLength(WORKLOAD_COLUMNS.length);
    expect(cells).toMatchObject({
      receivedAt: '2026-09-14 12:00',
      dueAt: '2026-09-17 18:00',
      decidedAt: '',
      endedAs: '',
      received: '1',
      accepted: '1',
      concluded: '0',
      open: '1',
      snapshotId: '20260914',
      definition: WORKLOAD_DEFINITION,
    });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['123456789012345678', "'123456789012345678"],
    ['12345', '12345'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %j', (itemName, cell) => {
    expect(csvOf(itemName)).toContain(`,N3,${cell},police,`);
  });

  it('needs a title for every column', () => {
    expect(() => toWorkloadCsv([], ['one'], snapshot)).toThrow('Assertion failed');
  });
});
