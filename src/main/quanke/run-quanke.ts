import { parseArgs } from 'node:util';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { calendarCheckCommand } from './calendar-check.ts';
import { calendarImportCommand } from './calendar-import.ts';
import { calendarShowCommand } from './calendar-show.ts';
import { caseShowCommand } from './case-show.ts';
import { catalogueCheckCommand } from './catalogue-check.ts';
import { catalogueImportCommand } from './catalogue-import.ts';
import {
  catalogueCompareCommand,
  catalogueRemoveCommand,
  catalogueVersionsCommand,
} from './catalogue-versions.ts';
import { clockAcceptCommand } from './clock-accept.ts';
import { Refusal } from './command.ts';
import type { Command, CommandOutcome } from './command.ts';
import { demoCommand } from './demo-command.ts';
import { deviceCheckProfilesCommand } from './device-check-profiles.ts';
import { deviceSimulateCommand } from './device-simulate.ts';
import { doctorCommand } from './doctor.ts';
import { pdfVerifyCommand } from './pdf-verify.ts';
import { rebuildCommand } from './rebuild.ts';
import { statisticsExportCommand } from './statistics-export.ts';
import { templatesCheckCommand } from './templates-check.ts';
import { templatesFieldsCommand } from './templates-fields.ts';

const COMMANDS: readonly Command[] = [
  demoCommand,
  pdfVerifyCommand,
  caseShowCommand,
  catalogueCheckCommand,
  catalogueImportCommand,
  catalogueVersionsCommand,
  catalogueCompareCommand,
  catalogueRemoveCommand,
  calendarCheckCommand,
  calendarImportCommand,
  calendarShowCommand,
  clockAcceptCommand,
  statisticsExportCommand,
  rebuildCommand,
  deviceSimulateCommand,
  deviceCheckProfilesCommand,
  templatesCheckCommand,
  templatesFieldsCommand,
  doctorCommand,
];

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

/** The world of the program: where it lies, and where its words go. */
export type QuankeWorld = {
  readonly root: string;
  readonly version: string;
  /** Standard output. */
  readonly out: (line: string) => void;
  /** Standard error. */
  readonly err: (line: string) => void;
};

/** Runs one command line and gives its exit code. Nothing that goes wrong shows a stack. */
export async function runQuanke(args: readonly string[], world: QuankeWorld): Promise<number> {
  if (args.includes('--version')) return say(world, world.version);
  if (args.length === 0 || args.includes('--help')) return say(world, TEXTS.usage);
  const command = COMMANDS.find(({ words }) => words.every((word, i) => args[i] === word));
  try {
    if (!command) throw new Refusal('usage', TEXTS.unknownCommand(args.slice(0, 2).join(' ')));
    const { json, outcome } = await run(command, args, world);
    report(world, json, outcome);
    return outcome.passed ? DONE : REFUSED;
  } catch (error) {
    return explain(world, error, args.includes('--json'));
  }
}

function say({ out }: QuankeWorld, text: string): number {
  out(text);
  return DONE;
}

async function run(command: Command, args: readonly string[], world: QuankeWorld) {
  const { values, positionals } = parse(command, args.slice(command.words.length));
  const { json = false, ...options } = values;
  if (positionals.length > command.argumentCount) {
    throw new Refusal('usage', TEXTS.unknownCommand(args.join(' ')));
  }
  const progress = json === true ? () => undefined : world.out;
  const { root, version } = world;
  const outcome = await command.run({ root, version, options, arguments: positionals, progress });
  return { json: json === true, outcome };
}

function parse(command: Command, args: readonly string[]) {
  const named = Object.entries(command.options).map(
    ([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }] as const,
  );
  const options: Record<string, { type: 'string' | 'boolean' }> = {
    ...Object.fromEntries(named),
    json: { type: 'boolean' },
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refusal('usage', TEXTS.wrongOption(messageOf(error)));
  }
}

/** Lines of a refusal go where a script looks for reasons. */
function report({ out, err }: QuankeWorld, json: boolean, outcome: CommandOutcome): void {
  if (json) out(JSON.stringify(outcome.json, null, 2));
  const say = outcome.passed ? out : err;
  if (!json || !outcome.passed) for (const line of outcome.lines) say(line);
}

/** A program that asked for JSON is told why in JSON too; the sentence stays where a script looks for reasons. */
function explain({ out, err }: QuankeWorld, error: unknown, json: boolean): number {
  const isRefusal = error instanceof Refusal;
  const reason = isRefusal ? error.message : TEXTS.failed(messageOf(error));
  if (json) out(JSON.stringify({ refused: { reason, ...(isRefusal ? error.failure : null) } }, null, 2));
  err(reason);
  if (!isRefusal || error.kind !== 'usage') return REFUSED;
  err('');
  err(TEXTS.usage);
  return WRONG_USAGE;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
