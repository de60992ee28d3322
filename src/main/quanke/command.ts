/** What a command is run with. */
export type CommandContext = {
  /** Folder of the program: resources lie below it. */
  readonly root: string;
  readonly version: string;
  /** Values of the options, by name without dashes. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** What stands behind the words of the command. */
  readonly arguments: readonly string[];
  /** A line for somebody who waits; never part of the answer. */
  readonly progress: (line: string) => void;
};

/** How a command ended: lines for a person, and the same for a program. `passed` false is exit code 1. */
export type CommandOutcome = {
  readonly passed: boolean;
  readonly lines: readonly string[];
  readonly json: unknown;
};

/** Wrong usage (exit code 2), or a reason why it cannot be done (1). */
export type CommandRefusal = 'usage' | 'refused';

/** What the office said when it refused, for a program. */
export type RefusedBy = {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Refused, with the sentence a person is told, and what the office said where it was asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: CommandRefusal;
  readonly failure: RefusedBy | null;

  constructor(kind: CommandRefusal, sentence: string, failure: RefusedBy | null = null) {
    super(sentence);
    this.kind = kind;
    this.failure = failure;
  }
}

/** One command of the program. */
export type Command = {
  /** Words that name it, e.g. `pdf verify`. */
  readonly words: readonly string[];
  /** Names of its options; `text` takes a value, `flag` takes none. */
  readonly options: Readonly<Record<string, 'text' | 'flag'>>;
  /** How many arguments stand behind its words. */
  readonly argumentCount: number;
  run(context: CommandContext): Promise<CommandOutcome>;
};

/** The value of an option that takes one. */
export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  return typeof value === 'string' ? value : undefined;
}
