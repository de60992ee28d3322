import { createHash, timingSafeEqual } from 'node:crypto';

/** Header that carries the launch secret over pipes. */
export const SECRET_HEADER = 'x-quanke-secret';

/** True when both texts are the same; takes the same time wherever they differ. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
