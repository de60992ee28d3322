import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRequest, IPP_GROUPS, parseAnswer } from '../../../src/main/station/printing/ipp-message.ts';
import type { IppAttributes } from '../../../src/main/station/printing/ipp-message.ts';
import { times } from '../../support/deep.ts';

const PARAMETERS = { seed: 20_261_120, numRuns: times(300, 5_000) };

describe('a request', () => {
  it('is written as RFC 8010 shows it', () => {
    const bytes = encodeRequest({
      operation: 0x0009,
      requestId: 7,
      attributes: [
        ['attributes-charset', { kind: 'charset', value: 'utf-8' }],
        ['job-id', { kind: 'integer', value: 258 }],
      ],
    });

    const charset = `47${'0012'}${Buffer.from('attributes-charset').toString('hex')}0005${Buffer.from('utf-8').toString('hex')}`;
    const jobId = `21${'0006'}${Buffer.from('job-id').toString('hex')}000400000102`;
    expect(bytes.toString('hex')).toBe(`0200000900000007${'01'}${charset}${jobId}03`);
  });

  it('is read back with all its values', () => {
    const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
    const value = fc.oneof(
      fc.record({
        kind: fc.constantFrom('keyword' as const, 'name' as const, 'uri' as const),
        value: fc.string({ maxLength: 40, unit: 'grapheme' }),
      }),
      fc.record({
        kind: fc.constantFrom('integer' as const, 'enum' as const),
        value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      }),
    );
    const attribute = fc.tuple(name, fc.array(value, { minLength: 1, maxLength: 4 }));
    const list = fc.uniqueArray(attribute, { minLength: 1, maxLength: 6, selector: ([first]) => first });
    fc.assert(
      fc.property(list, (wanted) => {
        const attributes: IppAttributes = wanted.map(([first, values]) => [first, ...values]);

        const answer = parseAnswer(encodeRequest({ operation: 1, requestId: 1, attributes }));

        const [group] = answer?.groups ?? [];
        expect(group?.tag).toBe(IPP_GROUPS.operation);
        expect([...(group?.attributes ?? [])]).toEqual(
          wanted.map(([first, values]) => [first, values.map((each) => each.value)]),
        );
      }),
      PARAMETERS,
    );
  });
});

describe('an answer', () => {
  it('is read or refused, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const answer = parseAnswer(bytes);

        expect(answer === undefined || Array.isArray(answer.groups)).toBe(true);
      }),
      PARAMETERS,
    );
  });

  it('is refused when it ends in the middle', () => {
    const attributes: IppAttributes = [['printer-name', { kind: 'name', value: 'office-1' }]];
    const whole = encodeRequest({ operation: 0, requestId: 1, attributes });

    const cut = Array.from({ length: whole.length - 1 }, (_, length) =>
      parseAnswer(whole.subarray(0, length)),
    );

    expect(parseAnswer(whole)).toBeDefined();
    expect(cut.every((answer) => answer === undefined)).toBe(true);
  });

  it('passes over values of kinds we do not read', () => {
    const date = `31${'0004'}${Buffer.from('when').toString('hex')}000b07ea0b14011e00002b0800`;
    const state = `23${'0009'}${Buffer.from('job-state').toString('hex')}000400000009`;

    const answer = parseAnswer(Buffer.from(`0200000000000001${'02'}${date}${state}03`, 'hex'));

    expect([...(answer?.groups[0]?.attributes ?? [])]).toEqual([
      ['when', []],
      ['job-state', [9]],
    ]);
  });
});
