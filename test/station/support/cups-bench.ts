import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CupsLink, uri } from '../../../src/main/station/printing/cups-link.ts';
import { CupsPrinters } from '../../../src/main/station/printing/cups-printers.ts';
import { contentsOf, PAPER_MS } from './print-bench.ts';
import type { PrintBench } from './print-bench.ts';

const NOBODY = 65_534;
const FOLDERS = ['root', 'cache', 'spool', 'spool/tmp', 'state', 'out', 'bin', 'bin/backend', 'bin/daemon'];
const PAUSE_PRINTER = 0x0010;
const RESUME_PRINTER = 0x0011;

/** A printer as a program of the spooler: it waits while there is no paper, and fails where it is told to. */
const BACKEND = `#!/bin/sh
[ $# -eq 0 ] && exit 0
out="\${DEVICE_URI#bench:}"
while [ -e "$out/no-paper" ]; do echo "STATE: +media-empty-error" >&2; sleep 0.05; done
echo "STATE: -media-empty-error" >&2
if [ -e "$out/second-tray" ]; then
  echo "STATE: +media-empty-warning" >&2
  sleep "$(cat "$out/second-tray")"
  echo "STATE: -media-empty-warning" >&2
fi
[ -e "$out/broken" ] && exit "$(cat "$out/broken")"
echo "$5" > "$out/options"
copy=0
while [ $copy -lt "$4" ]; do cat "$6" > "$out/$(printf %05d "$1")-$copy.pdf"; copy=$((copy + 1)); done
`;

/** What the bench of the spooler can do besides. */
export type CupsBench = PrintBench & {
  /** Where it listens, for programs that find their spooler by CUPS_SERVER. */
  readonly socket: string;
  /** The program of the printer ends with this status: 1 ends the job, 4 stops the queue. */
  setBroken(status: 1 | 4): void;
  /** A second tray is empty, and the printer takes this long for a paper, seconds. */
  setSlow(seconds: number): void;
  /** What the last paper was to be printed with. */
  options(): string;
  /** Ends the spooler. */
  stop(): Promise<void>;
};

/** A CUPS spooler of our own with one queue, run by an ordinary user and reached by its socket only. */
export async function openCupsBench(cupsd: string): Promise<CupsBench> {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-cups-'));
  layOut(folder);
  const spooler = spawn(
    cupsd,
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore', ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }) },
  );
  const address = { kind: 'socket', path: join(folder, 'socket') } as const;
  const patience = { answerMs: 5_000, startMs: 3_000, pageMs: 500, paperMs: PAPER_MS, lookMs: 50 };
  const printers = new CupsPrinters(address, patience);
  await untilListed(printers, folder);
  const link = new CupsLink(address, 5_000);
  const stop = async (): Promise<void> => {
    if (spooler.exitCode !== null || spooler.signalCode !== null) return;
    spooler.kill();
    await once(spooler, 'exit');
  };
  const mark = (file: string, content = ''): void => writeFileSync(join(folder, 'out', file), content);
  return {
    printers,
    name: 'office-1',
    socket: address.path,
    setPaper: (there) => (there ? rmSync(join(folder, 'out/no-paper')) : mark('no-paper')),
    setBroken: (status) => mark('broken', String(status)),
    setSlow: (seconds) => mark('second-tray', String(seconds)),
    options: () => readFileSync(join(folder, 'out/options'), 'utf8'),
    setOnline: async (online) => {
      const attributes = [['printer-uri', uri('ipp://localhost/printers/office-1')]] as const;
      await link.call({ operation: online ? RESUME_PRINTER : PAUSE_PRINTER, attributes, path: '/admin/' });
    },
    printed: () => contentsOf(join(folder, 'out')),
    stop,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListed(printers: CupsPrinters, folder: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const listed = await printers.list();
    if (listed.ok && listed.value.length > 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  const log = join(folder, 'error');
  throw new Error(`cupsd does not answer: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
}

function layOut(folder: string): void {
  for (const name of FOLDERS) mkdirSync(join(folder, name));
  symlinkSync('/usr/lib/cups/daemon/cups-exec', join(folder, 'bin/daemon/cups-exec'));
  writeFileSync(join(folder, 'bin/backend/bench'), BACKEND, { mode: 0o755 });
  writeFileSync(join(folder, 'cups-files.conf'), filesConfiguration(folder));
  writeFileSync(join(folder, 'cupsd.conf'), configuration(folder));
  writeFileSync(join(folder, 'root/printers.conf'), printersOf(folder));
  chmodSync(folder, 0o755);
  if (process.getuid?.() !== 0) return;
  for (const name of ['', ...FOLDERS]) chownSync(join(folder, name), NOBODY, NOBODY);
}

function filesConfiguration(folder: string): string {
  const lines = [
    'SystemGroup root',
    `ServerRoot ${folder}/root`,
    `CacheDir ${folder}/cache`,
    `RequestRoot ${folder}/spool`,
    `TempDir ${folder}/spool/tmp`,
    `StateDir ${folder}/state`,
    `ServerBin ${folder}/bin`,
    `AccessLog ${folder}/access`,
    `ErrorLog ${folder}/error`,
    `PageLog ${folder}/page`,
  ];
  return `${lines.join('\n')}\n`;
}

function configuration(folder: string): string {
  return `Listen ${folder}/socket
LogLevel warn
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
</Limit>
</Policy>
`;
}

function printersOf(folder: string): string {
  return `<DefaultPrinter office-1>
Info Printer of the test
DeviceURI bench:${folder}/out
State Idle
Accepting Yes
ErrorPolicy abort-job
</DefaultPrinter>
`;
}
