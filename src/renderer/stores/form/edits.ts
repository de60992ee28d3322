/** A value as it was typed or scanned; where its check fails, with the reason and as it was entered a second time. */
export type TypedAnswer = {
  readonly value: string;
  readonly overrideReason?: string;
  readonly enteredAgain?: string;
  readonly scanned?: true;
};

/** What was changed on the screen and is not saved yet. */
export type Edits = {
  readonly situation: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, TypedAnswer>>;
  readonly originalsSeen: Readonly<Record<string, boolean>>;
};

export const NO_EDITS: Edits = { situation: {}, answers: {}, originalsSeen: {} };

export function hasEdits({ situation, answers, originalsSeen }: Edits): boolean {
  return [situation, answers, originalsSeen].some((part) => Object.keys(part).length > 0);
}

/** What is left when `sent` is saved: what was typed again since then stays. */
export function withoutSent(edits: Edits, sent: Edits): Edits {
  return {
    situation: difference(edits.situation, sent.situation),
    answers: difference(edits.answers, sent.answers),
    originalsSeen: difference(edits.originalsSeen, sent.originalsSeen),
  };
}

export function withoutAnswer(edits: Edits, fieldCode: string): Edits {
  const { [fieldCode]: _removed, ...answers } = edits.answers;
  return { ...edits, answers };
}

/** Field codes that somebody else saved differently since `before`, where we typed something too. */
export function overlapOf(edits: Edits, before: SavedValues, after: SavedValues): readonly string[] {
  return Object.keys(edits.answers).filter((code) => {
    const theirs = after[code]?.value ?? '';
    return theirs !== (before[code]?.value ?? '') && theirs !== edits.answers[code]?.value;
  });
}

type SavedValues = Readonly<Record<string, { readonly value: string }>>;

function difference<Value>(left: Readonly<Record<string, Value>>, right: Readonly<Record<string, Value>>) {
  return Object.fromEntries(Object.entries(left).filter(([key, value]) => right[key] !== value));
}
