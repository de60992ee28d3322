import type { FailureTextsOf } from './failure-text.ts';

/** The life of a case: approval, deadlines, calendar, statistics. */
export const FAILURE_TEXTS_OF_THE_REVIEW: FailureTextsOf<
  'approval' | 'calendar' | 'case' | 'statistics' | 'system'
> = {
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
  'approval.dayFixed': {
    title: '集中办理的事项不能延期或停止计时',
    remedy: '该事项统一在公布的结果日办结，不单独计时；确需变更结果日的，请联系主管。',
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
  'approval.producedMissing': {
    title: '结果数据没有填写',
    remedy: '后续事项必须使用这项数据，又没有向申请人收取，请填写后再作出准予决定。',
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
  'case.notYourCenter': {
    title: '该办件由其他中心收件',
    remedy:
      '受理、不予受理、退件、补正告知以及书面撤回由收件的中心办理；申请人本人可以在任何窗口补交或凭证件撤回。',
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
  'case.supplyIncomplete': {
    title: '补正内容尚未补齐',
    remedy: '补正告知的内容须一次补齐；已填写的内容保留在草稿中，补齐后再提交。',
    actor: 'operator',
  },
  'case.supplyNotAsked': {
    title: '改动了未告知补正的内容',
    remedy: '补交时只能更改补正告知和容缺的内容，请把所列内容恢复原样；确有错误请按补正告知另行处理。',
    actor: 'operator',
  },
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
  'system.clockAgrees': {
    title: '服务器时钟没有异常，无需确认',
    remedy: '请刷新后查看时钟状态。',
    actor: 'administrator',
  },
};
