import { join } from 'node:path';
import { buildStation } from '../../src/main/station/build-station.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';

/** What a test asks of the station in the other process. */
export type Command =
  | { readonly kind: 'readerStatus' | 'diagnose' | 'keyStatus' | 'close' | 'exitAtOnce' }
  | { readonly kind: 'read'; readonly waitMs: number; readonly withEverything?: boolean }
  | {
      readonly kind: 'sign';
      readonly ticket: string;
      readonly signedAttributes: string;
      readonly pin: string;
    };

/** The answer, by the number of the question. */
export type Reply = { readonly id: number; readonly result: unknown };

const [, , folder = ''] = process.argv;

const station = buildStation({
  dataFolder: join(folder, 'station'),
  simulated: false,
  officeIdentityFile: join(folder, 'office.json'),
  simulatedSealKeysFile: join(folder, 'none.json'),
  cardsFile: join(folder, 'none.json'),
  clock: () => toInstant(Date.now()),
});
const { idCardReader, sealKey } = station.operations;

async function run(command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'readerStatus':
      return idCardReader.status(undefined, undefined);
    case 'keyStatus':
      return sealKey.status(undefined, undefined);
    case 'read':
      return idCardReader.read(toWish(command), undefined);
    case 'diagnose':
      return idCardReader.diagnose(undefined, undefined);
    case 'sign': {
      const asked = await sealKey.check(command, undefined);
      if (!asked.ok) return asked;
      const { promptId } = asked.value;
      station.takePin(promptId, new TextEncoder().encode(command.pin));
      return sealKey.sign({ promptId }, undefined);
    }
    case 'close':
      return station.close();
    case 'exitAtOnce':
      process.exit(0);
  }
}

function toWish({ waitMs, withEverything = false }: Command & { kind: 'read' }) {
  return { waitMs, withFingerprint: withEverything, withNewestAddress: withEverything };
}

/** What a child process and Electron's utility process have in common once the difference is taken away. */
type Question = { readonly id: number; readonly command: Command };
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: Question }) => void): void;
  postMessage(reply: Reply): void;
};

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
const send = (reply: Reply): void => {
  if (parentPort) parentPort.postMessage(reply);
  else process.send?.(reply);
};
const answer = ({ id, command }: Question): void => void run(command).then((result) => send({ id, result }));

if (parentPort) parentPort.on('message', ({ data }) => answer(data));
else process.on('message', answer);
