import type { CatalogueVersion } from '../domain/catalogue/catalogue.ts';
import type { CatalogueChange, ChangedMember } from '../domain/catalogue/compare-catalogues.ts';
import type { MaterialCount } from '../domain/catalogue/count-materials.ts';
import { toLocalText } from '../kernel/time.ts';
import { PART_TEXTS, valueText } from './catalogue-names.ts';

const SIGNS: Readonly<Record<CatalogueChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

/** What the command line says about catalogues. */
export const QUANKE_CATALOGUE_TEXTS = {
  folder: '目录文件夹',
  version: '版本号',
  twoVersions: '两个版本号',
  labelAndDay: '--label 版本名称 --valid-from 日期',
  labelTooLong: '--label 至多 60 个字符',
  reason: '--reason 原因',
  reasonTooLong: '--reason 至多 200 个字符',
  folderUnreadable: (path: string) => `无法读取目录文件夹：${path}`,
  wrong: (errors: number) => `目录有 ${errors} 处错误，见上；改正前不能导入。`,
  right: (warnings: number) =>
    warnings === 0 ? '目录正确，可以导入。' : `目录可以导入，有 ${warnings} 处提示，见上。`,
  content: (counts: {
    readonly themes: number;
    readonly items: number;
    readonly fields: number;
    readonly materials: number;
  }) =>
    `主题 ${counts.themes} 个，事项 ${counts.items} 个，字段 ${counts.fields} 个，材料 ${counts.materials} 种`,
  reductionHead: '材料减少（按每个问题的第一个选项）：',
  reduction: (code: string, name: string, count: MaterialCount) => {
    const replaced =
      count.replaceable === 0
        ? ''
        : `；其中 ${count.replaceable} 份可由读卡、证照或共享数据代替，减少 ${percent(count.reductionWithReplacementPercent)}`;
    return `  ${code} ${name}：分别办理 ${count.separately} 份，一次办理 ${count.together} 份，减少 ${percent(count.reductionPercent)}${replaced}`;
  },
  imported: (version: Pick<CatalogueVersion, 'versionNumber' | 'label' | 'validFrom'>) =>
    `已导入为第 ${version.versionNumber} 版“${version.label}”，自 ${version.validFrom} 起施行。`,
  removed: (versionNumber: number) => `第 ${versionNumber} 版已移除。`,
  inUse: (subCases: number, drafts: number) => `未办结子件 ${subCases} 件，草稿 ${drafts} 份。`,
  noVersion: (text: string) => `没有这个版本：${text}（用 catalogue versions 查看版本号）`,
  versionLine: (
    version: CatalogueVersion & {
      readonly inForce: boolean;
      readonly themes: number;
      readonly items: number;
      readonly openSubCases: number;
    },
  ) => {
    const { removedAt, importedBy, importedAt } = version;
    const standing = removedAt === null ? (version.inForce ? '现行' : '未施行或已被替代') : '已移除';
    const origin = importedBy === null ? '随程序提供' : `${toLocalText(importedAt)} 导入`;
    return [
      `第 ${version.versionNumber} 版`,
      version.label,
      `自 ${version.validFrom}`,
      standing,
      `主题 ${version.themes}`,
      `事项 ${version.items}`,
      `未办结子件 ${version.openSubCases}`,
      origin,
    ].join('  ');
  },
  same: '两个版本内容相同。',
  change: ({ part, code, name, kind }: CatalogueChange) =>
    `${SIGNS[kind]} ${PART_TEXTS[part]} ${code} ${name}`,
  member: ({ path, before, after }: ChangedMember) =>
    `    ${path}：${orNothing(before)} → ${orNothing(after)}`,
  notRaised: '    提醒：内容有变化，但版本号没有升高',
  openWork: (itemCode: string, subCases: number) => `${itemCode}：未办结 ${subCases} 件，继续按原版本办理`,
} as const;

function orNothing(json: string | null): string {
  return json === null ? '（无）' : valueText(json);
}

/** Nothing of nothing is no share. */
function percent(text: string | null): string {
  return text === null ? '—' : `${text}%`;
}
