import { profileProblemText } from '../../shared/texts/device-profiles.ts';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { checkReaderProfilesFile } from '../station/id-card-reader/reader-profiles.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';

/** Judges a site's file of reader profiles as the station will, before anybody puts it in its place. */
export const deviceCheckProfilesCommand: Command = {
  words: ['device', 'check-profiles'],
  options: {},
  argumentCount: 1,
  run: async (context) => {
    const [file] = context.arguments;
    if (file === undefined) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.file));
    const checked = checkReaderProfilesFile(file);
    if (!checked) throw new Refusal('refused', TEXTS.fileUnreadable(file));
    if (checked.ok) {
      const readers = checked.profiles.readers.length;
      return { passed: true, lines: [TEXTS.profiles.right(readers)], json: { valid: true, readers } };
    }
    const problems = checked.problems.map((problem) => ({ ...problem, text: profileProblemText(problem) }));
    return {
      passed: false,
      lines: [...problems.map(({ text }) => text), TEXTS.profiles.wrong(problems.length)],
      json: { valid: false, problems },
    };
  },
};
