import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { CalendarYear, OpeningHours } from '../../shared/domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../shared/domain/calendar/work-calendar.ts';
import { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../shared/domain/catalogue/check-catalogue.ts';
import type { OfficeData } from './ports/world.ts';

/** What the office works by cannot be used; the message says which file or entry, for the administrator. */
export class BrokenResources extends Error {
  override readonly name = 'BrokenResources';
}

/** Reads and checks the calendar. */
export function loadOfficeData(resourcesFolder: string): OfficeData {
  return {
    calendar: loadCalendar(join(resourcesFolder, 'calendar')),
  };
}

/** Reads and checks a catalogue. A centre must not start with one that cannot be decided by. */
export function loadCatalogue(folder: string): Catalogue {
  const lists = (name: string) => listJson(join(folder, name)).flatMap((path) => readJson(path));
  const raw = {
    head: readJson(join(folder, 'catalogue.json')),
    departments: readJson(join(folder, 'departments.json')),
    fields: lists('fields'),
    materials: lists('materials'),
    questions: lists('questions'),
    items: listJson(join(folder, 'items')).map(readJson),
    themes: listJson(join(folder, 'themes')).map(readJson),
  };
  const catalogue = parse(Catalogue, raw, folder);
  const problems = checkCatalogue(catalogue);
  if (problems.length > 0) {
    const list = problems.map(({ code, where }) => `${where}: ${code}`).join('; ');
    throw new BrokenResources(`The catalogue in ${folder} cannot be used: ${list}`);
  }
  return catalogue;
}

function loadCalendar(folder: string): WorkCalendar {
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
