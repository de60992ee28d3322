import type { FailureCode } from '../../src/shared/api/failures.ts';
import type { SupervisedPart, Supervision } from '../../src/shared/api/office/approval.ts';
import type { TemplateList } from '../../src/shared/api/office/document.ts';
import type { BadRating, Custody, Retained } from '../../src/shared/api/office/delivery-answers.ts';
import type { SignedIn } from '../../src/shared/api/office/staff.ts';
import type { ClockStanding } from '../../src/shared/api/office/system.ts';
import type { ReaderEvent } from '../../src/shared/api/station/id-card-reader.ts';
import type { SimulatorState } from '../../src/shared/api/station/simulator.ts';
import type { ReasonTemplate } from '../../src/shared/domain/approval/reason-template.ts';
import type { FoundSubjects } from '../../src/shared/domain/catalogue/find-subjects.ts';
import type { EarlierWork } from '../../src/shared/domain/form/earlier-work.ts';
import type { Operator } from '../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import type { Refusal, Result } from '../../src/shared/kernel/result.ts';
import type { Change } from '../../src/renderer/api/follow.ts';
import type { OfficeClient, StationClient } from '../../src/renderer/api/clients.ts';
import type { FilesClient } from '../../src/renderer/api/files.ts';
import type { Link } from '../../src/renderer/api/link.ts';
import { approvalProcedures } from './fake-approval.ts';
import type { ApprovalState } from './fake-approval.ts';
import { FakeCalendar } from './fake-calendar.ts';
import { FakeCatalogue } from './fake-catalogue.ts';
import type { Answer } from './fake-catalogue.ts';
import { deliveryProcedures } from './fake-delivery.ts';
import { FakeDesks } from './fake-desks.ts';
import { documentProcedures } from './fake-documents.ts';
import { FakeDraft } from './fake-draft.ts';
import { FakePrinting } from './fake-printing.ts';
import { FakeStream } from './fake-stream.ts';
import { FakeWindow } from './fake-window.ts';
import { makeApprovalView, makeCollection, makeQueueEntry } from './sample-cases.ts';
import { makeBadRating, makeCustody, makeRetained } from './sample-deliveries.ts';
import { DEPARTMENTS, makeSupervisedPart, REASONS } from './sample-supervision.ts';
import { CARD, DESK, FOUND, HEALTHY_READER, makeSignedIn, NOW } from './sample-data.ts';

/** A call the page made. */
export type Call = { readonly name: string; readonly input: unknown };

/** Nothing is wrong with the clock of the office. */
const RIGHT_CLOCK: ClockStanding = { now: NOW, jump: null, behind: null };

/** Everything the page can reach, in memory. Answers can be replaced, refusals planned, calls looked at. */
export class FakeLink {
  readonly calls: Call[] = [];
  readonly draft = new FakeDraft();
  readonly calendar = new FakeCalendar();
  readonly catalogue = new FakeCatalogue();
  readonly desks = new FakeDesks();
  readonly printing = new FakePrinting();
  templates: TemplateList = { templates: [], unplaced: [] };
  signedIn: SignedIn | null = makeSignedIn();
  /** Who signs in next. */
  nextOperator: Partial<Operator> = {};
  queue: ApprovalState['queue'] = { toDo: [makeQueueEntry()], toSeal: [makeQueueEntry()] };
  approval = makeApprovalView();
  clock: ClockStanding = RIGHT_CLOCK;
  goingTheirWay: readonly SupervisedPart[] = [];
  supervision: Supervision = { parts: [makeSupervisedPart()], departments: DEPARTMENTS };
  reasons: readonly ReasonTemplate[] = REASONS;
  readonly window = new FakeWindow(this.draft);
  readonly cases = this.window.list;
  collections = [makeCollection()];
  retained: Retained = { parts: [makeRetained()], destroyAfterDays: 90, toBeConfirmed: true };
  custody: Custody = makeCustody();
  badRatings: readonly BadRating[] = [makeBadRating()];
  balanceHolds = true;
  diagnosis = HEALTHY_READER;
  /** What happens at the reader while a page follows it. */
  readonly cards = new FakeStream<ReaderEvent>();
  /** What happens at the office. */
  readonly changes = new FakeStream<Change>();
  found: FoundSubjects = FOUND;
  /** What the office knows of the applicant. */
  earlier: EarlierWork = { cases: [], materials: [] };
  /** What is read of every paper and scan; no test opens a PDF, there is no worker. */
  paper = new Blob(['%PDF-'], { type: 'application/pdf' });
  sealKeyTries = 5;
  /** How long a ticket to seal is good for. */
  ticketMs = 300_000;
  /** Questions for a PIN so far. */
  prompts = 0;
  /** The PIN as it was handed over, and the array it came in. */
  pins: { text: string; bytes: Uint8Array }[] = [];
  readonly #planned = new Map<string, Refusal<FailureCode>[]>();

  /** The next call of this name is refused; several calls line up. */
  refuse(name: string, code: FailureCode, details?: Record<string, string | number>): void {
    this.#planned.set(name, [...(this.#planned.get(name) ?? []), fail(code, details)]);
  }

  inputsOf(name: string): unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }

  /** Answers like a procedure; a refusal the contract lists or not, as a broken link may give. */
  answer<Output>(name: string, work: (input: never) => Output | Result<Output, FailureCode>) {
    return async (input?: unknown): Promise<Result<Output, never>> => {
      this.calls.push({ name, input });
      const planned = this.#planned.get(name)?.shift();
      if (planned) return planned as Refusal<never>;
      const output = work(input as never);
      return isResult<Output>(output) ? (output as Result<Output, never>) : succeed(output);
    };
  }

  get link(): Link {
    return {
      office: this.#office(),
      station: this.#station(),
      files: this.#files(),
      enterPin: this.#enterPin(),
      printInBrowser: async (papers) => {
        this.calls.push({ name: 'printInBrowser', input: papers.length });
        return this.printing.dialogs.shift()?.() ?? [];
      },
    };
  }

  #office(): OfficeClient {
    const answer: Answer = (name, work) => this.answer(name, work);
    return {
      approval: approvalProcedures(answer, this),
      calendar: this.calendar.procedures(answer),
      case: this.window.procedures(answer),
      catalogue: {
        ...this.catalogue.procedures(answer),
        search: this.answer('catalogue.search', () => this.found),
        setFavourite: this.answer('catalogue.setFavourite', () => null),
      },
      delivery: deliveryProcedures(answer, this),
      desk: this.desks.procedures(answer),
      document: documentProcedures(answer, this),
      form: this.#form(),
      printing: this.printing.office(answer),
      staff: this.#staff(),
      statistics: this.#statistics(),
      system: {
        about: this.answer('system.about', () => ({
          officeName: DESK.centerName,
          version: '0.1.0',
          production: false,
          demo: true,
          now: new Date().toISOString(),
        })),
        clock: this.answer('system.clock', () => this.clock),
        confirmClock: this.answer('system.confirmClock', () => RIGHT_CLOCK),
        acceptClock: this.answer('system.acceptClock', () => RIGHT_CLOCK),
        follow: this.answer('system.follow', () => this.changes.open()),
      },
    } as OfficeClient;
  }

  #form() {
    const { draft } = this;
    return {
      list: this.answer('form.list', () => draft.list()),
      get: this.answer('form.get', () => draft.view),
      begin: this.answer('form.begin', () => draft.view),
      beginSupplement: this.answer('form.beginSupplement', () => draft.view),
      save: this.answer('form.save', (input) => draft.save(input)),
      applyReading: this.answer('form.applyReading', (input) => draft.applyReading(input)),
      attach: this.answer('form.attach', (input) => draft.attach(input)),
      detach: this.answer('form.detach', () => draft.view),
      earlierWork: this.answer('form.earlierWork', () => this.earlier),
      reuseMaterial: this.answer('form.reuseMaterial', (input) => draft.reuseMaterial(input)),
      reuseAnswers: this.answer('form.reuseAnswers', (input) => draft.reuseAnswers(input)),
      applyPlate: this.answer('form.applyPlate', (input) => draft.applyPlate(input)),
      settleConflict: this.answer('form.settleConflict', (input) => draft.settleConflict(input)),
      discard: this.answer('form.discard', () => null),
    };
  }

  #staff() {
    const account = {
      loginName: 'window01',
      password: 'demo-password',
      displayName: '沈若澜',
      duty: '窗口受理',
      deskId: DESK.id,
      departmentName: null,
    };
    return {
      demoAccounts: this.answer('staff.demoAccounts', () => [account]),
      desks: this.answer('staff.desks', () => [DESK]),
      me: this.answer('staff.me', () => this.signedIn),
      signIn: this.answer('staff.signIn', () => (this.signedIn = makeSignedIn(['clerk'], this.nextOperator))),
      signOut: this.answer('staff.signOut', () => (this.signedIn = null)),
    };
  }

  #statistics() {
    const balance = {
      carriedOver: 1,
      received: 3,
      concluded: 2,
      refused: 0,
      returned: 0,
      withdrawn: 1,
      terminated: 0,
      transferredOut: 0,
      carriedForward: 1,
    };
    const count = () => ({
      period: { from: '2026-11-01', to: '2026-11-20' },
      received: 3,
      accepted: 3,
      concluded: 2,
      delivered: 1,
      open: 1,
      balance: { ...balance, holds: this.balanceHolds },
      excludedAnnulled: 0,
    });
    return {
      workload: this.answer('statistics.workload', () => ({
        total: count(),
        byDepartment: [{ departmentName: '卫生健康', workload: count() }],
        takenAt: NOW,
      })),
      exportWorkload: this.answer('statistics.exportWorkload', () => ({
        fileName: 'workload.csv',
        csv: '\uFEFFa,b\r\n',
        snapshotId: 'snapshot1',
      })),
    };
  }

  #station(): StationClient {
    const state: SimulatorState = {
      readerPlugged: true,
      cardOnReader: null,
      sealKeyPlugged: true,
      sealKeySerial: 'key1',
      cards: [{ cardId: 'mother', name: CARD.name, hint: '新生儿母亲' }],
      sealKeys: [{ serial: 'key1', label: '示例市卫生健康委员会' }],
      printer: { online: true, hasPaper: true, printed: [] },
    };
    const changed = (name: string) => this.answer(`simulator.${name}`, () => state);
    const answer: Answer = (name, work) => this.answer(name, work);
    return {
      printing: this.printing.station(answer),
      idCardReader: {
        status: this.answer('idCardReader.status', () => ({ state: 'ready' as const, simulated: true })),
        read: this.answer('idCardReader.read', () => ({
          card: CARD,
          reading: 'cmVhZGluZw==.c2ln',
          simulated: true,
        })),
        follow: this.answer('idCardReader.follow', () => this.cards.open()),
        diagnose: this.answer('idCardReader.diagnose', () => this.diagnosis),
      },
      sealKey: {
        status: this.answer('sealKey.status', () => ({
          state: this.sealKeyTries === 0 ? ('locked' as const) : ('ready' as const),
          simulated: true,
          label: '示例市卫生健康委员会',
          serial: 'key1',
          triesLeft: this.sealKeyTries,
        })),
        check: this.answer('sealKey.check', () => {
          this.prompts += 1;
          return { promptId: `prompt${this.prompts}`, triesLeft: this.sealKeyTries, serial: 'key1' };
        }),
        sign: this.answer('sealKey.sign', () => ({ signature: 'AAAA', certificates: ['BBBB'] })),
      },
      simulator: {
        state: changed('state'),
        putCard: changed('putCard'),
        takeCard: changed('takeCard'),
        plugReader: changed('plugReader'),
        plugSealKey: changed('plugSealKey'),
        setPrinter: changed('setPrinter'),
        failNextRead: changed('failNextRead'),
      },
    } as StationClient;
  }

  #files(): FilesClient {
    const stored = {
      fileId: 'file1',
      name: 'scan.pdf',
      mediaType: 'application/pdf',
      byteLength: 4,
      sha256: '00',
    } as const;
    const pdf = () => this.paper;
    return {
      upload: this.answer('files.upload', () => stored),
      readScan: this.answer('files.readScan', pdf),
      readDocument: this.answer('files.readDocument', pdf),
      readSheet: this.answer('files.readSheet', pdf),
      sendCatalogue: this.answer('files.sendCatalogue', () => ({ fileId: 'file9', byteLength: 9 })),
    };
  }

  #enterPin(): Link['enterPin'] {
    const taken = this.answer('enterPin', () => null);
    return async (promptId, pin) => {
      this.pins.push({ text: new TextDecoder().decode(pin), bytes: pin });
      return taken({ promptId });
    };
  }
}

function isResult<Output>(value: unknown): value is Result<Output, FailureCode> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
