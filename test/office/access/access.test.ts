import { describe, expect, it } from 'vitest';
import { createChangeFeed } from '../../../src/main/office/access/change-feed.ts';
import { createPasswordHasher } from '../../../src/main/office/access/scrypt-password-hasher.ts';
import { createSystemClock } from '../../../src/main/office/access/system-clock.ts';
import { createSystemRandomness } from '../../../src/main/office/access/system-randomness.ts';
import { parseInstant, toEpochMs } from '../../../src/shared/kernel/time.ts';
import { fakeClock } from '../../support/fake-clock.ts';

describe('identifiers', () => {
  it('are UUIDs of version 7 that tell when they were made', () => {
    const clock = fakeClock();

    const id = createSystemRandomness(clock).newId();

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(toEpochMs(clock.now()));
  });

  it('sort in the order they were made: within a millisecond, beyond its counter, and when the clock goes back', () => {
    const clock = fakeClock();
    const randomness = createSystemRandomness(clock);

    const ids = Array.from({ length: 10_000 }, (_, i) => {
      if (i === 6_000) clock.advance(-86_400_000);
      return randomness.newId();
    });

    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('and secrets of 32 bytes never repeat', () => {
    const randomness = createSystemRandomness(createSystemClock());

    const secrets = Array.from({ length: 100 }, () => randomness.newSecret());

    expect(new Set(secrets).size).toBe(100);
    expect(secrets.every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
  });
});

describe('the clock of the machine', () => {
  it('says now', () => {
    const before = Date.now();

    const now = createSystemClock().now();

    expect(parseInstant(now)).toBe(now);
    expect(toEpochMs(now)).toBeGreaterThanOrEqual(before);
  });
});

describe('passwords', () => {
  const quick = createPasswordHasher({ logCost: 10 });

  it('are hashed by scrypt with N = 2^17, r = 8, p = 1, which the text says', async () => {
    const hasher = createPasswordHasher();

    const hash = await hasher.hash('correct horse');

    expect(hash).toMatch(/^scrypt\$17\$8\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(await hasher.matches('correct horse', hash)).toBe(true);
    expect(await hasher.matches('Correct horse', hash)).toBe(false);
  });

  it('are verified with the parameters of their text, so that the cost can rise one day', async () => {
    const hash = await createPasswordHasher({ logCost: 11 }).hash('correct horse');

    expect(await quick.matches('correct horse', hash)).toBe(true);
  });

  it('have another hash each time', async () => {
    expect(await quick.hash('same')).not.toBe(await quick.hash('same'));
  });

  it('are the same in both Unicode forms', async () => {
    const hash = await quick.hash('e\u0301１');

    expect(await quick.matches('\u00e91', hash)).toBe(true);
  });

  it.each([
    '',
    'plain',
    'scrypt$31$8$1$AAAA$AAAA',
    'scrypt$10$8$0$AAAA$AAAA',
    '$2b$10$abcdefghijklmnopqrstuv',
  ])('never match the text "%s", and cost nothing then', async (stored) => {
    expect(await quick.matches('', stored)).toBe(false);
  });

  it('wait in line when many sign in at once', async () => {
    const hash = await quick.hash('same');

    const answers = await Promise.all(Array.from({ length: 20 }, () => quick.matches('same', hash)));

    expect(answers.every(Boolean)).toBe(true);
  });
});

describe('the feed of changes', () => {
  const change = (id: string) => ({ kind: 'case', id }) as const;

  it('tells every follower what changed since it followed', async () => {
    const feed = createChangeFeed();
    const stop = new AbortController();
    feed.publish(change('before'));
    const followers = [feed.follow(stop.signal), feed.follow(stop.signal)];
    feed.publish(change('1'));
    feed.publish({ kind: 'draft', id: '1' });

    const seen = await Promise.all(
      followers.map(async (follower) => {
        const ids: string[] = [];
        for await (const { kind, id } of follower) {
          ids.push(`${kind} ${id}`);
          if (ids.length === 2) break;
        }
        return ids;
      }),
    );

    expect(seen).toEqual([
      ['case 1', 'draft 1'],
      ['case 1', 'draft 1'],
    ]);
  });

  it('wakes who waits, and tells a slow follower of each thing once', async () => {
    const feed = createChangeFeed();
    const stop = new AbortController();
    const follower = feed.follow(stop.signal)[Symbol.asyncIterator]();
    const first = follower.next();
    feed.publish(change('1'));
    await first;

    for (let i = 0; i < 1_000; i += 1) feed.publish(change(String(i % 3)));

    const ids = [await follower.next(), await follower.next(), await follower.next()];
    expect(ids.map(({ value }) => value?.id)).toEqual(['0', '1', '2']);
    const nothing = follower.next();
    stop.abort();
    expect((await nothing).done).toBe(true);
  });

  it('ends when the page goes away, before and while it waits', async () => {
    const feed = createChangeFeed();
    const stop = new AbortController();
    const waiting = feed.follow(stop.signal)[Symbol.asyncIterator]().next();

    stop.abort();

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await feed.follow(stop.signal)[Symbol.asyncIterator]().next()).toEqual({
      done: true,
      value: undefined,
    });
  });
});
