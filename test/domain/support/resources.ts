import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CalendarYear,
  OpeningHours,
  type WorkCalendar,
} from '../../../src/shared/domain/calendar/work-calendar.ts';
import { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, path), 'utf8'));
}

function readFolder(folder: string): unknown[] {
  return readdirSync(join(RESOURCES, folder))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => readJson(`${folder}/${name}`));
}

/** The calendar the program ships: 2025 and 2026 are published, nothing else is. */
export function loadCalendar(): WorkCalendar {
  return {
    years: ['2025', '2026'].map((year) => CalendarYear.parse(readJson(`calendar/${year}.json`))),
    openingHours: OpeningHours.parse(readJson('calendar/opening-hours.json')),
  };
}

/** The catalogue the program ships. */
export function loadCatalogue(): Catalogue {
  return Catalogue.parse({
    head: readJson('catalogue/catalogue.json'),
    departments: readJson('catalogue/departments.json'),
    fields: readFolder('catalogue/fields').flat(),
    materials: readFolder('catalogue/materials').flat(),
    questions: readFolder('catalogue/questions').flat(),
    items: readFolder('catalogue/items'),
    themes: readFolder('catalogue/themes'),
  });
}
