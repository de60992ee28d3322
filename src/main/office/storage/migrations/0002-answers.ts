import type { Dialect } from './dialect.ts';

/**
 * What an answer is about (`case:…`, `subCase:…`, `draft:…`), so that it goes when its case is erased; and the answers
 * by their age, so that the old ones are found without looking at every request ever made.
 */
export function answersAbout({ text }: Dialect): readonly string[] {
  return [
    `alter table done_request add column about ${text}`,
    `create index done_request_answered on done_request (done_at) where answer is not null`,
  ];
}
