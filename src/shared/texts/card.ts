import type { IdentityCard } from '../domain/applicant/identity-card.ts';

/** 身份证件的种类. */
export const CARD_KIND_TEXTS: Readonly<Record<IdentityCard['kind'], string>> = {
  resident: '居民身份证',
  residencePermit: '港澳台居民居住证',
  foreigner2017: '外国人永久居留身份证（2017 版）',
  foreigner2023: '外国人永久居留身份证（2023 版）',
};

/** 证件上的其他内容. */
export const CARD_TEXTS = {
  newestAddress: '追加住址',
  noNewestAddress: '芯片内无追加住址',
  fingerprints: (bytes: number) => (bytes === 0 ? '芯片内无指纹' : '芯片内有指纹'),
  noEnd: '长期',
  travelPermitNumber: '通行证号码',
  issueCount: '签发次数',
  englishName: '英文姓名',
  chineseName: '中文姓名',
  nationality: '国籍或所在地区',
  renewalCount: '换证次数',
  photo: '证件照',
  /** Shown in a neutral frame of 102 × 126, not as an error. */
  photoNotAvailable: '未安装照片解码组件',
  place: '请把证件放在读卡器上',
  waitForDevice: '读卡器处理较慢，请稍候，不要移动证件',
  take: '读取完成，请取走证件',
} as const;
