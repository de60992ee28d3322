/** Facts of a log line: short, and never personal data, bodies, query strings or secrets. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where a program says what happened; one JSON object per line, for IT staff and their tools. */
export interface Log {
  /** Something worth knowing later. */
  info(event: string, facts?: LogFacts): void;
  /** Something an administrator should look at. */
  warn(event: string, facts?: LogFacts): void;
  /** Our mistake, or the world stopped; `error` may be anything that was thrown. */
  error(event: string, error: unknown, facts?: LogFacts): void;
}

type LineWriter = (line: string) => void;

/** Makes the log of a program; it writes to stderr, because stdout may belong to whoever started us. */
export function createLog(
  program: string,
  write: LineWriter = (line) => void process.stderr.write(line),
): Log {
  const say = (level: string, event: string, facts: LogFacts): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, program, event, ...facts })}\n`);
  return {
    info: (event, facts = {}) => say('info', event, facts),
    warn: (event, facts = {}) => say('warn', event, facts),
    error: (event, error, facts = {}) => say('error', event, { ...facts, stack: stackOf(error) }),
  };
}

/** A log that keeps quiet. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`;
}
