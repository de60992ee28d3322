import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { workstationFiles } from '../http/workstation-files.ts';
import { openComposer } from '../office/documents/open-composer.ts';
import type { FontProblem } from '../office/documents/paper-fonts.ts';
import { loadCatalogue, loadOfficeData } from '../office/load-office-data.ts';
import { NodeHidHost } from '../station/hid/node-hid-host.ts';
import { textOption } from './command.ts';
import type { Command, CommandContext } from './command.ts';

const OLDEST_NODE = 24;
const WORKBENCH_PORT = 7878;

/** One thing that was looked at. What is not needed everywhere is told, but does not fail. */
type Finding = {
  readonly what: string;
  readonly outcome: 'passed' | 'failed' | 'notNeeded';
  readonly hint?: string;
};

/** What this machine needs to run the program, and what of it is there. */
export const doctorCommand: Command = {
  words: ['doctor'],
  options: { data: 'text', keys: 'text' },
  argumentCount: 0,
  run: async (context) => {
    const findings = [
      checkNode(),
      checkStore(),
      ...checkFonts(context),
      ...(await checkCentreFonts(context)),
      await checkCatalogue(context),
      await checkDevices(),
      await checkPort(),
    ];
    const passed = findings.every(({ outcome }) => outcome !== 'failed');
    const lines = findings.map(describe);
    return {
      passed,
      lines: [...lines, passed ? TEXTS.doctor.fine : TEXTS.doctor.notFine],
      json: { passed, findings },
    };
  },
};

function describe({ what, outcome, hint }: Finding): string {
  const mark = { passed: '✓', failed: '✗', notNeeded: '!' }[outcome];
  return `${mark} ${hint === undefined ? what : hint}`;
}

function toFinding(what: string, isThere: boolean, hint: string): Finding {
  return isThere ? { what, outcome: 'passed' } : { what, outcome: 'failed', hint };
}

function checkNode(): Finding {
  const { node } = process.versions;
  return toFinding(
    TEXTS.doctor.node(node),
    Number.parseInt(node, 10) >= OLDEST_NODE,
    TEXTS.doctor.nodeTooOld,
  );
}

function checkStore(): Finding {
  return toFinding(TEXTS.doctor.store, isBuiltin('node:sqlite'), TEXTS.doctor.storeMissing);
}

function checkFonts({ root }: CommandContext): readonly Finding[] {
  const paths = ['title.ttf', 'body.ttf'].map((name) => join(root, 'resources/fonts', name));
  return paths.map((path) =>
    toFinding(TEXTS.doctor.fonts, existsSync(path), TEXTS.doctor.fontsMissing(path)),
  );
}

/** The centre's own, where its `documents.json` names some; papers are set in ours wherever one cannot be used. */
async function checkCentreFonts(context: CommandContext): Promise<readonly Finding[]> {
  const data = resolve(textOption(context, 'data') ?? join(context.root, 'data/demo'));
  const dataFolder = textOption(context, 'keys') ?? workstationFiles(data).office.dataFolder;
  const fontsFolder = join(context.root, 'resources/fonts');
  const composer = openComposer({ fontsFolder, dataFolder, workerFile: undefined });
  const problems = await composer.start().catch((): readonly FontProblem[] => []); // ours are missing: told above
  return problems.map(({ code, file, missing }) => ({
    what: TEXTS.doctor.centreFonts,
    outcome: code === 'document.fontIncomplete' ? 'notNeeded' : 'failed',
    hint: TEXTS.doctor.fontProblem(TEXTS.fontProblems[code], { code, file, missing }),
  }));
}

async function checkCatalogue({ root }: CommandContext): Promise<Finding> {
  try {
    loadOfficeData(join(root, 'resources'));
    await loadCatalogue(join(root, 'resources/catalogue'));
    return { what: TEXTS.doctor.catalogue, outcome: 'passed' };
  } catch (error) {
    const hint = error instanceof Error ? error.message : String(error);
    return { what: TEXTS.doctor.catalogue, outcome: 'failed', hint };
  }
}

/** Simulated devices work without it, so a machine without the libraries is no broken one. */
async function checkDevices(): Promise<Finding> {
  const listed = await new NodeHidHost().list();
  if (listed.ok) return { what: TEXTS.doctor.devices(listed.value.length), outcome: 'passed' };
  return { what: TEXTS.doctor.devices(0), outcome: 'notNeeded', hint: TEXTS.doctor.devicesMissing };
}

function checkPort(): Promise<Finding> {
  const what = TEXTS.doctor.port(WORKBENCH_PORT);
  const hint = TEXTS.doctor.portTaken(WORKBENCH_PORT);
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve({ what, outcome: 'notNeeded', hint }));
    server.listen(WORKBENCH_PORT, '127.0.0.1', () => {
      server.close(() => resolve({ what, outcome: 'passed' }));
    });
  });
}
