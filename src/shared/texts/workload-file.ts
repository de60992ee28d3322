import type { WorkloadColumn } from '../domain/statistics/workload-csv.ts';

/** Beginning of the name of an exported file; the period follows. */
export const WORKLOAD_FILE_NAME = '办件量';

/** Titles of the columns of the exported file. */
export const WORKLOAD_COLUMN_TITLES: Readonly<Record<WorkloadColumn, string>> = {
  subCaseId: '子件标识',
  caseId: '办件标识',
  itemCode: '事项编码',
  itemName: '事项名称',
  departmentId: '部门',
  deskId: '窗口',
  handlingKind: '办件类型',
  receivedAt: '收件时间',
  acceptedAt: '受理时间',
  dueAt: '到期时间',
  decidedAt: '决定时间',
  deliveredAt: '出件时间',
  endedAt: '终结时间',
  decision: '决定',
  endedAs: '终结方式',
  received: '收件量',
  accepted: '受理量',
  concluded: '办结量',
  delivered: '出件量',
  open: '在办量（期末）',
  carriedOver: '上期结转',
  refused: '不予受理',
  returned: '退件',
  withdrawn: '撤回',
  terminated: '终止',
  transferredOut: '转递',
  snapshotId: '快照编号',
  definition: '口径版本',
  madeAt: '导出时间',
};
