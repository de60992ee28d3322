import type { FailureCode } from '../api/failures.ts';

/** What a person is told about a failure. */
export type FailureText = {
  readonly title: string;
  /** What to do now, one sentence. */
  readonly remedy: string;
  /** Who can act. */
  readonly actor: 'operator' | 'administrator' | 'vendor';
};

/** A text for every failure code; leave one out and the program does not compile. */
export const FAILURE_TEXTS: Readonly<Record<FailureCode, FailureText>> = {
  'approval.alreadyClaimed': {
    title: '该事项已被他人认领',
    remedy: '请选择其他待办，或联系认领人退回认领。',
    actor: 'operator',
  },
  'approval.alreadyHeard': {
    title: '本部门已提出会签意见',
    remedy: '请等待其他会签部门，无需重复提交。',
    actor: 'operator',
  },
  'approval.colleagueUnfit': {
    title: '该同事不能办理此环节',
    remedy: '请选择本部门有相应权限、且未参与前面环节的审批人员。',
    actor: 'operator',
  },
  'approval.decidersOnly': {
    title: '须由有决定权的审批人员办理',
    remedy: '请由作出决定的部门的决定人员办理。',
    actor: 'operator',
  },
  'approval.departmentUnfit': {
    title: '不能派给该部门',
    remedy: '请选择目录中有决定人员的其他部门；没有争议时不能再派给原部门。',
    actor: 'operator',
  },
  'approval.lastDecider': {
    title: '本部门只剩您可以作出决定',
    remedy: '初审和决定不能是同一人，请由其他审批人员初审。',
    actor: 'operator',
  },
  'approval.materialsOutstanding': {
    title: '容缺材料尚未补齐',
    remedy: '材料补齐后才能作出准予决定。',
    actor: 'operator',
  },
  'approval.notClaimed': { title: '该事项尚未由您认领', remedy: '请先认领再办理。', actor: 'operator' },
  'approval.notInTurn': {
    title: '尚未轮到本部门',
    remedy: '请等待前面的环节办理完毕，或查看当前由哪个部门办理。',
    actor: 'operator',
  },
  'approval.notJoint': {
    title: '该事项不是多部门共同办理',
    remedy: '请按本机关事项延期，最多 10 个工作日。',
    actor: 'operator',
  },
  'approval.notYourDepartment': {
    title: '该事项不属于您的部门',
    remedy: '请由事项所属部门的审批人员办理。',
    actor: 'operator',
  },
  'approval.outcomeNotReplaceable': {
    title: '原办件的结果现在不能更正或者撤销',
    remedy: '请先查看原办件：结果须已制作完成，且未被更正或者撤销过。',
    actor: 'operator',
  },
  'approval.ownerDisputed': {
    title: '该事项存在权属争议',
    remedy: '请等待主管派单后再办理，时限照常计算。',
    actor: 'operator',
  },
  'approval.procedureNotOfItem': {
    title: '该事项没有这种特别程序',
    remedy: '请从办事指南列明的特别程序中选择。',
    actor: 'operator',
  },
  'approval.producedInvalid': {
    title: '结果数据填写有误',
    remedy: '请按提示改正结果数据后再作出决定。',
    actor: 'operator',
  },
  'approval.reasonMissing': {
    title: '不予许可须写明理由和依据',
    remedy: '请补充理由和法律依据后再提交。',
    actor: 'operator',
  },
  'approval.samePerson': {
    title: '同一人不能既受理（初审）又决定',
    remedy: '请由另一位有决定权的审批人员办理。',
    actor: 'operator',
  },
  'approval.wrongStep': {
    title: '当前环节不能进行此操作',
    remedy: '请刷新页面，按当前环节办理。',
    actor: 'operator',
  },
  'calendar.changedMeanwhile': {
    title: '日历刚刚被他人更改',
    remedy: '请重新预览这份文件，确认变动后再导入。',
    actor: 'administrator',
  },
  'calendar.shortensPromises': {
    title: '有办件的期限将提前到已告知申请人的日期之前',
    remedy: '请先核对这些办件；确认仍要导入的，请勾选“已知悉期限提前”后再导入。',
    actor: 'administrator',
  },
  'calendar.yearInUse': {
    title: '还有未办结的办件使用该年度日历',
    remedy: '可以重新导入该年度的正确日历；待这些办件全部办结后再移除。',
    actor: 'administrator',
  },
  'calendar.yearInvalid': {
    title: '日历文件有错误，没有导入',
    remedy: '请按列出的日期对照国务院办公厅的放假通知改正后重新导入，现行日历不受影响。',
    actor: 'administrator',
  },
  'calendar.yearNotFound': {
    title: '没有该年度的日历',
    remedy: '请刷新日历列表后重新选择。',
    actor: 'administrator',
  },
  'call.clockBehind': {
    title: '服务器时钟早于已有记录',
    remedy: '请管理员核对服务器时间；校正前查询不受影响，办理暂停以免时限算错。',
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
  'case.agentMissing': {
    title: '没有登记代办人',
    remedy: '请先在申请表中填写代办人，再登记授权范围和期限。',
    actor: 'operator',
  },
  'case.alreadyDecided': {
    title: '该事项已经作出决定',
    remedy: '决定作出后不能撤回申请；如结果有误，请办理结果更正或撤销。',
    actor: 'operator',
  },
  'case.changedMeanwhile': { title: '他人已先行办理', remedy: '请查看最新情况后再操作。', actor: 'operator' },
  'case.correctionIncomplete': {
    title: '补正告知没有列全',
    remedy: '补正内容只能告知一次，请把标红的缺项全部列入告知书（行政许可法第三十二条）。',
    actor: 'operator',
  },
  'case.correctionUsed': {
    title: '已经告知过一次补正',
    remedy: '再次要求补正须由主管说明原因后发出。',
    actor: 'operator',
  },
  'case.deadlinePassed': {
    title: '该事项的期限已过',
    remedy: '系统正在按规定自动处理，请刷新后查看最新状态。',
    actor: 'operator',
  },
  'case.deferralNotAllowed': {
    title: '该材料不能容缺',
    remedy: '只有目录允许容缺、尚未提交并且受理时需要的材料可以后补，请改为补正。',
    actor: 'operator',
  },
  'case.duplicateSuspected': {
    title: '可能是重复办件',
    remedy: '该申请人 90 天内已经申请过相同事项，请核对所列办件；确需再办请确认后受理。',
    actor: 'operator',
  },
  'case.extensionTooLate': {
    title: '期限已经届满，不能再延期',
    remedy: '延期须在期限届满前批准，请尽快作出决定并说明超期原因。',
    actor: 'operator',
  },
  'case.extensionTooLong': {
    title: '延长的天数超过法律规定',
    remedy: '一般事项至多延长 10 个工作日，统一、联合或集中办理的至多延长 15 个工作日，请减少天数。',
    actor: 'operator',
  },
  'case.forwardNotAllowed': {
    title: '该事项不能代收转递',
    remedy: '请核对事项的通办范围和办理地的区划代码。',
    actor: 'operator',
  },
  'case.linkInvalid': {
    title: '不能关联该办件',
    remedy: '请核对原办件：更正、撤销须选择已经准予的事项，重新申请须选择已经结束的办件。',
    actor: 'operator',
  },
  'case.notAllowedNow': {
    title: '当前状态不能进行此操作',
    remedy: '请刷新页面，查看办件当前状态。',
    actor: 'operator',
  },
  'case.notFound': { title: '没有找到该办件', remedy: '请核对办件编号。', actor: 'operator' },
  'case.notParty': {
    title: '所读证件不是申请人或代办人',
    remedy: '请由申请人或登记的代办人出示证件，或者填写撤回的书面依据。',
    actor: 'operator',
  },
  'case.nothingSupplied': {
    title: '没有补交任何告知的内容',
    remedy: '请至少补齐一项补正告知或容缺的内容。',
    actor: 'operator',
  },
  'case.nothingToSupply': {
    title: '没有待补交的内容',
    remedy: '补正可能已经提交过或者已经逾期，请查看办件当前状态。',
    actor: 'operator',
  },
  'case.promiseNotAllowed': {
    title: '该材料不能以承诺代替',
    remedy: '只有目录允许告知承诺、尚未提交并且受理时需要的材料可以承诺代替。',
    actor: 'operator',
  },
  'case.reasonMissing': {
    title: '请填写原因',
    remedy: '没有读取证件时须写明撤回的依据，例如来信、来电记录。',
    actor: 'operator',
  },
  'case.resultSealed': {
    title: '办理结果已经盖章或发放',
    remedy: '不能再撤回申请；如结果有误，请办理结果更正或撤销。',
    actor: 'operator',
  },
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
    title: '结果尚未发放，不能评价',
    remedy: '请在发放结果后再评价。',
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
  'desk.alreadyThere': {
    title: '该窗口编号已经登记',
    remedy: '请换一个编号；停用的窗口编号不再使用。',
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
  'form.alreadyAccepted': { title: '该草稿已经受理', remedy: '请在办件查询中查看。', actor: 'operator' },
  'form.changedMeanwhile': {
    title: '草稿已在别处修改',
    remedy: '已为您载入最新内容，请核对后继续。',
    actor: 'operator',
  },
  'form.draftNotFound': { title: '没有找到该草稿', remedy: '请重新开始受理。', actor: 'operator' },
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
  'staff.lockedOut': {
    title: '账号已暂时锁定',
    remedy: '请 15 分钟后再试，或联系安全管理员。',
    actor: 'operator',
  },
  'staff.wrongPassword': { title: '账号或密码错误', remedy: '请重新输入。', actor: 'operator' },
  'statistics.dayInvalid': {
    title: '没有这一天的数据',
    remedy: '统计日期不能晚于今天，也不能早于最早的目录版本，请重新选择日期。',
    actor: 'operator',
  },
  'statistics.periodInvalid': {
    title: '统计期间不正确',
    remedy: '开始日期不能晚于结束日期。',
    actor: 'operator',
  },
};
