/** Words of the frame around every page. */
export const FRAME_TEXTS = {
  product: '全科窗口工作台',
  slogan: '一窗受理 · 分类审批 · 统一出件',
  simulated: '模拟',
  simulatedDevices: '模拟设备',
  simulatedHint: '当前使用模拟设备，产生的数据和文书均标注“模拟”',
  demoSystem: '演示系统',
  signOut: '退出登录',
  operator: '操作员',
  desk: '窗口',
  clock: '办公系统时间',
  clockOff: (minutes: number) => `本机时钟相差 ${minutes} 分钟`,
  mainMenu: '主菜单',
  skipToContent: '跳到主要内容',
  noPage: '没有这个页面',
  toStart: '回到首页',
  reconnecting: '与办公系统的连接中断，正在重新连接…',
  reconnected: '连接已恢复',
  keys: '快捷键',
  signedOutMeanwhile: '登录已失效，请重新登录，已填内容不会丢失。',
} as const;

/** Words that many pages share. */
export const COMMON_TEXTS = {
  retry: '重试',
  close: '关闭',
  cancel: '取消',
  confirm: '确定',
  save: '保存',
  loading: '正在载入…',
  refresh: '刷新',
  none: '无',
  dash: '—',
  open: '打开',
  print: '打印',
  download: '另存',
  yes: '是',
  no: '否',
  back: '返回',
  copy: '复制',
  copied: '已复制',
  optional: '选填',
  required: '必填',
  page: (page: number, total: number) => `第 ${page} / ${total} 页`,
  count: (count: number) => `${count} 件`,
  zoomIn: '放大',
  zoomOut: '缩小',
  settledByRepeat: '已核对：本次操作办理成功，没有重复办理。',
  whoCanHelp: { operator: '您可以处理', administrator: '请联系管理员', vendor: '请联系设备供应商' },
  details: {
    by: '办理人',
    claimedBy: '认领人',
    incident: '事故编号',
    count: '未完成项数',
    caseNumber: '办件编号',
    serial: '密钥序列号',
    triesLeft: '剩余次数',
    name: '名称',
    code: '编号',
    minutes: '分钟',
  } as Readonly<Record<string, string>>,
} as const;

/** 主菜单. */
export const NAVIGATION_TEXTS = {
  form: '受理',
  approval: '待审批',
  document: '盖章',
  delivery: '出件',
  case: '办件查询',
  statistics: '统计',
} as const;

/** Names of roles as the operator's badge shows them. */
export const ROLE_TEXTS = {
  clerk: '窗口人员',
  approver: '审批人员',
  issuer: '出件人员',
  supervisor: '主管',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
} as const;

/** Names of keys in the hint bar: key, then what it does. */
export const KEY_TEXTS = {
  readCard: ['F2', '读身份证'],
  nextIssue: ['F4', '下一处待补'],
  materials: ['F8', '材料清单'],
  simulator: ['F9', '模拟设备面板'],
  digits: ['1–9', '选择'],
  accept: ['Ctrl+Enter', '受理'],
  decide: ['Ctrl+Enter', '提交'],
  handOver: ['Ctrl+Enter', '发放'],
  upDown: ['↑ ↓', '切换'],
  enter: ['Enter', '打开'],
  menu: ['Alt+1–6', '切换菜单'],
  search: ['/', '搜索'],
  escape: ['Esc', '返回'],
} as const satisfies Readonly<Record<string, readonly [key: string, does: string]>>;
