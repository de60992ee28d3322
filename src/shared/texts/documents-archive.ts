import type { PaperContent } from '../domain/document/paper-template.ts';
import { toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';
import { issuedByCenter, placeOfDesk } from './documents.ts';
import type { PaperCase } from './documents.ts';

/** A file of a case: a paper that was made, or a scan that was handed in. */
export type PaperFile = {
  readonly name: string;
  /** Null for scans. */
  readonly number: string | null;
  readonly madeAt: Instant;
  /** Lower-case hex. */
  readonly sha256: string;
};

/** A scan among those of its material, from 1. */
export function scanName(materialName: string, place: number, count: number): string {
  return count === 1 ? `${materialName}（扫描件）` : `${materialName}（扫描件 ${place}）`;
}

/** 电子归档清单. Every file of a closed case with the fingerprint by which a change to it shows. */
export function archiveList(
  about: PaperCase,
  archive: {
    readonly place: number;
    readonly concludedAt: Instant;
    readonly files: readonly PaperFile[];
  },
): PaperContent<'archiveList'> {
  const { caseNumber, subjectName, applicantName, staffName, at } = about;
  const { place, concludedAt, files } = archive;
  return {
    template: 'archiveList',
    about: caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      caseNumber,
      subjectName,
      applicantName,
      staffName,
      concludedAt: toLocalText(concludedAt),
      madeAt: toLocalText(at),
      fileCount: String(files.length),
      files: files.map(({ name, number, madeAt, sha256 }) => ({
        name,
        number: number ?? '—',
        madeAt: toLocalText(madeAt),
        sha256,
      })),
    },
  };
}

/** 办件小票. Number, matter, window and time, for the citizen's pocket. */
export function caseTicket(
  about: PaperCase,
  { receivedAt }: { readonly receivedAt: Instant },
): PaperContent<'caseTicket'> {
  const { caseNumber, subjectName } = about;
  return {
    template: 'caseTicket',
    about: caseNumber,
    place: 1,
    ...issuedByCenter(about),
    values: {
      caseNumber,
      subjectName,
      deskName: placeOfDesk(about),
      receivedAt: toLocalText(receivedAt),
    },
  };
}
