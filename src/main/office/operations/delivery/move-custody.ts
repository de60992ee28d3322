import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseId, ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { checkMove, holdingsOf, isSamePlace } from '../../../../shared/domain/delivery/move-papers.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { custodySheet } from '../../../../shared/texts/documents-delivery.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { createPasswordCheck } from '../check-password.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';
import { isOwnPlace, mayTakeFor, nameOfPlace, placesOf, toPlace } from './custody-places.ts';
import { changedMeanwhile } from './handing-out.ts';
import { paperAbout } from './receipt-content.ts';
import { admitSecondPerson } from './second-person.ts';
import { findPapers } from './view-custody.ts';
import type { KnownPapers } from './view-custody.ts';

type MovePorts = PaperPorts & Pick<OfficePorts, 'store' | 'passwords' | 'changes'>;
type MoveInput = Parameters<OfficeOperations['delivery']['moveCustody']>[0];
type Move = Pick<Extract<ServiceCaseAction, { kind: 'moveCustody' }>, 'from' | 'to' | 'pieces'>;

/** 物料交接. Who holds papers counts them out; somebody of the place they go to counts them in and signs. */
export function createMoveCustody(ports: MovePorts): OfficeOperations['delivery']['moveCustody'] {
  const checkPassword = createPasswordCheck(ports);
  return async (input, caller) => {
    const session = sessionOf(caller);
    const { takenBy, ...rest } = input;
    const known = await checkPassword(takenBy, caller);
    if (!known.ok) return known;

    // The password is no part of what is remembered of the request.
    const remembered = { ...rest, takenBy: takenBy.loginName };
    const moved = await ports.store.change(caller, remembered, async (tables) => {
      const found = await findMovable(ports, tables, { input, session });
      if (!found.ok) return found;
      const { loginName } = takenBy;
      const isFit = await mayTakeFor(tables, found.value.move.to);
      const taker = await admitSecondPerson(ports, tables, { session, loginName, isFit });
      return taker.ok ? move(ports, tables, { ...found.value, session, taker: taker.value }) : taker;
    });
    if (moved.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return moved;
  };
}

type Movable = KnownPapers & { readonly caseId: CaseId; readonly move: Move };

type MoveRefusal =
  | 'case.changedMeanwhile'
  | 'case.notFound'
  | 'delivery.countsDiffer'
  | 'delivery.notYourPlace'
  | 'delivery.placeUnfit';

async function findMovable(
  ports: MovePorts,
  tables: Tables,
  { input, session }: { readonly input: MoveInput; readonly session: Session },
): Promise<Result<Movable, MoveRefusal>> {
  const caseId = input.caseId as CaseId;
  const known = await findPapers(tables, caseId);
  if (!known) return fail('case.notFound');
  const { actions, receive, catalogue, subCases } = known;
  if (actions.length !== input.expectedVersion) return changedMeanwhile(tables, actions);

  const move = { from: toPlace(input.from), to: toPlace(input.to), pieces: input.pieces };
  if (!isOwnPlace(move.from, session)) return fail('delivery.notYourPlace');
  const places = await placesOf(tables, catalogue, { subCases, now: ports.clock.now() });
  if (!places.some(({ place }) => isSamePlace(place, move.to))) return fail('delivery.placeUnfit');
  const checked = checkMove(holdingsOf(actions, mergeSubject(catalogue, receive).materials), move);
  return checked.ok ? succeed({ ...known, caseId, move }) : checked;
}

type Moving = Movable & { readonly session: Session; readonly taker: Operator };

async function move(ports: MovePorts, tables: Tables, moving: Moving) {
  const { caseId, actions, session, taker } = moving;
  const at = ports.clock.now();
  const content = await sheetContent(tables, moving, at);
  const made = await makePaper(ports, tables, { caseId, subCaseId: null, content });
  if (!made.ok) return made;

  const acted = { by: session.operator.id, effectiveAt: at, recordedAt: at };
  const { documentId } = made.value;
  const appended = await tables.cases.appendToServiceCase(caseId, actions.length, [
    { kind: 'moveCustody', ...moving.move, takenBy: taker.id, documentId, ...acted },
  ]);
  if (!appended.ok) return appended;
  const facts = { takenBy: taker.id, sheet: documentId, kinds: moving.move.pieces.length };
  return succeed({
    value: { sheet: toDocumentSummary(made.value), version: appended.value },
    audit: { object: `case:${caseId}`, facts },
  });
}

async function sheetContent(tables: Tables, moving: Moving, at: Instant): Promise<AnyPaperContent> {
  const { actions, catalogue, receive, move: moved, session, taker } = moving;
  const names = new Map(
    mergeSubject(catalogue, receive).materials.map(({ definition }) => [
      definition.materialCode,
      definition.name,
    ]),
  );
  return custodySheet(await paperAbout(tables, caseAsItStands(actions), { session, at }), {
    place: actions.filter(({ kind }) => kind === 'moveCustody').length + 1,
    from: await nameOfPlace(tables, catalogue, moved.from),
    to: await nameOfPlace(tables, catalogue, moved.to),
    givenBy: session.operator.displayName,
    takenBy: taker.displayName,
    pieces: moved.pieces.map(({ materialCode, copies }) => ({
      name: names.get(materialCode) ?? materialCode,
      copies,
    })),
  });
}
