import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/shared/api/client.ts';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { openForwarded, openPipe, openTls } from './support/links.ts';
import type { Link } from './support/links.ts';
import type { TestContract } from './support/test-contract.ts';
import { until } from './support/until.ts';

const PAGES = 50;
const openssl = needs('openssl');

type Opener = readonly [string, () => Promise<Link>];

const LINKS: readonly Opener[] = [
  ['a pipe', openPipe],
  ['a forwarder', openForwarded],
];
const TLS_LINKS: readonly Opener[] = openssl
  ? [['HTTP/2', async () => openTls(await makeCertificate(openssl), 2)]]
  : [];

describe.each([...LINKS, ...TLS_LINKS])('fifty pages over %s', (_name, open) => {
  let link: Link;

  beforeAll(async () => {
    link = await open();
  });
  afterAll(() => link.close());

  it('follow together, and leave no follower behind when they close', async () => {
    const pages = Array.from({ length: PAGES }, () => new AbortController());
    const client = createClient<TestContract>({
      url: `${link.origin}/office`,
      fetch: (request) => link.fetch(request),
    });
    const streams = await Promise.all(
      pages.map(async ({ signal }) => {
        const followed = await client.desk.follow(undefined, { signal });
        if (!followed.ok) throw new Error(followed.failure.code);
        return followed.value;
      }),
    );
    const firsts = streams.map((stream) => stream.next());
    await until(() => link.office.followers() === PAGES);
    link.office.publish(1);
    const seen = await Promise.all(firsts);

    for (const page of pages) page.abort();

    expect(seen.map(({ value }) => value)).toEqual(Array.from({ length: PAGES }, () => ({ number: 1 })));
    await until(() => link.office.followers() === 0);
    expect(link.office.followers()).toBe(0);
  });
});
