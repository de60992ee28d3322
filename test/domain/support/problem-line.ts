import type { CatalogueProblem } from '../../../src/shared/domain/catalogue/check/catalogue-problem.ts';

/** A problem as one line: code, place, and in brackets what it is about. */
export function toLine({ code, place, about, minutes }: CatalogueProblem): string {
  return [
    code,
    place.part === 'head' ? 'head' : `${place.part}/${place.code}`,
    ...(place.path.length > 0 ? [place.path.join('.')] : []),
    ...(about.length > 0 ? [`(${about.join(' ')})`] : []),
    ...(minutes ? [`${minutes.given} > ${minutes.allowed}`] : []),
  ].join(' ');
}
