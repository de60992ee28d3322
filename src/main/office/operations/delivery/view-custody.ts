import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Custody, CustodyMove, HeldPapers } from '../../../../shared/api/office/delivery-answers.ts';
import type { CaseId, ServiceCaseAction, SubCase } from '../../../../shared/domain/case/case-action.ts';
import type { CustodyHolding } from '../../../../shared/domain/case/custody.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import { departmentsOfPath } from '../../../../shared/domain/case/review-position.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import { holdingsOf } from '../../../../shared/domain/delivery/move-papers.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { LedgerAction } from '../../ports/delivery-table.ts';
import type { Tables } from '../../ports/store.ts';
import { catalogueOfCase } from '../catalogue-in-use.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { isOwnPlace, nameOfPlace, placesOf } from './custody-places.ts';

const SHOWN_AT_MOST = 100;

/** 物料台账 of a case: who holds what now, how it came there, and where it may go. */
export function createViewCustody(
  ports: Pick<OfficePorts, 'store' | 'clock'>,
): OfficeOperations['delivery']['custody'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const custody = await ports.store.read((tables) =>
      viewCustody(tables, { caseId: input.caseId as CaseId, session, now: ports.clock.now() }),
    );
    return custody ? succeed(custody) : fail('case.notFound');
  };
}

type Looking = { readonly caseId: CaseId; readonly session: Session; readonly now: Instant };

/** Undefined for an approver whose department has no part in the case, as if there were none. */
async function viewCustody(tables: Tables, { caseId, session, now }: Looking): Promise<Custody | undefined> {
  const known = await findPapers(tables, caseId);
  if (!known) return undefined;
  const { actions, receive, catalogue, subCases } = known;
  if (!mayKnow(session.operator, subCases)) return undefined;

  const merged = mergeSubject(catalogue, receive);
  const names = new Map(merged.materials.map(({ definition }) => [definition.materialCode, definition.name]));
  const held: HeldPapers[] = [];
  for (const holding of holdingsOf(actions, merged.materials)) {
    const name = await nameOfPlace(tables, catalogue, holding.place);
    held.push({ ...toHeld(holding, names), name, isOwn: isOwnPlace(holding.place, session) });
  }
  const moves = actions.filter((action) => action.kind === 'moveCustody');
  return {
    caseId,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    version: actions.length,
    holdings: held,
    moves: await toMoves(
      tables,
      moves.toReversed().map((action) => ({ caseId, action })),
    ),
    places: await placesOf(tables, catalogue, { subCases, now }),
  };
}

function toHeld({ place, pieces }: CustodyHolding, names: ReadonlyMap<string, string>) {
  return {
    place,
    pieces: pieces.map(({ materialCode, copies }) => ({
      materialCode,
      name: names.get(materialCode) ?? materialCode,
      copies,
    })),
  };
}

/** A case with all that its papers follow from. */
export type KnownPapers = {
  readonly actions: readonly ServiceCaseAction[];
  readonly receive: ReceiveAction;
  readonly catalogue: Catalogue;
  readonly subCases: readonly SubCase[];
};

/** The case; undefined when there is none. */
export async function findPapers(tables: Tables, caseId: CaseId): Promise<KnownPapers | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  if (!actions) return undefined;
  const receive = receiveActionOf(actions);
  const catalogue = await catalogueOfCase(tables, receive);
  return { actions, receive, catalogue, subCases: await tables.cases.listSubCases(caseId) };
}

/** An approver knows of the cases their department looks at, everybody else behind the gate of all. */
function mayKnow(operator: Operator, subCases: readonly SubCase[]): boolean {
  if (hasRole(operator, ['issuer', 'clerk', 'supervisor'])) return true;
  const { departmentId } = operator;
  return (
    departmentId !== undefined &&
    subCases.some(({ actions }) => departmentsOfPath(actions).includes(departmentId))
  );
}

/** 交接台账: the newest moves of all cases; of an approver's department only its own. */
export function createListMoves({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['delivery']['moves'] {
  return (_, caller) =>
    store.read(async (tables) => {
      const { operator } = sessionOf(caller);
      const moves = await tables.deliveries.listMoves(SHOWN_AT_MOST);
      const seesAll = hasRole(operator, ['issuer', 'clerk', 'supervisor']);
      const own = moves.filter(({ action }) => seesAll || concerns(action, operator));
      return succeed(await toMoves(tables, own));
    });
}

type Move = LedgerAction<'moveCustody'>;

function concerns({ from, to }: Move['action'], { departmentId }: Operator): boolean {
  return [from, to].some((place) => place.kind === 'department' && place.departmentId === departmentId);
}

async function toMoves(tables: Tables, moves: readonly Move[]): Promise<readonly CustodyMove[]> {
  const lines: CustodyMove[] = [];
  for (const { caseId, action } of moves) {
    const whole = await tables.cases.findServiceCase(caseId);
    const receive = receiveActionOf(whole ?? []);
    const catalogue = await catalogueOfCase(tables, receive);
    lines.push({
      caseId,
      caseNumber: receive.caseNumber,
      from: await nameOfPlace(tables, catalogue, action.from),
      to: await nameOfPlace(tables, catalogue, action.to),
      copies: action.pieces.reduce((sum, { copies }) => sum + copies, 0),
      givenBy: await nameOfOperator(tables, action.by),
      takenBy: await nameOfOperator(tables, action.takenBy),
      movedAt: action.effectiveAt,
      documentId: action.documentId,
    });
  }
  return lines;
}

async function nameOfOperator(tables: Tables, id: Move['action']['by']): Promise<string> {
  if (id === 'system') return '';
  return (await tables.operators.find(id))?.displayName ?? id;
}
