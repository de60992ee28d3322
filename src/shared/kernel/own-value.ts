/** The value a record itself holds under a key that comes from data; `constructor` and the like are no such value. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
