import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReasonTemplate } from '../../shared/domain/approval/reason-template.ts';
import { CalendarYear, OpeningHours } from '../../shared/domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../shared/domain/calendar/work-calendar.ts';
import { PaperSamples } from '../../shared/domain/document/paper-sample.ts';
import { WindowRules } from '../../shared/domain/case/window-rules.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { catalogueFaultLine } from '../../shared/texts/catalogue-files.ts';
import { createCatalogueReader } from './catalogue-files/catalogue-reader.ts';
import { readCatalogueFolder } from './catalogue-files/read-catalogue-folder.ts';
import { openPaperTemplates } from './paper-templates/open-paper-templates.ts';
import { NO_TEMPLATES, readTemplateFolder } from './paper-templates/template-folder.ts';
import type { CatalogueFile } from './ports/catalogue-files.ts';
import type { PaperTemplates } from './ports/paper-templates.ts';
import type { OfficeData } from './ports/world.ts';

/** What a line of a log can hold; the command line lists them all. */
const MOST_FAULTS_TOLD = 5;

/** What the office works by cannot be used; the message says which file or entry, for the administrator. */
export class BrokenResources extends Error {
  override readonly name = 'BrokenResources';
}

/** What is decided by, as it comes with the program, checked. */
export type OfficeRules = { readonly years: readonly CalendarYear[]; readonly catalogue: Catalogue };

/** Reads and checks the calendar years and the catalogue that come with the program. */
export async function loadRules(resourcesFolder: string): Promise<OfficeRules> {
  const { years } = loadCalendar(join(resourcesFolder, 'calendar'));
  return { years, catalogue: await loadCatalogue(join(resourcesFolder, 'catalogue')) };
}

/**
 * Reads and checks the opening hours, the templates of reasons, the rules of the windows and the templates of papers:
 * ours, and before them those of the site's own folder.
 */
export function loadOfficeData(
  resourcesFolder: string,
  siteTemplatesFolder: string | null = null,
): OfficeData {
  return {
    openingHours: loadCalendar(join(resourcesFolder, 'calendar')).openingHours,
    reasons: readResource(z.array(ReasonTemplate), join(resourcesFolder, 'templates/reasons.json')),
    windowRules: readResource(WindowRules, join(resourcesFolder, 'window/rules.json')),
    paperTemplates: loadPaperTemplates(join(resourcesFolder, 'templates'), siteTemplatesFolder),
  };
}

/** An office must not start with papers that lack what the law wants on them; what a site wrote wrongly is not used. */
function loadPaperTemplates(folder: string, siteFolder: string | null): PaperTemplates {
  const papers = join(folder, 'papers');
  const site = siteFolder === null ? NO_TEMPLATES : readTemplateFolder(siteFolder);
  const samples = readResource(PaperSamples, join(folder, 'samples.json'));
  const opened = openPaperTemplates(readTemplateFolder(papers), site, samples);
  if (opened.ok) return opened.templates;
  const faults = opened.faults.slice(0, MOST_FAULTS_TOLD).join('; ');
  throw new BrokenResources(`The templates in ${papers} cannot be used: ${faults}`);
}

/** Reads and checks the catalogue in a folder. A centre must not start with one that cannot be decided by. */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const reading = await createCatalogueReader().read(readFolder(folder));
  if (reading.ok) return reading.catalogue;
  const faults = reading.faults.filter(({ severity }) => severity === 'error');
  const first = faults.slice(0, MOST_FAULTS_TOLD).map(catalogueFaultLine);
  const more = faults.length > first.length ? [`and ${faults.length - first.length} more`] : [];
  throw new BrokenResources(`The catalogue in ${folder} cannot be used: ${[...first, ...more].join('; ')}`);
}

function readFolder(folder: string): readonly CatalogueFile[] {
  try {
    return readCatalogueFolder(folder);
  } catch (error) {
    throw new BrokenResources(`${folder} cannot be read`, { cause: error });
  }
}

/** Reads and checks the opening hours, and the years that come with the program. */
export function loadCalendar(folder: string): WorkCalendar {
  const years = listJson(folder)
    .filter((path) => /\d{4}\.json$/.test(path))
    .map((path) => parse(CalendarYear, readJson(path), path));
  const hours = join(folder, 'opening-hours.json');
  return { years, openingHours: parse(OpeningHours, readJson(hours), hours) };
}

/** Reads a file of the resources as the schema wants it. */
export function readResource<Schema extends z.ZodType>(schema: Schema, path: string): z.output<Schema> {
  return parse(schema, readJson(path), path);
}

function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown, where: string): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BrokenResources(`${where} is not what it should be: ${faults.join('; ')}`);
}

function listJson(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    throw new BrokenResources(`${folder} cannot be read`, { cause: error });
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BrokenResources(`${path} is missing or no JSON`, { cause: error });
  }
}
