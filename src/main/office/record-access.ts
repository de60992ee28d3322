import { REVEAL_REASONS } from '../../shared/domain/case/reveal-reason.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { OfficeOperations } from './operations/office-operations.ts';
import { outcomeOf } from './office-files.ts';
import type { Caller } from './ports/caller.ts';
import type { AuditNote, OfficeStore } from './ports/store.ts';

type AnyOperation = (input: unknown, caller: Caller) => Promise<Result<unknown>>;

/** Names of things a query may ask for; whatever else it holds (a name, a number of a citizen) is not written down. */
const OBJECTS = ['caseId', 'subCaseId', 'draftId', 'documentId', 'jobId', 'batchId'] as const;

/**
 * The same operations, and an audit row for every call whose gate says `access`, granted or refused, and for every
 * command of a person that was refused. Commands that are done write their own row in their own transaction; so this
 * is the only place that has to think of it.
 */
export function recordAccess(
  store: Pick<OfficeStore, 'recordAccess' | 'recordRefusal'>,
  operations: OfficeOperations,
): OfficeOperations {
  const wrap =
    (operation: AnyOperation): AnyOperation =>
    async (input, caller) => {
      const result = await operation(input, caller);
      if (caller.audit === 'access') await store.recordAccess(caller, toNote(input, result));
      if (isRefusedCommand(caller, result)) await store.recordRefusal(caller, toNote(input, result));
      return result;
    };
  return mapTree(operations, wrap);
}

/** Strangers at the login page are left out: their tries would fill a log that only grows. */
function isRefusedCommand({ audit, session }: Caller, { ok }: Result<unknown>): boolean {
  return audit === 'change' && session !== null && !ok;
}

function toNote(input: unknown, result: Result<unknown>): AuditNote {
  const asked = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const named = OBJECTS.find((name) => typeof asked[name] === 'string');
  const object = named === undefined ? 'list' : `${named.slice(0, -'Id'.length)}:${String(asked[named])}`;
  const reason = REVEAL_REASONS.find((known) => known === asked['reason']);
  const details = result.ok ? {} : result.failure.details; // never personal data
  const facts = { ...details, outcome: outcomeOf(result), ...(reason && { reason }), ...foundIn(result) };
  return { object, facts };
}

/** The cases a search or a card led to: their ids, so that the log tells whose data somebody looked at. */
function foundIn(result: Result<unknown>): AuditNote['facts'] {
  if (!result.ok) return {};
  const ids = listIn(result.value)
    .map(caseIdOf)
    .filter((id) => id !== undefined);
  return ids.length === 0 ? {} : { cases: ids.join(' ') };
}

/** A list of cases by itself, or as the part `cases` or `parts` of an answer. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const { cases, parts } = (value ?? {}) as { readonly cases?: unknown; readonly parts?: unknown };
  const list = cases ?? parts;
  return Array.isArray(list) ? list : [];
}

function caseIdOf(line: unknown): string | undefined {
  const { caseId, projection } = line as { readonly caseId?: unknown; readonly projection?: unknown };
  if (typeof caseId === 'string') return caseId;
  return typeof projection === 'object' && projection !== null ? caseIdOf(projection) : undefined;
}

/** One of the two places where a type is derived: the tree keeps its form, every leaf its signature. */
function mapTree<Tree extends object>(tree: Tree, wrap: (operation: AnyOperation) => AnyOperation): Tree {
  const entries = Object.entries(tree).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'function' ? wrap(part as AnyOperation) : mapTree(part as object, wrap),
  ]);
  return Object.fromEntries(entries) as Tree;
}
