import type { FailureTextsOf } from './failure-text.ts';

/** Readers, cards, seals and keys. */
export const FAILURE_TEXTS_OF_DEVICES: FailureTextsOf<
  'card' | 'reader' | 'reading' | 'seal' | 'sealKey' | 'simulator'
> = {
  'card.absent': { title: '没有检测到身份证', remedy: '请把身份证放在读卡器上。', actor: 'operator' },
  'card.authenticationFailed': {
    title: '身份证认证未通过',
    remedy: '请重新放置身份证；仍不通过请核对证件真伪。',
    actor: 'operator',
  },
  'card.dataInvalid': {
    title: '身份证内的数据不完整',
    remedy: '请重新放置；仍不成功可以手工录入。',
    actor: 'operator',
  },
  'card.notReplaced': {
    title: '请拿起身份证再放一次',
    remedy: '同一张证件读取后须离开读卡器才能再读。',
    actor: 'operator',
  },
  'card.removed': {
    title: '读取过程中身份证被移开',
    remedy: '请把身份证放稳后重新读取。',
    actor: 'operator',
  },
  'card.unreadable': {
    title: '身份证读取失败',
    remedy: '请重新放置身份证；仍不成功可以手工录入。',
    actor: 'operator',
  },
  'card.wrongKind': {
    title: '不支持的证件类型',
    remedy: '请使用居民身份证，或手工录入。',
    actor: 'operator',
  },
  'reader.absent': {
    title: '没有找到读卡器',
    remedy: '请检查读卡器连线；可以先手工录入。',
    actor: 'operator',
  },
  'reader.busy': { title: '读卡器正在使用', remedy: '请等待本次读取结束。', actor: 'operator' },
  'reader.failed': {
    title: '读卡器通信失败',
    remedy: '请重新插拔读卡器；可以先手工录入。',
    actor: 'operator',
  },
  'reader.inUse': {
    title: '读卡器被其他程序占用',
    remedy: '请关闭其他读卡软件后重试；可以先手工录入。',
    actor: 'operator',
  },
  'reader.libraryMissing': {
    title: '本机缺少读卡组件',
    remedy: '请管理员安装 libusb-1.0-0 后重启工作台；可以先手工录入。',
    actor: 'administrator',
  },
  'reader.noPermission': {
    title: '没有使用读卡器的权限',
    remedy: '请管理员安装读卡器权限规则（udev）后重新插拔读卡器；可以先手工录入。',
    actor: 'administrator',
  },
  'reader.outOfService': {
    title: '读卡器的安全模块不工作',
    remedy: '请断电 10 秒后重插；仍不工作请换一台并送修，可以先手工录入。',
    actor: 'vendor',
  },
  'reader.silent': {
    title: '读卡器没有应答',
    remedy: '请重新插拔读卡器；可以先手工录入。',
    actor: 'operator',
  },
  'reading.expired': { title: '读卡记录已过期', remedy: '请重新读取身份证。', actor: 'operator' },
  'reading.invalid': {
    title: '读卡记录未通过核验',
    remedy: '请重新读取身份证；仍不通过请联系管理员。',
    actor: 'administrator',
  },
  'reading.simulatedRefused': {
    title: '正式环境不接受模拟设备',
    remedy: '请使用真实读卡器。',
    actor: 'administrator',
  },
  'reading.unknownStation': {
    title: '该工位未登记',
    remedy: '请联系管理员登记本工位。',
    actor: 'administrator',
  },
  'seal.certificateExpired': {
    title: '印章证书不在有效期内',
    remedy: '没有盖章。请联系管理员更换印章证书。',
    actor: 'administrator',
  },
  'seal.certificateInvalid': {
    title: '印章证书不可信',
    remedy: '没有盖章。请联系管理员核查登记的印章证书。',
    actor: 'administrator',
  },
  'seal.documentChanged': {
    title: '文书在审批后发生变化',
    remedy: '不得盖章，请联系管理员核查。',
    actor: 'administrator',
  },
  'seal.notAuthorised': {
    title: '您无权使用该印章',
    remedy: '请由该印章的使用人办理。',
    actor: 'administrator',
  },
  'seal.notFound': { title: '没有可用的电子印章', remedy: '请联系管理员登记印章。', actor: 'administrator' },
  'seal.notInForce': {
    title: '电子印章不在有效期内或已停用',
    remedy: '请联系管理员核查印章登记。',
    actor: 'administrator',
  },
  'seal.selfCheckFailed': {
    title: '盖章结果未通过自检',
    remedy: '没有保存任何内容，请重新盖章。',
    actor: 'operator',
  },
  'seal.simulatedRefused': {
    title: '正式环境不接受模拟印章',
    remedy: '请使用真实印章密钥。',
    actor: 'administrator',
  },
  'seal.ticketExpired': { title: '盖章许可已过期', remedy: '请重新发起盖章。', actor: 'operator' },
  'seal.ticketUsed': { title: '盖章许可已使用', remedy: '请重新发起盖章。', actor: 'operator' },
  'seal.wrongBody': {
    title: '印章证书属于另一个单位',
    remedy: '没有盖章。请联系管理员核查登记的印章证书。',
    actor: 'administrator',
  },
  'seal.wrongKey': { title: '插入的印章密钥不对', remedy: '请插入该印章对应的密钥。', actor: 'operator' },
  'sealKey.absent': { title: '没有找到印章密钥', remedy: '请插入印章密钥。', actor: 'operator' },
  'sealKey.busy': { title: '印章密钥正在使用', remedy: '请等待当前签章结束。', actor: 'operator' },
  'sealKey.digestMismatch': {
    title: '待签内容与盖章许可不符',
    remedy: '已拒绝签章，请重新发起；再次出现请联系管理员。',
    actor: 'administrator',
  },
  'sealKey.failed': { title: '印章密钥出错', remedy: '请重新插拔密钥后重试。', actor: 'operator' },
  'sealKey.pinIncorrect': { title: '口令错误', remedy: '请核对口令，注意剩余次数。', actor: 'operator' },
  'sealKey.pinLocked': { title: '印章密钥已锁定', remedy: '请联系发证机构解锁。', actor: 'vendor' },
  'sealKey.pinMissing': { title: '没有输入口令', remedy: '请输入印章密钥口令。', actor: 'operator' },
  'sealKey.promptUnknown': { title: '口令输入已失效', remedy: '请重新输入口令。', actor: 'operator' },
  'sealKey.removed': { title: '印章密钥被拔出', remedy: '请插入密钥后重新盖章。', actor: 'operator' },
  'sealKey.ticketInvalid': { title: '盖章许可无效', remedy: '请重新发起盖章。', actor: 'operator' },
  'simulator.notSimulated': { title: '当前使用真实设备', remedy: '模拟面板不可用。', actor: 'operator' },
};
