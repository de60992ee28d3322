import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { FramingName } from '../../../shared/domain/device/framing.ts';
import { FRAMINGS, strictly } from './framing/framings.ts';
import { SAM_COMMANDS } from './sam-commands.ts';
import { SamLink } from './sam-link.ts';
import type { LinkFailure, SamAnswer, SamLinkParts } from './sam-link.ts';

/** The framing a reader answered in, and what it answered. */
export type ProbedFraming = { readonly framing: FramingName; readonly answer: SamAnswer };

/**
 * Finds out how a reader frames its answers: asks for the SAM id under one framing after the other and takes the
 * first that brings a valid frame, whatever its status word says. A reader that does not stop talking ends the search.
 */
export async function probeFraming(
  parts: Omit<SamLinkParts, 'framing'>,
  candidates: readonly FramingName[],
  probeMs: number,
): Promise<Result<ProbedFraming, LinkFailure>> {
  let last: Result<never, LinkFailure> = fail('link.silent');
  for (const framing of candidates) {
    const link = new SamLink({ ...parts, framing: strictly(FRAMINGS[framing]) });
    const answer = await link.ask(SAM_COMMANDS.samId, probeMs);
    if (answer.ok) return succeed({ framing, answer: answer.value });
    // A reader that answered something else is more telling than one that was silent.
    if (last.failure.code === 'link.silent') last = answer;
    if (parts.connection.failure || answer.failure.code === 'link.noisy') break;
  }
  return last;
}
