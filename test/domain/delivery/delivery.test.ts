import { describe, expect, it } from 'vitest';
import { deliverableOf } from '../../../src/shared/domain/delivery/deliverable.ts';
import { mayCollect } from '../../../src/shared/domain/delivery/may-collect.ts';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { makeImmediateOpening, makeReceive, projectStory } from '../support/make-case.ts';

const applicant = { name: 'A', identityNumber: '10000019900307019X', phone: '000' };
const agent = { name: 'B', identityNumber: '100000198801010023', phone: '000' };
const personal = { applicant, agent, answers: {}, materials: [] };

describe('who may collect', () => {
  it.each([
    ['10000019900307019X', 'applicant'],
    ['10000019900307019x', 'applicant'],
    ['100000198801010023', 'agent'],
    ['100000199003070018', undefined],
    ['', undefined],
  ])('%s: %s', (identityNumber, expected) => {
    expect(mayCollect(makeReceive({ personal }), identityNumber)).toBe(expected);
  });

  it('is nobody but the applicant when no agent was named', () => {
    const receive = makeReceive({ personal: { ...personal, agent: null } });

    expect(mayCollect(receive, agent.identityNumber)).toBeUndefined();
  });

  it('is nobody after the personal data were erased', () => {
    const { personal: _, ...erased } = makeReceive({ personal });

    expect(mayCollect(erased, applicant.identityNumber)).toBeUndefined();
  });

  it('is nobody for an empty number, even when the applicant has none', () => {
    const receive = makeReceive({
      personal: { ...personal, applicant: { ...applicant, identityNumber: '' } },
    });

    expect(mayCollect(receive, '')).toBeUndefined();
  });
});

it('hands out what is ready and nothing else', () => {
  const part = (subCaseId: string, ...steps: Parameters<typeof projectStory>[1][]) =>
    projectStory(makeImmediateOpening({ subCaseId: subCaseId as SubCaseId }), 'accept', ...steps);

  const ready = deliverableOf([
    part('granted', 'grant'),
    part('ready', 'grant', 'produce'),
    part('denied', 'deny', 'produce'),
    part('gone', 'grant', 'produce', 'deliver'),
  ]);

  expect(ready).toEqual(['ready', 'denied']);
});
