import { describe, expect, it } from 'vitest';
import { watchSignIn } from '../../src/renderer/api/clients.ts';
import { createCommand } from '../../src/renderer/api/command.ts';
import { createFilesClient } from '../../src/renderer/api/files.ts';
import { follow } from '../../src/renderer/api/follow.ts';
import type { Change } from '../../src/renderer/api/follow.ts';
import { createLookup } from '../../src/renderer/api/lookup.ts';
import { createPinEntry } from '../../src/renderer/api/pin.ts';
import { keyNameOf } from '../../src/renderer/components/use-keys.ts';
import { normalizeValue } from '../../src/renderer/components/normalize-value.ts';
import { MAX_UPLOAD_BYTES } from '../../src/shared/api/office/files.ts';
import { toFailureBody } from '../../src/shared/api/failure-body.ts';
import type { FailureCode } from '../../src/shared/api/failures.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';

const ORIGIN = 'http://127.0.0.1:7000';

/** A `fetch` that answers with what is given and remembers what was asked. */
function fakeFetch(answer: () => Response) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push({ url: String(input), init });
    return answer();
  };
  return { fetch, asked };
}

describe('a command', () => {
  /** Sends to an office that answers with these, one after another. */
  function sendTo(...answers: readonly Result<string, FailureCode>[]) {
    const ids: string[] = [];
    const left = [...answers];
    const send = async (requestId: string) => {
      ids.push(requestId);
      return left.shift() ?? succeed('done');
    };
    return { send, ids };
  }

  it('is repeated with its own id while its outcome is unknown', async () => {
    const command = createCommand();
    const { send, ids } = sendTo(fail('call.outcomeUnknown'), fail('call.programAway'));

    await command.run(send, () => undefined);
    await command.retry();
    await command.retry();

    expect(new Set(ids).size).toBe(1);
    expect(command.settledAs.value).toBe('done');
  });

  it('is sent anew after a refusal', async () => {
    const command = createCommand();
    const { send, ids } = sendTo(fail('case.changedMeanwhile'));

    await command.run(send, () => undefined);
    await command.retry();

    expect(new Set(ids).size).toBe(2);
    expect(command.settledAs.value).toBeNull();
  });

  it('is not sent twice at once', async () => {
    const command = createCommand();
    const { send, ids } = sendTo();

    await Promise.all([command.run(send, () => undefined), command.run(send, () => undefined)]);

    expect(ids).toHaveLength(1);
  });
});

describe('a lookup', () => {
  it('drops an answer that a later question overtook', async () => {
    const answers = new Map<string, (value: Result<string, FailureCode>) => void>();
    const lookup = createLookup(
      (text: string) => new Promise<Result<string, FailureCode>>((done) => answers.set(text, done)),
    );

    const first = lookup.ask('a');
    const second = lookup.ask('ab');
    answers.get('ab')?.(succeed('second'));
    answers.get('a')?.(succeed('first'));
    await Promise.all([first, second]);

    expect(lookup.value.value).toBe('second');
  });

  it('keeps the last answer on the screen while it cannot be refreshed', async () => {
    const answers: Result<string, FailureCode>[] = [succeed('list'), fail('call.outcomeUnknown')];
    const lookup = createLookup(async () => answers.shift() ?? succeed(''));

    await lookup.ask(undefined);
    await lookup.again();

    expect(lookup.value.value).toBe('list');
    expect(lookup.failure.value?.code).toBe('call.programAway');
  });
});

describe('following the office', () => {
  it('opens the stream again after growing pauses, and begins anew after one that worked', async () => {
    const ending = new AbortController();
    const pauses: number[] = [];
    const seen: Change[] = [];
    const outcomes: Result<AsyncIterable<Change>, FailureCode>[] = [
      fail('call.programAway'),
      fail('call.programAway'),
      succeed(changes({ kind: 'case', id: 'case1' })),
      fail('call.programAway'),
    ];

    await follow(
      {
        open: async () => outcomes.shift() ?? fail('call.programAway'),
        onChange: (change) => seen.push(change),
        onConnected: () => undefined,
        pause: async (milliseconds) => {
          pauses.push(milliseconds);
          if (pauses.length === 4) ending.abort();
        },
      },
      ending.signal,
    );

    expect(pauses).toEqual([500, 1_000, 500, 1_000]);
    expect(seen).toEqual([{ kind: 'case', id: 'case1' }]);
  });

  it('stops when nobody is signed in any more', async () => {
    let opened = 0;

    await follow(
      {
        open: async () => {
          opened += 1;
          return fail('call.notSignedIn');
        },
        onChange: () => undefined,
        onConnected: () => undefined,
        pause: async () => undefined,
      },
      new AbortController().signal,
    );

    expect(opened).toBe(1);
  });
});

async function* changes(...all: readonly Change[]): AsyncGenerator<Change, void> {
  yield* all;
}

describe('uploading', () => {
  it('refuses a file that is too large, empty or of another type before anything is sent', async () => {
    const { fetch, asked } = fakeFetch(() => new Response('{}'));
    const files = createFilesClient({ origin: ORIGIN, fetch });
    const huge = new File(['x'], 'a.pdf', { type: 'application/pdf' });
    Object.defineProperty(huge, 'size', { value: MAX_UPLOAD_BYTES + 1 });

    const results = await Promise.all(
      [
        huge,
        new File([], 'a.pdf', { type: 'application/pdf' }),
        new File(['x'], 'a.exe', { type: 'application/x-msdownload' }),
      ].map((file) => files.upload(file)),
    );

    expect(results).toEqual([fail('file.tooLarge'), fail('file.empty'), fail('file.typeNotAllowed')]);
    expect(asked).toEqual([]);
  });

  it('sends the bytes with the name in a header, never in the address', async () => {
    const { fetch, asked } = fakeFetch(() => Response.json({ fileId: 'file1' }));

    await createFilesClient({ origin: ORIGIN, fetch }).upload(
      new File(['x'], '户口簿 1.pdf', { type: 'application/pdf' }),
    );

    expect(asked[0]?.url).toBe(`${ORIGIN}/office/files/upload`);
    expect(asked[0]?.init?.headers).toMatchObject({ 'x-file-name': encodeURIComponent('户口簿 1.pdf') });
  });

  it("gives the office's refusal as it is, and an unknown outcome when the link breaks", async () => {
    const refused = fakeFetch(() => Response.json(toFailureBody('file.typeNotAllowed'), { status: 415 }));
    const broken = fakeFetch(() => {
      throw new TypeError('Failed to fetch');
    });
    const file = new File(['x'], 'a.pdf', { type: 'application/pdf' });

    const first = await createFilesClient({ origin: ORIGIN, fetch: refused.fetch }).upload(file);
    const second = await createFilesClient({ origin: ORIGIN, fetch: broken.fetch }).upload(file);

    expect(first).toMatchObject(fail('file.typeNotAllowed'));
    expect(second).toMatchObject(fail('call.outcomeUnknown'));
  });
});

describe('handing a PIN in', () => {
  it('posts the bytes to the station in a browser, and wipes them', async () => {
    const { fetch, asked } = fakeFetch(() => new Response(null, { status: 204 }));
    const pin = new TextEncoder().encode('123456');

    const taken = await createPinEntry({ origin: ORIGIN, fetch }, undefined)('prompt1', pin);

    expect(taken).toEqual(succeed(null));
    expect(asked[0]?.url).toBe(`${ORIGIN}/station/pin`);
    const headers = new Headers(asked[0]?.init?.headers);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-quanke-prompt')).toBe('prompt1');
    expect([...pin]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('goes through the preload where there is one, and passes its refusal on', async () => {
    const { fetch, asked } = fakeFetch(() => Response.json({}));
    const bridge = { enterPin: async () => fail('call.programAway') };

    const pin = new TextEncoder().encode('1');
    const taken = await createPinEntry({ origin: ORIGIN, fetch }, bridge)('prompt1', pin);

    expect(taken).toEqual(fail('call.programAway'));
    expect([...pin]).toEqual([0]);
    expect(asked).toEqual([]);
  });
});

describe('watching the session', () => {
  it.each([
    ['call.notSignedIn', 1],
    ['staff.wrongPassword', 0],
  ] as const)('takes %s for the end of a session %d times', async (code, times) => {
    const { fetch } = fakeFetch(() => Response.json(toFailureBody(code), { status: 401 }));
    let ended = 0;

    const answer = await watchSignIn(fetch, () => (ended += 1))(`${ORIGIN}/office/form/list`);

    expect(ended).toBe(times);
    expect(await answer.json()).toMatchObject({ json: { code } });
  });
});

describe('keys and hasty typing', () => {
  it('gives no name to a key while an input method composes', () => {
    expect(keyNameOf(new KeyboardEvent('keydown', { key: '1', isComposing: true }))).toBe('');
    expect(keyNameOf(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))).toBe('ctrl+Enter');
  });

  it.each([
    ['date', '20260131', '2026-01-31'],
    ['date', '2026.1.5', '2026-01-05'],
    ['date', '２０２６年１月５日', '2026-01-05'],
    ['date', '明天', '明天'],
    ['identityNumber', ' 10000019940318002x ', '10000019940318002X'],
    ['phone', '１３９', '139'],
    ['text', ' 林晓岚 ', '林晓岚'],
  ] as const)('reads a %s typed as “%s” as %s', (kind, typed, value) => {
    expect(normalizeValue(kind, typed)).toBe(value);
  });
});
