/** Words in which the two databases differ when tables are made. */
export type Dialect = {
  readonly kind: 'sqlite' | 'postgres';
  /** Compares byte by byte in both, so that moments and identifiers sort alike. */
  readonly text: string;
  readonly bytes: string;
  /** Ends `create table`. */
  readonly strict: string;
};

/** The dialect of a database. */
export function dialectOf(kind: Dialect['kind']): Dialect {
  return kind === 'sqlite'
    ? { kind, text: 'text', bytes: 'blob', strict: ' strict' }
    : { kind, text: 'text collate "C"', bytes: 'bytea', strict: '' };
}

/** Triggers that let a table grow and nothing else; a mistake of ours then fails instead of changing history. */
export function appendOnly({ kind }: Dialect, table: string): readonly string[] {
  if (kind === 'postgres') {
    return [
      `create function ${table}_refuse() returns trigger language plpgsql as
        $$ begin raise exception '${table} only grows'; end $$`,
      `create trigger ${table}_only_grows before update or delete or truncate on ${table}
        for each statement execute function ${table}_refuse()`,
    ];
  }
  return ['update', 'delete'].map(
    (verb) => `create trigger ${table}_refuses_${verb} before ${verb} on ${table}
      begin select raise(abort, '${table} only grows'); end`,
  );
}
