import { randomUUID } from 'node:crypto';
import type { CatalogueVersionSummary, DifferenceWithWork } from '../../shared/api/office/catalogue.ts';
import { isVersionRaised } from '../../shared/domain/catalogue/is-version-raised.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { QUANKE_CATALOGUE_TEXTS as TEXTS } from '../../shared/texts/quanke-catalogue.ts';
import type { Office } from '../office/build-office.ts';
import { refusalText } from './catalogue-import.ts';
import { Refusal, textOption } from './command.ts';
import type { Command } from './command.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';
import { must } from './in-process.ts';

/** Every version with what depends on it. */
export const catalogueVersionsCommand: Command = {
  words: ['catalogue', 'versions'],
  options: DATA_OPTIONS,
  argumentCount: 0,
  run: (context) =>
    withOffice(context, async (office) => {
      const versions = await listVersions(office);
      return { passed: true, lines: versions.map(TEXTS.versionLine), json: { versions } };
    }),
};

/** What changes from one version to another, and the open work that keeps the first. */
export const catalogueCompareCommand: Command = {
  words: ['catalogue', 'compare'],
  options: DATA_OPTIONS,
  argumentCount: 2,
  run: (context) => {
    const [before, after] = context.arguments;
    if (before === undefined || after === undefined) {
      throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.twoVersions));
    }
    return withOffice(context, async (office) => {
      const versions = await listVersions(office);
      const named = {
        before: findVersion(versions, before).versionId,
        after: findVersion(versions, after).versionId,
      };
      const caller = commandLineCaller('catalogueCompare');
      const difference = must(await office.operations.catalogue.compare(named, caller));
      return { passed: true, lines: describeDifference(difference), json: difference };
    });
  },
};

/** Takes a version out of force for good; its closed cases stay as they are. */
export const catalogueRemoveCommand: Command = {
  words: ['catalogue', 'remove'],
  options: { ...DATA_OPTIONS, reason: 'text' },
  argumentCount: 1,
  run: (context) => {
    const [text] = context.arguments;
    const reason = textOption(context, 'reason')?.trim();
    if (text === undefined) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.version));
    if (!reason) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.reason));
    if (reason.length > 200) throw new Refusal('usage', TEXTS.reasonTooLong);
    return withOffice(context, async (office) => {
      const { versionId, versionNumber } = findVersion(await listVersions(office), text);
      const caller = { ...commandLineCaller('catalogueRemove'), audit: 'change' } as const;
      const input = { requestId: randomUUID(), versionId, reason };
      const removed = await office.operations.catalogue.removeVersion(input, caller);
      if (!removed.ok) throw new Refusal('refused', explain(removed.failure), removed.failure);
      return { passed: true, lines: [TEXTS.removed(versionNumber)], json: { versionId, versionNumber } };
    });
  },
};

async function listVersions({ operations }: Office): Promise<readonly CatalogueVersionSummary[]> {
  return must(await operations.catalogue.versions(undefined, commandLineCaller('catalogueVersions')));
}

function findVersion(versions: readonly CatalogueVersionSummary[], text: string): CatalogueVersionSummary {
  const found = versions.find(({ versionNumber }) => String(versionNumber) === text);
  if (!found) throw new Refusal('refused', TEXTS.noVersion(text), { code: 'catalogue.versionNotFound' });
  return found;
}

type RemovalFailure = Extract<
  Awaited<ReturnType<Office['operations']['catalogue']['removeVersion']>>,
  { readonly ok: false }
>['failure'];

function explain({ code, details }: RemovalFailure): string {
  if (code !== 'catalogue.versionInUse') return refusalText(code);
  const inUse = TEXTS.inUse(Number(details?.['subCases'] ?? 0), Number(details?.['drafts'] ?? 0));
  return `${refusalText(code)}${inUse}`;
}

function describeDifference({ changes, openWork }: DifferenceWithWork): readonly string[] {
  if (changes.length === 0) return [TEXTS.same];
  return [
    ...changes.flatMap((change) => [
      TEXTS.change(change),
      ...change.members.map(TEXTS.member),
      ...(isVersionRaised(change) ? [] : [TEXTS.notRaised]),
    ]),
    ...openWork.map(({ itemCode, subCases }) => TEXTS.openWork(itemCode, subCases)),
  ];
}
