import type { FailureTextsOf } from './failure-text.ts';

/** Calls, files, papers and handing out. */
export const FAILURE_TEXTS_OF_CALLS: FailureTextsOf<'call' | 'delivery' | 'document' | 'file'> = {
  'call.clockBehind': {
    title: '服务器时钟早于已有记录',
    remedy: '请系统管理员核对服务器时间：时钟有误的请校正；时钟曾经超前、现已校正的，登录后接受当前时间。',
    actor: 'administrator',
  },
  'call.internal': {
    title: '系统内部错误',
    remedy: '数据没有丢失，请重试；仍不成功请把事故编号告诉管理员。',
    actor: 'administrator',
  },
  'call.invalidInput': { title: '填写内容不符合要求', remedy: '请检查标红的内容后重试。', actor: 'operator' },
  'call.linkRefused': {
    title: '此页面的连接未获许可',
    remedy: '请关闭本页，用启动时显示的地址重新打开工作台。',
    actor: 'operator',
  },
  'call.notFound': {
    title: '后台没有此项功能',
    remedy: '页面与后台版本不一致，请刷新页面；仍不成功请联系管理员。',
    actor: 'administrator',
  },
  'call.notPermitted': {
    title: '您没有此操作的权限',
    remedy: '请由有权限的人员办理，或联系管理员。',
    actor: 'administrator',
  },
  'call.notSignedIn': {
    title: '尚未登录或登录已失效',
    remedy: '请重新登录，已填内容不会丢失。',
    actor: 'operator',
  },
  'call.outcomeUnknown': {
    title: '连接中断，结果未知',
    remedy: '请点“重试”，系统会核对是否已经办理，不会重复办理。',
    actor: 'operator',
  },
  'call.programAway': {
    title: '后台服务暂时不可用',
    remedy: '本次操作没有执行，服务恢复后请重试。',
    actor: 'operator',
  },
  'call.requestReused': {
    title: '请求编号重复而内容不同',
    remedy: '请刷新页面后重新提交。',
    actor: 'operator',
  },
  'call.requestStillRunning': {
    title: '同一请求正在处理',
    remedy: '请稍候，不要重复提交。',
    actor: 'operator',
  },
  'call.tooLarge': { title: '提交的内容过大', remedy: '请减小文件后重试。', actor: 'operator' },
  'delivery.alreadyRated': {
    title: '该办件已经评价',
    remedy: '一次办件只能评价一次。',
    actor: 'operator',
  },
  'delivery.alreadyRectified': {
    title: '该差评已经整改',
    remedy: '请先回访；回访仍不满意的，才能再次整改。',
    actor: 'operator',
  },
  'delivery.authorityExpired': {
    title: '委托书已过期',
    remedy: '请申请人本人领取，或由代办人提交新的委托书。',
    actor: 'operator',
  },
  'delivery.cardExpired': {
    title: '领取人的身份证已过期',
    remedy: '请领取人出示有效的身份证件。',
    actor: 'operator',
  },
  'delivery.collectorNotEntitled': {
    title: '此人不能领取该办件结果',
    remedy: '请核对领取人是否为申请人本人或登记的代办人；由他人代领的，请先打开该办件并登记与申请人的关系。',
    actor: 'operator',
  },
  'delivery.countsDiffer': {
    title: '交接份数与实有份数不符',
    remedy: '请重新清点，交接的材料不能多于交出处现有的份数。',
    actor: 'operator',
  },
  'delivery.notBadlyRated': {
    title: '该办件没有差评',
    remedy: '只有评价为不满意或者非常不满意的办件才需要整改和回访。',
    actor: 'operator',
  },
  'delivery.notDelivered': {
    title: '办件尚未办结，不能评价',
    remedy: '请在发放结果后，或办件全部办结后再评价。',
    actor: 'operator',
  },
  'delivery.notRectified': {
    title: '该差评尚未整改',
    remedy: '请先登记整改措施，再回访。',
    actor: 'operator',
  },
  'delivery.notSealed': {
    title: '结果没有已盖章的电子文书',
    remedy: '请先盖章；登记类结果和实物不能电子送达，请改用其他送达方式。',
    actor: 'operator',
  },
  'delivery.notYourPlace': {
    title: '材料不在您所在的窗口或部门',
    remedy: '请由材料所在窗口或部门的人员交出。',
    actor: 'operator',
  },
  'delivery.nothingReady': {
    title: '没有可以发放的结果',
    remedy: '请查看各事项的办理进度。',
    actor: 'operator',
  },
  'delivery.nothingToSend': {
    title: '该结果没有可以寄送的文书',
    remedy: '登记类结果没有文书，请告知申请人后在窗口发放。',
    actor: 'operator',
  },
  'delivery.otherManner': {
    title: '与寄送方式不一致',
    remedy: '该结果以另一种方式送出，请按实际送出的方式登记未能送达。',
    actor: 'operator',
  },
  'delivery.outcomeDestroyed': {
    title: '该结果无人领取，已经销毁',
    remedy: '请向申请人说明销毁时间；需要文书的，请重新申请。',
    actor: 'operator',
  },
  'delivery.outcomeReplaced': {
    title: '该结果已被更正或者撤销',
    remedy: '请不要发放，按后来的办件办理。',
    actor: 'operator',
  },
  'delivery.personUnfit': {
    title: '该人员不能为此确认',
    remedy: '交接由接收处的人员确认，销毁由窗口人员、出件人员或者主管见证。',
    actor: 'operator',
  },
  'delivery.placeUnfit': {
    title: '材料不能交到该处',
    remedy: '请选择正在办理此件的部门，或者正在使用的窗口。',
    actor: 'operator',
  },
  'delivery.reasonMissing': {
    title: '尚未填写说明',
    remedy: '请写明原因、措施或者回访情况。',
    actor: 'operator',
  },
  'delivery.referenceInvalid': {
    title: '送达凭据填写不正确',
    remedy: '请核对邮件号、取件码或者电子送达地址。',
    actor: 'operator',
  },
  'delivery.relationMissing': {
    title: '尚未登记代领人与申请人的关系',
    remedy: '请询问并选择代领人与申请人的关系。',
    actor: 'operator',
  },
  'delivery.retainedTooShort': {
    title: '留存时间不够，不能销毁',
    remedy: '请继续留存，并再次联系申请人领取。',
    actor: 'operator',
  },
  'delivery.samePerson': {
    title: '双方不能是同一人',
    remedy: '请由另一名工作人员输入本人账号和密码。',
    actor: 'operator',
  },
  'document.caseOpen': {
    title: '办件还没有办结',
    remedy: '全部事项办结、结果发放后才能生成电子归档清单。',
    actor: 'operator',
  },
  'document.contentOverflow': { title: '文书内容超出版面', remedy: '请缩短内容后重试。', actor: 'operator' },
  'document.glyphMissing': {
    title: '字库缺少文书所需的字',
    remedy: '请核对该字，或联系管理员补充字库。',
    actor: 'administrator',
  },
  'document.notFound': { title: '没有找到该文书', remedy: '请刷新页面后重试。', actor: 'operator' },
  'file.empty': { title: '文件是空的', remedy: '请重新扫描或选择文件。', actor: 'operator' },
  'file.notFound': { title: '没有找到该文件', remedy: '请重新上传。', actor: 'operator' },
  'file.tooLarge': {
    title: '文件过大',
    remedy: '单个文件不得超过 50 MB，请降低扫描分辨率。',
    actor: 'operator',
  },
  'file.typeNotAllowed': {
    title: '不支持的文件类型',
    remedy: '请上传 PDF、JPEG 或 PNG 文件。',
    actor: 'operator',
  },
};
