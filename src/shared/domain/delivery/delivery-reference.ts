import type { DeliveryManner } from '../case/service-case-action.ts';

/** Ways in which an outcome leaves without its person at the window. */
export type SendingManner = Exclude<DeliveryManner, 'desk'>;

const SHAPES: Readonly<Record<SendingManner, RegExp>> = {
  /** 邮件号: letters, hyphens and at least eight digits, of any carrier. */
  post: /^(?=(?:\D*\d){8})[A-Z0-9][A-Z0-9-]{6,38}[A-Z0-9]$/,
  /** 取件柜: the box or its code. */
  locker: /^.{1,40}$/u,
  /** 电子送达地址: a mailbox, a telephone number or an account of a public platform. */
  electronic: /^\S{5,100}$/u,
};

/** 送达凭据. The reference as it is kept, undefined when it cannot be one of this manner. */
export function parseReference(manner: SendingManner, text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const reference = manner === 'post' ? plain.toUpperCase().replaceAll(' ', '') : plain;
  return SHAPES[manner].test(reference) ? reference : undefined;
}
