import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBase64 } from '../../../shared/kernel/bytes.ts';
import { must } from '../in-process.ts';
import { toPem } from '../pem.ts';
import type { Played } from './play-story.ts';
import type { StoryStage } from './story-stage.ts';

/** Names of what was written, in the order it was made. */
export type Written = { readonly papers: readonly string[]; readonly csv: string; readonly root: string };

/** Leaves the papers, the file of figures, the root certificate of the demo seals and the record of all calls. */
export async function writeStory(stage: StoryStage, played: Played, folder: string): Promise<Written> {
  mkdirSync(folder, { recursive: true });
  const papers = await writePapers(stage, played, folder);
  writeFileSync(join(folder, played.csv.fileName), played.csv.text);
  writeFileSync(join(folder, 'root.pem'), await rootCertificate(stage));
  writeFileSync(join(folder, 'story.json'), `${JSON.stringify(stage.records, null, 2)}\n`);
  return { papers, csv: played.csv.fileName, root: 'root.pem' };
}

async function writePapers(stage: StoryStage, { cases }: Played, folder: string): Promise<readonly string[]> {
  const clerk = await stage.person('window01');
  const caller = must(await clerk.admit('files.document', { role: 'signedIn', audit: 'access' }));
  const names: string[] = [];
  for (const { documentId } of cases.flatMap(({ documents }) => documents)) {
    const { bytes, name } = must(await stage.office.files.document(caller, documentId));
    writeFileSync(join(folder, name), bytes);
    names.push(name);
  }
  return names;
}

async function rootCertificate({ office }: StoryStage): Promise<string> {
  const [seal] = await office.store.read((tables) => tables.seals.list());
  const root = parseBase64(seal?.certificates.at(-1) ?? '');
  if (!root) throw new Error('The demo office has no seal');
  return toPem(root);
}
