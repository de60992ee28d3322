import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Upkeep } from '../../src/main/office/upkeep.ts';

function reporter() {
  const failed: string[] = [];
  return { failed, report: (task: string, error: unknown) => void failed.push(`${task}: ${String(error)}`) };
}

it('runs every task at once and again after each interval', async () => {
  const { failed, report } = reporter();
  let runs = 0;
  const upkeep = new Upkeep([{ name: 'sweep', run: async () => (runs += 1) }], report, 5);

  await expect.poll(() => runs).toBeGreaterThan(2);
  await upkeep.close();

  expect(failed).toEqual([]);
});

it('tells what failed, goes on with the next task and tries again', async () => {
  const { failed, report } = reporter();
  const done: string[] = [];
  const tasks = [
    { name: 'sweep', run: () => Promise.reject(new Error('disk full')) },
    { name: 'forget', run: async () => done.push('forget') },
  ];
  const upkeep = new Upkeep(tasks, report, 5);

  await expect.poll(() => failed.length).toBeGreaterThan(1);
  await upkeep.close();

  expect(failed[0]).toBe('sweep: Error: disk full');
  expect(done.length).toBeGreaterThan(0);
});

it('begins nothing any more once it is stopped, and keeps what the closing breaks to itself', async () => {
  const { failed, report } = reporter();
  let runs = 0;
  const run = async () => {
    runs += 1;
    await delay(20);
    throw new Error('The store is closed');
  };
  const upkeep = new Upkeep([{ name: 'sweep', run }], report, 5);

  upkeep.stop();
  await upkeep.close();
  await delay(20);

  expect([runs, failed]).toEqual([1, []]);
});
