import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase } from '../../support/take-in.ts';

let test: TestOffice;

beforeEach(async () => {
  test = await makeOffice();
});

afterEach(() => test.close());

describe('following', () => {
  it('tells ids of drafts and cases that changed, and ends with the page', async () => {
    const clerk = await test.signIn('window01');
    const page = new AbortController();
    const caller = must(await clerk.admit('system.follow', { role: 'signedIn', audit: 'none' }));
    const changes = must(
      await test.office.operations.system.follow(undefined, { ...caller, signal: page.signal }),
    );
    const heard: { readonly kind: string; readonly id: string }[] = [];
    const listening = (async () => {
      for await (const change of changes) heard.push(change);
    })();

    const { projection } = await acceptCase(test, clerk);
    page.abort();
    await listening;

    expect(heard).toContainEqual({ kind: 'case', id: projection.caseId });
    expect(heard.some(({ kind }) => kind === 'draft')).toBe(true);
    expect(Object.keys(heard[0] ?? {}).toSorted()).toEqual(['id', 'kind']);
  });
});
