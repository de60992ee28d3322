import { join } from 'node:path';
import { z } from 'zod';
import { Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { readResource } from '../../office/load-office-data.ts';

const Chapter = z.strictObject({
  subject: Subject,
  situation: z.record(z.string(), z.string()),
  /** Whose fields a card fills. */
  cards: z.array(z.strictObject({ person: z.string(), cardId: z.string() })).min(1),
  answers: z.record(z.string(), z.string()),
  collectorCardId: z.string(),
});

/** One citizen who comes to the window. */
export type Chapter = z.infer<typeof Chapter>;

const StoryScript = z.strictObject({
  granted: Chapter,
  denied: Chapter.extend({ deniedItem: z.string(), reason: z.string(), legalBasis: z.string() }),
  immediate: Chapter,
  reviewers: z.array(z.strictObject({ departmentId: z.string(), first: z.string(), second: z.string() })),
  /** Values a grant gives, by item and field. */
  produced: z.record(z.string(), z.record(z.string(), z.string())),
  opinions: z.strictObject({ review: z.string(), decide: z.string() }),
  rating: z.strictObject({
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    comment: z.string(),
  }),
});

/** What the persons of the demo story say and write. */
export type StoryScript = z.infer<typeof StoryScript>;

/** Reads `resources/demo/story.json`. */
export function readStoryScript(resourcesFolder: string): StoryScript {
  return readResource(StoryScript, join(resourcesFolder, 'demo/story.json'));
}
