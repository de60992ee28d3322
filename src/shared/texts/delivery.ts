import type { CollectorKind, DeliveryManner } from '../domain/case/service-case-action.ts';
import type { SERVING_FAILURES } from '../domain/case/sub-case-action.ts';
import type { RatingStanding } from '../domain/delivery/rating-standing.ts';

/** 送达方式, on papers and on the page. */
export const MANNER_TEXTS: Readonly<Record<DeliveryManner, string>> = {
  desk: '窗口直接送达',
  post: '邮寄送达',
  locker: '取件柜送达',
  electronic: '电子送达',
};

/** What the reference of a manner is called. */
export const REFERENCE_TEXTS: Readonly<Record<Exclude<DeliveryManner, 'desk'>, string>> = {
  post: '邮件号',
  locker: '取件柜及取件码',
  electronic: '电子送达地址',
};

/** 未能送达的原因. */
export const SERVING_FAILURE_TEXTS: Readonly<Record<(typeof SERVING_FAILURES)[number], string>> = {
  nobodyThere: '无人签收',
  addressUnknown: '地址不详',
  refused: '受送达人拒收',
  returned: '邮件退回',
  other: '其他原因',
};

/** 领取人身份, with the relation a substitute stated. */
export function collectorText(kind: CollectorKind, relation = ''): string {
  switch (kind) {
    case 'applicant':
      return '申请人本人';
    case 'agent':
      return '受委托的代办人';
    case 'substitute':
      return `代领人（与申请人关系：${relation}）`;
  }
}

/** 差评处理. */
export const RATING_STANDING_TEXTS: Readonly<Record<Exclude<RatingStanding, 'none' | 'good'>, string>> = {
  toRectify: '待整改',
  toCallBack: '待回访',
  calledBack: '已回访',
};
