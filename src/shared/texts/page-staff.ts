/** 登录页. */
export const STAFF_TEXTS = {
  signInTitle: '工作人员登录',
  loginName: '账号',
  password: '密码',
  desk: '窗口',
  noDesk: '不在窗口（后台人员）',
  signIn: '登 录',
  signingIn: '正在登录…',
  demoTitle: '演示账号',
  demoHint: '点选即填入账号和密码，按 Enter 登录',
  demoCenter: '窗口和中心人员',
  demoDepartments: (count: number) => `部门审批人员（${count} 个部门）`,
  demoFilter: '按部门、姓名或账号筛选',
  demoNobody: '没有符合条件的账号',
  version: (version: string) => `版本 ${version}`,
  production: '正式环境',
  deskLine: (center: string, name: string) => `${center} · ${name}`,
  points: [
    ['一件事', '一张表单、一套材料，一次办成'],
    ['读卡即填', '身份证读取自动填表，来源可查'],
    ['到期可说明', '每个办结日期都说得清怎么算的'],
  ],
} as const;
