import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStoryScript } from '../../../src/main/quanke/story/story-script.ts';
import type { Chapter } from '../../../src/main/quanke/story/story-script.ts';
import { z } from 'zod';
import { Department } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { ServiceItem } from '../../../src/shared/domain/catalogue/service-item.ts';
import { Question, Theme } from '../../../src/shared/domain/catalogue/theme.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

/** What the persons of the demo story say and write. */
export const script = readStoryScript(RESOURCES);

/** Name of an item as lists show it. */
export function itemName(itemCode: string): string {
  return ServiceItem.parse(read(`catalogue/items/${itemCode}.json`)).name;
}

/** Name of a theme or item as the clerk types it. */
export function subjectName({ kind, code }: Chapter['subject']): string {
  return kind === 'item' ? itemName(code) : theme(code).name;
}

/** What stands in the seal of a department, and on the label of its key. */
export function organizationName(departmentId: string): string {
  const departments = z.array(Department).parse(read('catalogue/departments.json'));
  return departments.find((department) => department.departmentId === departmentId)?.organizationName ?? '';
}

/** Position of an answer among the choices of its question. */
export function choiceIndex(questionCode: string, value: string): number {
  const question = questions().find((each) => each.questionCode === questionCode);
  return question?.choices.findIndex((choice) => choice.value === value) ?? -1;
}

function questions(): readonly Question[] {
  const files = readdirSync(join(RESOURCES, 'catalogue/questions'));
  return files.flatMap((file) => z.array(Question).parse(read(`catalogue/questions/${file}`)));
}

function theme(code: string): Theme {
  return Theme.parse(read(`catalogue/themes/${code}.json`));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, path), 'utf8'));
}
