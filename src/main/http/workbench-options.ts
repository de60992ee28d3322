import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What the workbench was asked for on its command line. */
export type WorkbenchOptions = {
  readonly port: number;
  /** Undefined for the usual folder. */
  readonly data: string | undefined;
  /** Real devices and no demo data. */
  readonly real: boolean;
  /** The office of a centre instead of one of our own. */
  readonly office: { readonly origin: URL; readonly certificateAuthority?: string } | undefined;
};

const USAGE = `usage: workbench [--port N] [--data FOLDER] [--real] [--office https://HOST [--office-ca FILE]]
  --port       loopback port; 0 for any free one (default 7878, or any when that is taken)
  --data       where this workstation keeps its data (default data/demo)
  --real       real devices and no demo data
  --office     use the office of a centre instead of one of our own
  --office-ca  certificate authority of that office, PEM`;
const DEFAULT_PORT = '7878';

/** Reads the command line; a text says what is wrong with it. */
export function readWorkbenchOptions(args: readonly string[]): WorkbenchOptions | string {
  const values = parse(args);
  if (typeof values === 'string') return `${values}\n${USAGE}`;
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return USAGE;
  const office = readOffice(values.office, values['office-ca']);
  if (typeof office === 'string') return office;
  return { port, data: values.data, real: values.real ?? false, office };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { port: text, data: text, real: { type: 'boolean' }, office: text, 'office-ca': text },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown option';
  }
}

function readOffice(
  address: string | undefined,
  ca: string | undefined,
): WorkbenchOptions['office'] | string {
  if (address === undefined) return ca === undefined ? undefined : USAGE;
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return USAGE;
  if (ca !== undefined && !existsSync(ca)) return `There is no file ${ca}.`;
  const trust = ca === undefined ? {} : { certificateAuthority: readFileSync(ca, 'utf8') };
  return { origin: new URL(address), ...trust };
}
