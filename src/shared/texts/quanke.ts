/** What the command line says. */
export const QUANKE_TEXTS = {
  usage: `用法：quanke <命令> [选项]

  demo --out 文件夹                      不开界面，从刷身份证到统计走完整个流程，留下文书、统计文件和 story.json
  pdf verify 文件 [--root 根证书.pem]    核验文书上的电子印章
  case show 办件编号                     查看办件经过（不含个人信息）
  catalogue check 文件夹                 检查事项目录文件，逐条列出文件、行、列和问题，并计算材料减少
  catalogue import 文件夹 --label 版本名称 --valid-from 日期
                                         检查并导入为新版本；已受理的办件仍按原版本办理
  catalogue versions                     列出目录版本及各版本未办结的子件
  catalogue compare 版本号 版本号        比对两个版本
  catalogue remove 版本号 --reason 原因  移除没有未办结办件的版本
  calendar check 文件                    检查一年的工作日历文件，逐条列出行和问题；给出办件数据所在位置时一并列出会变动的期限
  calendar import 文件 [--accept-shortened]
                                         检查并启用；受影响的在办件逐件重算期限并记录
  calendar show 年度                     列出该年度每月的工作日、放假和调休
  clock accept --reason 核对情况        时钟曾经超前、现已校正：接受当前时间，晚于它的记录保持不变
  statistics export --from 日期 --to 日期 [--out 文件]
                                         导出办件量（CSV，每行一个子件）
  rebuild                                由办件动作重新计算列表和统计所用的数据，并报告差异
  device simulate [--card 证件] [--fault 故障] [--step 步骤]
                                         用模拟读卡器读一次证件（默认第一张），可指定故障
  device simulate --list                 列出模拟证件、故障和步骤
  device check-profiles 文件             检查读卡器型号配置文件
  templates check 文件夹                 检查中心自备的文书模板，逐条列出文件、行、列和问题
  templates fields [模板]                列出文书模板，或者一种模板的全部字段
  doctor [--data 文件夹]                 检查本机运行条件和中心自备字体
  --version · --help

办件数据所在位置（case、catalogue、calendar、clock、statistics、rebuild；catalogue check 不需要）：
  --data 文件夹        工作台的数据文件夹（默认 data/demo）
  --database 地址      中心数据库（文件或 postgres://…），须同时给出 --keys 密钥文件夹

通用选项：--json 以 JSON 输出
退出码：0 完成，1 未通过（原因在标准错误输出），2 用法错误`,
  unknownCommand: (words: string) => `没有这个命令：${words}`,
  wrongOption: (reason: string) => `选项不正确：${reason}`,
  missingArgument: (name: string) => `缺少：${name}`,
  argumentNames: {
    out: '--out 文件夹',
    file: '文件',
    folder: '文件夹',
    caseNumber: '办件编号',
    period: '--from 日期 --to 日期',
    fault: '--fault 故障',
    reason: '--reason 核对情况',
  },
  failed: (reason: string) => `没有完成：${reason}`,
  refused: (code: string, title: string, remedy: string) => `${title}（${code}）。${remedy}`,
  fileUnreadable: (path: string) => `无法读取文件：${path}`,
  notAFolder: (path: string) => `不是文件夹，或无法写入：${path}`,
  noData: (path: string) => `没有找到办件数据：${path}`,
  keysMissing: '使用 --database 时须同时给出 --keys',
  noCertificate: (path: string) => `文件中没有证书：${path}`,
  demo: {
    began: '正在演示：三位办事人从刷身份证到领取结果……',
    papers: (count: number) => `文书 ${count} 份`,
    written: (folder: string) => `已写入 ${folder}`,
    figures: (received: number, concluded: number, delivered: number) =>
      `收件 ${received}，办结 ${concluded}，出件 ${delivered}（统计文件各列合计与此相同）`,
    calls: (count: number, seconds: string) =>
      `共 ${count} 次操作，用时 ${seconds} 秒，逐条记录在 story.json`,
  },
  verify: {
    valid: '核验通过：印章有效，文件在盖章后没有改动。',
    invalid: '核验未通过。',
    noRoot: '没有给出根证书（--root），也没有在文件旁找到 root.pem：证书来源无法确认。',
    seal: (field: string, signer: string) => `印章 ${field}（${signer}）`,
    unknownSigner: '签章人未知',
    outcomes: { passed: '通过', failed: '未通过', notChecked: '未检查' },
    steps: {
      structure: '文件结构',
      fields: '签名域',
      content: '文件内容',
      revisions: '历次修订',
      sealPresent: '是否盖章',
      byteRange: '签名覆盖范围',
      signatureForm: '签名形式',
      envelope: '签名封装',
      digest: '内容摘要',
      signature: '签名值',
      certificate: '证书链',
      changes: '盖章后改动',
      permissions: '修改权限',
      revocation: '证书吊销',
      trustedTime: '可信时间',
    } as Readonly<Record<string, string>>,
  },
  caseShow: {
    caseNumber: '办件编号',
    subject: '事项',
    receivedAt: '收件时间',
    parts: '子件',
    due: (at: string) => `到期 ${at}`,
    provisional: '（预计）',
    papers: '文书',
    simulated: '含模拟设备产生的数据',
  },
  statistics: {
    written: (path: string, rows: number) => `已写入 ${path}，共 ${rows} 行`,
    snapshot: (id: string) => `快照 ${id}`,
  },
  rebuild: (rows: number, corrected: number) =>
    corrected === 0 ? `已核对 ${rows} 条，全部一致。` : `已核对 ${rows} 条，更正 ${corrected} 条。`,
  simulate: {
    cards: '模拟证件（--card）',
    faults: '故障（--fault）',
    steps: '故障发生的步骤（--step，默认 read）',
    unknown: (option: string, value: string) => `${option} 没有这个值：${value}（用 --list 查看）`,
    put: (cardId: string) => `模拟读卡器已接入，放上证件 ${cardId}`,
    armed: (step: string, fault: string) => `故障：${step}时${fault}`,
    read: (kind: string, name: string) => `已读取：${kind}，${name}`,
    newestAddress: '芯片内有追加住址',
    samId: (id: string) => `安全模块号 ${id}`,
    framing: (name: string | null) => `封装方式 ${name ?? '未识别'}`,
    took: (ms: number) => `用时 ${ms} 毫秒（含打开设备和识别封装方式）`,
  },
  profiles: {
    right: (readers: number) => `型号配置文件正确，共 ${readers} 个型号。`,
    wrong: (problems: number) => `型号配置文件有 ${problems} 处问题，见上；改正前不会被采用。`,
  },
  templates: {
    unknown: (kind: string) => `没有名为 ${kind} 的模板`,
    kind: (kind: string, name: string) => `${kind.padEnd(24)}${name}`,
    field: (field: string, name: string, required: boolean) =>
      `{{${field}}}`.padEnd(30) + name + (required ? '（必须载明）' : ''),
    list: (list: string, name: string) => `列表 ${list}（${name}），每行：`,
    statement: (statement: string, name: string) =>
      `"states": "${statement}"`.padEnd(30) + `${name}（必须载明）`,
    signatures: (least: number) => `手写签名至少 ${least} 处`,
    usable: (name: string) => `可以使用：${name}`,
    right: (count: number) =>
      `文书模板正确，共 ${count} 个；放入办件服务数据文件夹（工作台为数据文件夹下的 office）的 templates/papers，重新启动后采用。`,
    wrong: (faults: number) => `文书模板有 ${faults} 处问题，见上；有问题的文件不会被采用，仍用自带模板。`,
  },
  fontProblems: {
    'document.fontDamaged': '字体文件已损坏，改用自带字体',
    'document.fontFaceUnknown': '字体文件中没有指定的字体名称，改用自带字体',
    'document.fontIncomplete': '字体不全，缺少的字改用自带字体',
    'document.fontLocked': '字体不允许嵌入文书，改用自带字体',
    'document.fontMissing': '找不到或无法读取字体文件，改用自带字体',
    'document.fontOutlines': '字体不是 TrueType 轮廓，改用自带字体',
    'document.settingsInvalid': '文书设置文件格式不正确，改用自带字体',
  },
  doctor: {
    fine: '运行条件齐备。',
    notFine: '有条件不满足，见上。',
    node: (version: string) => `Node ${version}`,
    nodeTooOld: '需要 Node 24 或更新版本',
    store: '内嵌数据库',
    storeMissing: '当前 Node 没有 node:sqlite',
    devices: (count: number) => `设备接口（发现 HID 设备 ${count} 个）`,
    devicesMissing: '无法加载设备接口：Debian 系统请安装 libusb-1.0-0 和 libudev1；不影响使用模拟设备',
    fonts: '文书字体',
    fontsMissing: (path: string) => `缺少字体文件：${path}`,
    centreFonts: '中心自备文书字体',
    fontProblem: (
      why: string,
      {
        code,
        file,
        missing,
      }: { readonly code: string; readonly file: string; readonly missing?: number | undefined },
    ) => `${why}${missing === undefined ? '' : `（缺常用字 ${missing} 个）`}：${file}（${code}）`,
    catalogue: '事项目录和工作日历',
    port: (port: number) => `端口 ${port} 可用`,
    portTaken: (port: number) => `端口 ${port} 已被占用，工作台将改用其他端口`,
  },
} as const;
