import { randomUUID } from 'node:crypto';
import { CLOCK_TEXTS } from '../../shared/texts/clock.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { refusalText } from './catalogue-import.ts';
import { Refusal, textOption } from './command.ts';
import type { Command } from './command.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** Takes the clock for right after it was ahead, by the same rules as the administrator's page. */
export const clockAcceptCommand: Command = {
  words: ['clock', 'accept'],
  options: { ...DATA_OPTIONS, reason: 'text' },
  argumentCount: 0,
  run: async (context) => {
    const reason = textOption(context, 'reason')?.trim() ?? '';
    if (reason === '') {
      throw new Refusal('usage', QUANKE_TEXTS.missingArgument(QUANKE_TEXTS.argumentNames.reason));
    }
    return withOffice(context, async ({ operations }) => {
      const caller = commandLineCaller('acceptClock');
      const accepted = await operations.system.acceptClock({ requestId: randomUUID(), reason }, caller);
      if (!accepted.ok) {
        throw new Refusal('refused', refusalText(accepted.failure.code), accepted.failure);
      }
      const { newestBefore, actions, cases } = accepted.value;
      const lines = [CLOCK_TEXTS.accepted(newestBefore, actions, cases)];
      return { passed: true, lines, json: { newestBefore, actions, cases } };
    });
  },
};
