import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReasonTemplate } from '../../shared/domain/approval/reason-template.ts';
import { CalendarYear, OpeningHours } from '../../shared/domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../shared/domain/calendar/work-calendar.ts';
import { WindowRules } from '../../shared/domain/case/window-rules.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { catalogueFaultLine } from '../../shared/texts/catalogue-files.ts';
import { createCatalogueReader } from './catalogue-files/catalogue-reader.ts';
import { readCatalogueFolder } from './catalogue-files/read-catalogue-folder.ts';
import type { CatalogueFile } from './ports/catalogue-files.ts';
import type { OfficeData } from './ports/world.ts';

/** What a line of a log can hold; the command line lists them all. */
const MOST_FAULTS_TOLD = 5;

/** What the office works by cannot be used; the message says which file or entry, for the administrator. */
export class BrokenResources extends Error {
  override readonly name = 'BrokenResources';
}

/** Reads and checks the opening hours, the templates of reasons and the rules of the windows. */
export function loadOfficeData(resourcesFolder: string): OfficeData {
  return {
    openingHours: loadCalendar(join(resourcesFolder, 'calendar')).openingHours,
    reasons: readResource(z.array(ReasonTemplate), join(resourcesFolder, 'templates/reasons.json')),
    windowRules: readResource(WindowRules, join(resourcesFolder, 'window/rules.json')),
  };
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
