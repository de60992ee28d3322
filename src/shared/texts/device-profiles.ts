import type { ProfileProblem, ProfileProblemCode } from '../domain/device/check-reader-profiles.ts';

/** 读卡器型号配置文件的问题. */
const PROBLEMS: Readonly<Record<ProfileProblemCode, string>> = {
  notJson: '不是 JSON 文件',
  wrongFormat: '格式版本不对，应为 "format": 1',
  missing: '缺少这一项',
  unknownEntry: '不认识这一项，请核对拼写',
  notHexId: '应为四位十六进制数，如 "C35A"',
  unknownFraming: '封装方式应为 auto、raw64、len64 或 dk64',
  wrongValue: '值不对',
  tooBroad: '须写明 usagePage 或 interface，只凭厂商和产品编号会误认其他设备',
  sharedChip: '该编号属于芯片厂商，须写明 product（产品名）或厂商用途页（FF00 以上）',
  ownedBySystem: '键盘、鼠标类设备由操作系统占用，不能这样读取',
  twice: '与前面的型号重复',
};

/** One line about one problem. */
export function profileProblemText({ code, where }: ProfileProblem): string {
  return where === '' ? PROBLEMS[code] : `${where}：${PROBLEMS[code]}`;
}
