import { randomUUID } from 'node:crypto';
import { InProcessPerson, must } from '../in-process.ts';
import type { CallRecord } from '../in-process.ts';
import { SIMULATED_PIN } from '../../office/demo-office.ts';
import type { Office } from '../../office/build-office.ts';
import type { Station } from '../../station/build-station.ts';
import type { ReadCard } from '../../../shared/api/station/id-card-reader.ts';
import type { KeySignature } from '../../../shared/api/station/seal-key.ts';
import type { SealOrder } from '../../../shared/api/office/document.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** A call of the story, and who made it. */
export type StoryRecord = CallRecord & { readonly person: string; readonly at: string };

const READ_WAIT_MS = 5_000;

/** The office, one workstation, and everybody who works there; writes down what they do. */
export class StoryStage {
  readonly office: Office;
  readonly records: StoryRecord[] = [];
  readonly #station: Station;
  readonly #persons = new Map<string, InProcessPerson>();

  constructor(office: Office, station: Station) {
    this.office = office;
    this.#station = station;
  }

  /** The morning: all at once, because each password takes its time. */
  async signIn(loginNames: readonly string[]): Promise<void> {
    await Promise.all(loginNames.map((loginName) => this.person(loginName)));
  }

  /** A member of staff, signed in at their desk when first asked for. */
  async person(loginName: string): Promise<InProcessPerson> {
    const known = this.#persons.get(loginName);
    if (known) return known;
    const person = new InProcessPerson(this.office, (record) => this.#write(loginName, record));
    const account = must(await person.calls.staff.demoAccounts(undefined)).find(
      (each) => each.loginName === loginName,
    );
    const { password = '', deskId = null } = account ?? {};
    must(await person.calls.staff.signIn({ requestId: randomUUID(), loginName, password, deskId }));
    this.#persons.set(loginName, person);
    return person;
  }

  /** A citizen lays a card on the reader: real frames through the station's own HID port. */
  async readCard(cardId: string): Promise<ReadCard> {
    const { simulator, idCardReader } = this.#station.operations;
    must(await this.#atStation('simulator.putCard', { cardId }, (input) => simulator.putCard(input, null)));
    const wait = { waitMs: READ_WAIT_MS };
    const read = must(
      await this.#atStation('idCardReader.read', wait, (input) => idCardReader.read(input, null)),
    );
    must(await this.#atStation('simulator.takeCard', undefined, (input) => simulator.takeCard(input, null)));
    return read;
  }

  /** Plugs the right key in, enters its PIN and lets it sign what the ticket allows. */
  async signWithKey(order: SealOrder): Promise<KeySignature> {
    const { simulator, sealKey } = this.#station.operations;
    const plug = { serial: order.sealKeySerial };
    must(await this.#atStation('simulator.plugSealKey', plug, (input) => simulator.plugSealKey(input, null)));
    const { ticket, signedAttributes } = order;
    const what = { ticket, signedAttributes };
    const { promptId } = must(
      await this.#atStation('sealKey.check', what, (input) => sealKey.check(input, null)),
    );
    must(this.#station.takePin(promptId, new TextEncoder().encode(SIMULATED_PIN)));
    return must(await this.#atStation('sealKey.sign', { promptId }, (input) => sealKey.sign(input, null)));
  }

  async #atStation<Input, Answer>(
    procedure: string,
    input: Input,
    call: (input: Input) => Promise<Result<Answer>>,
  ): Promise<Result<Answer>> {
    const began = performance.now();
    const answer = await call(input);
    this.#write('station', { procedure, input, answer, tookMs: performance.now() - began });
    return answer;
  }

  #write(person: string, record: CallRecord): void {
    this.records.push({
      person,
      at: new Date().toISOString(),
      ...record,
      input: withoutPassword(record.input),
    });
  }
}

/** Even an invented password does not go into a file. */
function withoutPassword(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('password' in input)) return input;
  const { password: _password, ...rest } = input;
  return rest;
}
