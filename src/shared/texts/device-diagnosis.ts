import type {
  ReaderDiagnosis,
  ReaderState,
  UnusableDevice,
  DeviceFact,
} from '../domain/device/reader-diagnosis.ts';
import type { ReaderExchange } from '../domain/device/reader-journal.ts';

/** What a person is told about the state of the reader. */
export type ReaderStateText = { readonly title: string; readonly remedy: string };

/** 读卡器诊断: a sentence and its remedy for every state. */
export const READER_STATE_TEXTS: Readonly<Record<ReaderState, ReaderStateText>> = {
  healthy: { title: '读卡器正常', remedy: '可以读卡。' },
  libraryMissing: {
    title: '本机缺少读卡组件',
    remedy: '请管理员安装 libusb-1.0-0（apt install libusb-1.0-0），然后重启工作台。',
  },
  absent: { title: '没有找到读卡器', remedy: '请检查连线和指示灯，换一个 USB 口再试。' },
  absentOrNotHid: {
    title: '没有找到 HID 读卡器；是否接有其他类型的读卡器：未知',
    remedy:
      '请检查连线；已接好的，请在设备管理器中查看它是否列在“人体学输入设备”下，不在的需要换用 HID 型号。',
  },
  notHid: {
    title: '接有读卡器，但不是可用的 HID 设备',
    remedy: '该型号须用厂商驱动，本程序不能直接使用；请换用 HID 型号，或向厂商索取 HID 固件。',
  },
  noPermission: {
    title: '没有使用读卡器的权限',
    remedy:
      '请管理员把 70-quanke-readers.rules 复制到 /etc/udev/rules.d/，执行 udevadm control --reload-rules 和 udevadm trigger，然后重新插拔读卡器。',
  },
  inUse: { title: '读卡器被其他程序占用', remedy: '请关闭其他读卡软件（厂商演示程序、网页控件等）后重试。' },
  silent: { title: '读卡器没有应答', remedy: '请重新插拔读卡器；仍无应答请换一台，或请管理员核对型号配置。' },
  outOfService: { title: '读卡器的安全模块不工作', remedy: '请断电 10 秒后重插；仍不工作须送修。' },
  failed: {
    title: '读卡器的应答无法识别',
    remedy: '请重新插拔读卡器；仍不行请管理员核对型号配置中的封装方式。',
  },
};

/** 诊断报告的栏目. */
export const DIAGNOSIS_TEXTS = {
  title: '读卡器诊断报告',
  state: '状态',
  remedy: '处理办法',
  simulated: '模拟设备',
  busy: '正在读卡，状态为最近一次所见',
  system: '系统',
  driver: 'HID 驱动',
  model: '型号',
  framing: '封装方式',
  deviceSerial: '安全模块号',
  siteProfiles: { absent: '未设', used: '已采用', wrong: '有错误，未采用' },
  siteProfilesLabel: '本地型号配置',
  matched: '可用设备',
  unusable: '已知但不可用的设备',
  access: {
    bulk: '厂商 USB 协议',
    keyboard: '键盘方式',
    vendorLibrary: '须用厂商驱动',
    otherInterface: 'HID，但接口与配置不符',
  },
  otherPrograms: '同时打开读卡器的程序',
  counters: '计数',
  counter: {
    exchanges: '收发',
    timeouts: '超时',
    damagedAnswers: '校验错',
    strayAnswers: '无关应答',
    opened: '打开',
  },
  exchanges: '最近收发（命令、应答字节、状态字、毫秒）',
  outcome: { answered: '有应答', damaged: '应答损坏', silent: '无应答', gone: '设备断开' },
  none: '无',
} as const;

/** The report to copy: nothing but what the diagnosis holds, line by line. */
export function readerReport(diagnosis: ReaderDiagnosis): string {
  const T = DIAGNOSIS_TEXTS;
  const { title, remedy } = READER_STATE_TEXTS[diagnosis.state];
  const counters = Object.entries(diagnosis.counters).map(
    ([name, count]) => `${T.counter[name as keyof typeof T.counter]} ${count}`,
  );
  return [
    T.title,
    `${T.state}：${title}（${diagnosis.state}）`,
    `${T.remedy}：${remedy}`,
    ...(diagnosis.simulated ? [T.simulated] : []),
    ...(diagnosis.busy ? [T.busy] : []),
    `${T.system}：${diagnosis.platform} · Node ${diagnosis.nodeVersion}`,
    `${T.driver}：${diagnosis.driver} · hidapi ${diagnosis.hidapiVersion ?? T.none}`,
    `${T.model}：${diagnosis.model ?? T.none} · ${T.framing} ${diagnosis.framing ?? T.none}`,
    `${T.deviceSerial}：${diagnosis.deviceSerial ?? T.none}`,
    `${T.siteProfilesLabel}：${T.siteProfiles[diagnosis.siteProfiles]}`,
    ...section(T.matched, diagnosis.matched.map(deviceText)),
    ...section(T.unusable, diagnosis.unusable.map(unusableText)),
    ...section(T.otherPrograms, diagnosis.otherPrograms),
    `${T.counters}：${counters.join('，')}`,
    ...section(T.exchanges, diagnosis.exchanges.map(exchangeText)),
  ].join('\n');
}

function section(label: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? [`${label}：${DIAGNOSIS_TEXTS.none}`]
    : [`${label}：`, ...lines.map((line) => `  ${line}`)];
}

/** Ids as device managers print them, then the name the device gives itself. */
export function deviceText(device: DeviceFact): string {
  const { usagePage, usage, product = '' } = device;
  const page = usagePage === undefined ? '' : ` ${hex(usagePage)}/${hex(usage ?? 0)}`;
  const number = device.interface === undefined ? '' : ` #${device.interface}`;
  return `${hex(device.vendorId)}:${hex(device.productId)}${page}${number} ${product}`.trimEnd();
}

function unusableText(device: UnusableDevice): string {
  return `${deviceText(device)} · ${device.name} · ${DIAGNOSIS_TEXTS.access[device.access]}`;
}

function exchangeText({ command, answerBytes, status, tookMs, outcome }: ReaderExchange): string {
  const word = status === null ? '--' : status.toString(16).toUpperCase().padStart(2, '0');
  return `${hex(command)} ${answerBytes} ${word} ${tookMs} ${DIAGNOSIS_TEXTS.outcome[outcome]}`;
}

/** Four hexadecimal digits. */
export function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
