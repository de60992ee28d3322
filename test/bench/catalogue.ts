import { createNameSounds } from '../../src/main/office/access/name-sounds.ts';
import type { Catalogue, Subject } from '../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../src/shared/domain/catalogue/check-catalogue.ts';
import type { Situation } from '../../src/shared/domain/catalogue/condition.ts';
import { findSubjects } from '../../src/shared/domain/catalogue/find-subjects.ts';
import { mergeApplication } from '../../src/shared/domain/catalogue/merge-application.ts';
import type { BenchLine, BenchSize } from './bench-line.ts';
import { makeCityCatalogue, makeQueries, makeSituations } from './city-catalogue.ts';

const ITEMS = 5_000;
const MERGE_BOUND_MS = 5;
const SEARCH_BOUND_MS = 20;
const WARM_UP = 50;

/**
 * Merging the items of a theme in a random situation, out of a catalogue of 5,000 items. Beside it how long the whole
 * catalogue takes to be checked, which an import waits for.
 */
export async function benchMerge({ full }: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const catalogue = makeCityCatalogue(ITEMS);
  const situations = makeSituations(full ? 5_000 : 1_000);
  const plain = catalogue.items.slice(100, 112).map(({ itemCode }) => itemCode);
  const twelve = timeMerges(catalogue, { kind: 'theme', code: 'T12' }, situations);
  const forty = timeMerges(catalogue, { kind: 'theme', code: 'T40' }, situations);
  const selection = timeMerges(catalogue, { kind: 'items', code: plain.join('+') }, situations);
  const began = performance.now();
  const problems = checkCatalogue(catalogue);
  const checked = performance.now() - began;
  if (problems.length > 0) throw new Error(`The catalogue has ${problems.length} problems.`);
  return [
    toLine('merge a theme of 12 items, p95', shareOf(twelve, 0.95), MERGE_BOUND_MS),
    toLine('merge a theme of 40 items, p95', shareOf(forty, 0.95), null),
    toLine('merge 12 plain items, p95', shareOf(selection, 0.95), null),
    toLine(`check a catalogue of ${ITEMS} items`, round(checked), null),
  ];
}

function timeMerges(
  catalogue: Catalogue,
  subject: Subject,
  situations: readonly Situation[],
): readonly number[] {
  return timeEach([...situations.slice(0, WARM_UP), ...situations], (situation) => {
    const merged = mergeApplication(catalogue, subject, situation);
    if (!merged.ok || merged.value.items.length === 0) throw new Error('Nothing was merged.');
  });
}

/** Searching 5,000 items as a clerk does, and making the index; beside it a plain look through names and aliases. */
export async function benchSearch({ full }: BenchSize = { full: false }): Promise<readonly BenchLine[]> {
  const catalogue = makeCityCatalogue(ITEMS);
  const { initialsOf } = createNameSounds();
  const queries = makeQueries(catalogue, full ? 5_000 : 1_000);
  const began = performance.now();
  findSubjects(catalogue, { text: '' }, initialsOf);
  const indexed = performance.now() - began;
  const favourites = new Set(catalogue.items.slice(0, 20).map(({ itemCode }) => `item:${itemCode}`));
  const warmed = [...queries.slice(0, WARM_UP), ...queries];
  const ours = timeEach(warmed, (text) => findSubjects(catalogue, { text, favourites }, initialsOf));
  const peers = timeEach(warmed, (text) => lookThrough(catalogue, text));
  const figure = shareOf(ours, 0.95);
  const peer = shareOf(peers, 0.95);
  return [
    {
      ...toLine(`search ${ITEMS} items, p95 (peer: names and aliases only)`, figure, SEARCH_BOUND_MS),
      peer,
      ratio: round(figure / peer),
    },
    toLine(`index ${ITEMS} items, once per catalogue`, round(indexed), null),
  ];
}

function lookThrough({ themes, items }: Catalogue, text: string): number {
  const words = text.split(' ');
  const fits = ({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }) =>
    words.every((word) => [name, ...aliases].some((candidate) => candidate.includes(word)));
  return [...themes.filter(fits), ...items.filter(fits)].slice(0, 30).length;
}

/** The time of each call in ms; the first few are not counted. */
function timeEach<Input>(inputs: readonly Input[], run: (input: Input) => void): readonly number[] {
  const times = inputs.map((input) => {
    const began = performance.now();
    run(input);
    return performance.now() - began;
  });
  return times.slice(WARM_UP);
}

function toLine(name: string, figure: number, bound: number | null): BenchLine {
  return { name, figure, unit: 'ms', bound, met: bound === null || figure <= bound };
}

/** The time below which this share of all lies, in ms with three digits. */
function shareOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
}

function round(figure: number): number {
  return Math.round(figure * 1_000) / 1_000;
}
