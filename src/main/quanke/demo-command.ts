import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { Refusal, textOption } from './command.ts';
import type { Command, CommandContext } from './command.ts';
import { openDemoWorkstation } from './story/demo-workstation.ts';
import { playStory } from './story/play-story.ts';
import { readStoryScript } from './story/story-script.ts';
import { StoryStage } from './story/story-stage.ts';
import { writeStory } from './story/write-story.ts';

/** The whole job against a fresh database, without a screen. `--data` keeps the database; else it is thrown away. */
export const demoCommand: Command = {
  words: ['demo'],
  options: { out: 'text', data: 'text' },
  argumentCount: 0,
  run: async (context) => {
    const out = textOption(context, 'out');
    if (out === undefined) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.out));
    const folder = makeFolder(resolve(out));
    context.progress(TEXTS.demo.began);
    const kept = textOption(context, 'data');
    if (kept !== undefined) return play(context, folder, makeFolder(resolve(kept)));
    const data = mkdtempSync(join(tmpdir(), 'quanke-demo-'));
    return play(context, folder, data).finally(() => rmSync(data, { recursive: true, force: true }));
  },
};

async function play({ root, version }: CommandContext, folder: string, dataFolder: string) {
  const began = performance.now();
  const resourcesFolder = join(root, 'resources');
  const workstation = await openDemoWorkstation({ dataFolder, resourcesFolder, version });
  try {
    const stage = new StoryStage(workstation.office, workstation.station);
    const played = await playStory(stage, readStoryScript(resourcesFolder));
    const written = await writeStory(stage, played, folder);
    const { received, concluded, delivered } = played.workload;
    const seconds = (performance.now() - began) / 1_000;
    return {
      passed: true,
      lines: [
        TEXTS.demo.papers(written.papers.length),
        TEXTS.demo.figures(received, concluded, delivered),
        TEXTS.demo.calls(stage.records.length, seconds.toFixed(1)),
        TEXTS.demo.written(folder),
      ],
      json: {
        folder,
        ...written,
        workload: played.workload,
        snapshotId: played.csv.snapshotId,
        cases: played.cases.map(({ projection }) => projection.caseNumber),
        calls: stage.records.length,
        seconds: Number(seconds.toFixed(3)),
      },
    };
  } finally {
    await workstation.close();
  }
}

function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return path;
  } catch {
    throw new Refusal('refused', TEXTS.notAFolder(path));
  }
}
