/** Dots that input methods offer for the one between the parts of a Uyghur or Kazakh name. */
const NAME_DOTS = /[•‧∙⋅・･●.]/gu;

/**
 * One spelling for what people write in several: full-width digits and letters become plain, `x` of an identity
 * number becomes `X`, spaces go, the dot of a name is U+00B7. Both sides of a search pass through here.
 */
export function normalizeForSearch(value: string): string {
  return value.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll(NAME_DOTS, '·').toUpperCase();
}
