import { z } from 'zod';
import { CatalogueCode, FileId, Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import { Subject } from '../../domain/catalogue/catalogue.ts';
import type { Catalogue, CatalogueVersion } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueDifference } from '../../domain/catalogue/compare-catalogues.ts';
import type { MaterialCount } from '../../domain/catalogue/count-materials.ts';
import type { FoundSubjects } from '../../domain/catalogue/find-subjects.ts';
import type { SubjectSwitch } from '../../domain/catalogue/subject-switch.ts';

/** A version with what depends on it. */
export type CatalogueVersionSummary = CatalogueVersion & {
  /** The one that holds today. */
  readonly inForce: boolean;
  readonly themes: number;
  readonly items: number;
  /** Parts of cases under it that are not finished. */
  readonly openSubCases: number;
};

/** One fault or warning in the files of a catalogue, with the place a person can go to. */
export type CatalogueFault = {
  readonly severity: 'error' | 'warning';
  /** Stable code for programs. */
  readonly code: string;
  /** The sentence for people, Chinese. */
  readonly message: string;
  /** Path within the folder, e.g. `items/N3.json`. */
  readonly file: string;
  /** From 1; of the whole file when the place is not known better. */
  readonly line: number;
  readonly column: number;
};

/** What an import would do; nothing is changed by looking. */
export type ImportPreview = {
  readonly faults: readonly CatalogueFault[];
  /** Null while there are errors. */
  readonly content: { readonly name: string; readonly themes: number; readonly items: number } | null;
  /** Against the version in force today; null while there are errors. */
  readonly difference: DifferenceWithWork | null;
  /** True when the very same content is a version already. */
  readonly alreadyImported: boolean;
};

/** Two versions side by side, and the open work each changed item has: that work keeps its own version. */
export type DifferenceWithWork = CatalogueDifference & {
  readonly openWork: readonly { readonly itemCode: string; readonly subCases: number }[];
};

/** Everything an administrator browses: one version whole, with the switches of today. */
export type CatalogueView = {
  readonly version: CatalogueVersionSummary;
  readonly catalogue: Catalogue;
  /** All rows, oldest first. */
  readonly switches: readonly SubjectSwitch[];
};

/** 材料减少 of a subject in one situation. */
export type ReductionView = MaterialCount & { readonly subjectName: string };

const READERS = ['supervisor', 'systemAdministrator'] as const;
const looking = { role: [...READERS], audit: 'none' } as const;
const administering = { role: ['systemAdministrator'], audit: 'change' } as const;
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Reason = z.string().trim().min(1).max(200);

/** 事项目录. What can be applied for, its versions, and what is switched on. */
export const catalogue = {
  /**
   * Themes and items by name, alias, initials, code or department, at most 30; the caller's favourites first for an
   * empty text. At a desk only what its place has claimed and what is open today.
   */
  search: query({ role: 'signedIn', audit: 'none' })
    .input(z.object({ text: z.string().max(100) }))
    .output(answer<FoundSubjects>()),
  /** 常用事项 of the caller. */
  setFavourite: command({ role: ['clerk'], audit: 'change' }, 'catalogue.subjectNotFound')
    .input(z.object({ requestId: RequestId, subject: Subject, favourite: z.boolean() }))
    .output(answer<null>()),
  /** Newest first. */
  versions: query(looking).output(answer<readonly CatalogueVersionSummary[]>()),
  /** A whole version; the one in force today without an id. */
  view: query(looking, 'catalogue.versionNotFound')
    .input(z.object({ versionId: Id.optional() }))
    .output(answer<CatalogueView>()),
  compare: query(looking, 'catalogue.versionNotFound')
    .input(z.object({ before: Id, after: Id }))
    .output(answer<DifferenceWithWork>()),
  /** How many papers a subject asks for, separately and together. */
  reduction: query(looking, 'catalogue.subjectNotFound')
    .input(z.object({ subject: Subject, situation: z.record(CatalogueCode, z.string().max(50)) }))
    .output(answer<ReductionView>()),
  /** `fileId`: the bundle sent by the route for catalogues (see `api/office/files.ts`). */
  previewImport: query(administering, 'catalogue.bundleNotFound')
    .input(z.object({ fileId: FileId }))
    .output(answer<ImportPreview>()),
  import: command(
    administering,
    'catalogue.bundleNotFound',
    'catalogue.broken',
    'catalogue.alreadyImported',
    'catalogue.dayInvalid',
  )
    .input(
      z.object({
        requestId: RequestId,
        fileId: FileId,
        label: z.string().trim().min(1).max(60),
        validFrom: Day,
      }),
    )
    .output(answer<CatalogueVersionSummary>()),
  /** Refused while cases under it are open, and for the last version that holds today. */
  removeVersion: command(
    administering,
    'catalogue.versionNotFound',
    'catalogue.versionInUse',
    'catalogue.versionNeeded',
  )
    .input(z.object({ requestId: RequestId, versionId: Id, reason: Reason }))
    .output(answer<null>()),
  /** 启停: from a day on, never backwards; cases taken in before go on. */
  switch: command(administering, 'catalogue.subjectNotFound', 'catalogue.dayInvalid')
    .input(
      z.object({
        requestId: RequestId,
        subject: Subject,
        on: z.boolean(),
        effectiveOn: Day,
        reason: Reason,
      }),
    )
    .output(answer<SubjectSwitch>()),
} satisfies GatedRouter;
