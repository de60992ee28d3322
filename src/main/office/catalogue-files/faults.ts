import { catalogueFileProblemText } from '../../../shared/texts/catalogue-files.ts';
import type { CatalogueFileProblem } from '../../../shared/texts/catalogue-files.ts';
import type { CatalogueFault } from '../ports/catalogue-files.ts';
import type { TextPlace } from './locator.ts';

/** What is not read changes nothing at the window. */
const WARNINGS: ReadonlySet<string> = new Set<CatalogueFileProblem['code']>(['fileIgnored']);

/** A problem with a file as an administrator is told of it. */
export function toFault(file: string, place: TextPlace, problem: CatalogueFileProblem): CatalogueFault {
  const { code } = problem;
  const severity = WARNINGS.has(code) ? 'warning' : 'error';
  return { severity, code, message: catalogueFileProblemText(problem), file, ...place };
}
