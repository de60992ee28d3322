import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PinPrompts } from '../../../src/main/station/seal-key/pin-prompts.ts';

const permitted = { ticket: 'ticket', signedAttributes: Uint8Array.of(1) };
const pin = () => new TextEncoder().encode('246802');

it('gives a PIN out once, with what it is for, and wipes what it was given', () => {
  const prompts = new PinPrompts();
  const given = pin();
  const promptId = prompts.open(permitted, 60_000);

  const isTaken = prompts.put(promptId, given);

  expect([isTaken, given]).toEqual([true, new Uint8Array(6)]);
  expect(prompts.take(promptId)).toEqual({ ...permitted, pin: pin() });
  expect(prompts.take(promptId)).toBeUndefined();
});

it('keeps a copy also of a Buffer, whose slice would be a view', () => {
  const prompts = new PinPrompts();
  const promptId = prompts.open(permitted, 60_000);

  prompts.put(promptId, Buffer.from('246802'));

  expect(prompts.take(promptId)?.pin).toEqual(pin());
});

it('forgets a PIN nobody asked for again', async () => {
  const prompts = new PinPrompts(10);
  const promptId = prompts.open(permitted, 60_000);
  prompts.put(promptId, pin());

  await delay(50);

  expect(prompts.take(promptId)).toBeUndefined();
});

it('takes no PIN when the ticket has run out, and wipes it', async () => {
  const prompts = new PinPrompts();
  const given = pin();
  const promptId = prompts.open(permitted, 10);

  await delay(50);

  expect(prompts.put(promptId, given)).toBe(false);
  expect(given).toEqual(new Uint8Array(6));
});

it('keeps one question open: the next one ends it and its PIN', () => {
  const prompts = new PinPrompts();
  const first = prompts.open(permitted, 60_000);
  prompts.put(first, pin());

  const second = prompts.open(permitted, 60_000);

  expect(prompts.take(first)).toBeUndefined();
  expect(prompts.take(second)).toEqual({ ...permitted, pin: undefined });
});

it('forgets everything when it is closed', () => {
  const prompts = new PinPrompts();
  const promptId = prompts.open(permitted, 60_000);
  prompts.put(promptId, pin());

  prompts.close();

  expect(prompts.take(promptId)).toBeUndefined();
});
