import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { holds } from '../../shared/domain/catalogue/condition.ts';
import type { Situation } from '../../shared/domain/catalogue/condition.ts';
import { countMaterials } from '../../shared/domain/catalogue/count-materials.ts';
import { findSubject } from '../../shared/domain/catalogue/find-subject.ts';
import { catalogueFaultLine } from '../../shared/texts/catalogue-files.ts';
import { QUANKE_CATALOGUE_TEXTS as TEXTS } from '../../shared/texts/quanke-catalogue.ts';
import { readNamedFolder, tellFaults } from './catalogue-folder.ts';
import type { Command } from './command.ts';

/** Judges the files of a catalogue as an import will, and counts what it saves citizens. */
export const catalogueCheckCommand: Command = {
  words: ['catalogue', 'check'],
  options: {},
  argumentCount: 1,
  run: async (context) => {
    const reading = await readNamedFolder(context);
    if (!reading.ok) return tellFaults(reading);
    const { catalogue, warnings } = reading;
    const { themes, items, fields, materials } = catalogue;
    const counts = {
      themes: themes.length,
      items: items.length,
      fields: fields.length,
      materials: materials.length,
    };
    const reductions = reductionsOf(catalogue);
    return {
      passed: true,
      lines: [
        ...warnings.map(catalogueFaultLine),
        TEXTS.content(counts),
        ...(reductions.length > 0 ? [TEXTS.reductionHead] : []),
        ...reductions.map(({ code, name, count }) => TEXTS.reduction(code, name, count)),
        TEXTS.right(warnings.length),
      ],
      json: {
        valid: true,
        name: catalogue.head.name,
        ...counts,
        warnings,
        reductions: reductions.map(({ count, ...theme }) => ({ ...theme, ...count })),
      },
    };
  },
};

/** 材料减少 of every theme, in the situation that is answered first. */
function reductionsOf(catalogue: Catalogue) {
  return catalogue.themes.flatMap(({ themeCode: code, name }) => {
    const subject = { kind: 'theme', code } as const;
    const situation = firstSituation(findSubject(catalogue, subject)?.questions ?? []);
    const counted = countMaterials(catalogue, subject, situation);
    return counted.ok ? [{ code, name, situation, count: counted.value }] : [];
  });
}

/** Questions put the commonest answer first. */
function firstSituation(
  questions: readonly Pick<Catalogue['questions'][number], 'questionCode' | 'choices' | 'when'>[],
): Situation {
  return questions.reduce<Situation>((situation, { questionCode, choices: [first], when }) => {
    return first && holds(when, situation) ? { ...situation, [questionCode]: first.value } : situation;
  }, {});
}
