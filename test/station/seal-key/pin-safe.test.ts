import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PinSafe } from '../../../src/main/station/seal-key/pin-safe.ts';

const pin = () => new TextEncoder().encode('246802');

it('gives a PIN out once and wipes what it was given', () => {
  const safe = new PinSafe();
  const given = pin();

  const handle = safe.put(given);

  expect(given).toEqual(new Uint8Array(6));
  expect(safe.take(handle)).toEqual(pin());
  expect(safe.take(handle)).toBeUndefined();
});

it('keeps a copy also of a Buffer, whose slice would be a view', () => {
  const safe = new PinSafe();

  const handle = safe.put(Buffer.from('246802'));

  expect(safe.take(handle)).toEqual(pin());
});

it('forgets a PIN nobody asked for', async () => {
  const safe = new PinSafe(10);
  const handle = safe.put(pin());

  await delay(50);

  expect(safe.take(handle)).toBeUndefined();
});

it('forgets everything when it is closed', () => {
  const safe = new PinSafe();
  const handle = safe.put(pin());

  safe.close();

  expect(safe.take(handle)).toBeUndefined();
});
