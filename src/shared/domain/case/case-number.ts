import { assert } from '../../kernel/assert.ts';
import { parseLocalDate, type LocalDate } from '../../kernel/time.ts';
import type { CaseNumber } from './case-action.ts';

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FORM = /^(\d{9})(\d{4})(\d{2})(\d{2})(\d{5})[\dA-Z]$/;

/** What a printed number is made of. */
export type CaseNumberParts = {
  /** Six digits (GB/T 2260). */
  readonly divisionCode: string;
  /** Three digits. */
  readonly deskNumber: string;
  readonly day: LocalDate;
  /** 1 to 99999, counted per series. */
  readonly serial: number;
};

/** 办件编号: division 6, desk 3, day 8, serial 5, check character 1 (ISO 7064 MOD 37,36). */
export function makeCaseNumber({ divisionCode, deskNumber, day, serial }: CaseNumberParts): CaseNumber {
  const text = seriesOf(divisionCode, deskNumber, day) + String(serial).padStart(5, '0');
  const number = text + checkCharacterOf(text);
  assert(serial >= 1 && isCaseNumber(number), 'division, desk and serial have their fixed lengths');
  return number;
}

/** True when the text has the form of a printed number, a real day and the right check character. */
export function isCaseNumber(text: string): text is CaseNumber {
  const parts = FORM.exec(text);
  if (!parts || parseLocalDate(parts.slice(2, 5).join('-')) === undefined) return false;
  return checkCharacterOf(text.slice(0, -1)) === text.at(-1);
}

/** The run of numbers a serial belongs to: one desk on one day counts by itself, so desks never collide. */
export function seriesOf(divisionCode: string, deskNumber: string, day: LocalDate): string {
  return divisionCode + deskNumber + day.replaceAll('-', '');
}

/** Printed number of one department's part; `index` is its place in the application, from 0. */
export function subCaseNumber(caseNumber: CaseNumber, index: number): string {
  return `${caseNumber}-${String(index + 1).padStart(2, '0')}`;
}

/** ISO 7064 MOD 37,36 (hybrid system): finds every changed character and more than 99 % of swaps of two neighbours. */
function checkCharacterOf(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + CHARACTERS.indexOf(character)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return CHARACTERS.charAt((37 - product) % 36);
}
