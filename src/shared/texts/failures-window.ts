import type { FailureTextsOf } from './failure-text.ts';

/** Taking applications in: form, catalogue, desks, accounts. */
export const FAILURE_TEXTS_OF_THE_WINDOW: FailureTextsOf<'catalogue' | 'desk' | 'form' | 'staff'> = {
  'catalogue.alreadyImported': {
    title: '相同内容的目录已经导入过',
    remedy: '无需再次导入，可在版本列表中查看。',
    actor: 'administrator',
  },
  'catalogue.broken': {
    title: '目录文件有错误，没有导入',
    remedy: '请按列出的文件和行号改正后重新导入，现行目录不受影响。',
    actor: 'administrator',
  },
  'catalogue.bundleNotFound': {
    title: '没有找到已上传的目录文件',
    remedy: '请重新选择目录文件夹上传。',
    actor: 'administrator',
  },
  'catalogue.dayInvalid': {
    title: '日期不能早于今天',
    remedy: '请改为今天或以后的日期，已受理的办件不受影响。',
    actor: 'administrator',
  },
  'catalogue.itemNotFound': {
    title: '现行目录中没有该事项',
    remedy: '请刷新页面后重新选择。',
    actor: 'operator',
  },
  'catalogue.notOpen': {
    title: '该事项目前不在本窗口受理',
    remedy: '可能已停办、不在办理期，或本中心没有认领，请告知申请人办理地点。',
    actor: 'operator',
  },
  'catalogue.subjectNotFound': { title: '没有找到该事项', remedy: '请重新搜索事项名称。', actor: 'operator' },
  'catalogue.versionInUse': {
    title: '还有未办结的办件使用该版本',
    remedy: '待这些办件全部办结后再移除。',
    actor: 'administrator',
  },
  'catalogue.versionNeeded': {
    title: '这是唯一可用的目录版本',
    remedy: '请先导入新的版本，再移除旧版本。',
    actor: 'administrator',
  },
  'catalogue.versionNotFound': {
    title: '没有该目录版本',
    remedy: '请刷新版本列表后重新选择。',
    actor: 'administrator',
  },
  'desk.alreadyThere': {
    title: '该窗口编号已经登记',
    remedy: '请换一个编号；停用的窗口编号不再使用。',
    actor: 'administrator',
  },
  'desk.baselineLate': {
    title: '不是改革前的基数',
    remedy: '统计日期不能晚于今天，并应早于该机构第一个综合窗口启用的日期，请核对。',
    actor: 'administrator',
  },
  'desk.draftsOpen': {
    title: '该窗口还有未提交的草稿',
    remedy: '请先在该窗口受理或删除草稿，再停用窗口。',
    actor: 'administrator',
  },
  'desk.notForRole': {
    title: '您不在该窗口办理业务',
    remedy: '请选择您服务的窗口；审批、主管和管理人员登录时不选窗口。',
    actor: 'operator',
  },
  'desk.notFound': { title: '没有该窗口', remedy: '请重新选择窗口。', actor: 'operator' },
  'desk.notOpen': {
    title: '该窗口今天不在用',
    remedy: '窗口尚未启用或已经停用，请选择其他窗口，或请系统管理员核对窗口登记。',
    actor: 'operator',
  },
  'desk.reasonMissing': {
    title: '请填写理由',
    remedy: '取消认领和不认领须写明理由。',
    actor: 'administrator',
  },
  'desk.unitNotFound': {
    title: '没有该机构',
    remedy: '请刷新页面，从机构树中重新选择。',
    actor: 'administrator',
  },
  'form.alreadyAccepted': { title: '该草稿已经受理', remedy: '请在办件查询中查看。', actor: 'operator' },
  'form.changedMeanwhile': {
    title: '草稿已在别处修改',
    remedy: '已为您载入最新内容，请核对后继续。',
    actor: 'operator',
  },
  'form.draftNotFound': { title: '没有找到该草稿', remedy: '请重新开始受理。', actor: 'operator' },
  'form.entriesDiffer': {
    title: '两次录入的号码不一致',
    remedy: '校验不通过的号码须录入两次，两次一致才能保留，请对照原件重新录入。',
    actor: 'operator',
  },
  'form.incomplete': { title: '还有内容没有填完', remedy: '请补齐标红的项目后再受理。', actor: 'operator' },
  'form.materialNotReusable': {
    title: '这份材料不能沿用',
    remedy: '材料可能已超过可沿用期限，或不属于该申请人，请收取新的材料。',
    actor: 'operator',
  },
  'form.plateUnknown': {
    title: '没有该门牌码',
    remedy: '请核对门牌码，或手工填写地址。',
    actor: 'operator',
  },
  'staff.lockedOut': {
    title: '账号已暂时锁定',
    remedy: '请 15 分钟后再试，或联系安全管理员。',
    actor: 'operator',
  },
  'staff.wrongPassword': { title: '账号或密码错误', remedy: '请重新输入。', actor: 'operator' },
};
