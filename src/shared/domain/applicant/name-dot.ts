/**
 * Dots that keyboards, input methods and old programs offer for the one between the parts of a name of the Uyghurs,
 * Kazakhs and others.
 */
const OTHER_DOTS = /[•‧∙⋅・･●．.]/gu;

/** The name with the dot that registers use, U+00B7. */
export function withUsualDot(name: string): string {
  return name.replaceAll(OTHER_DOTS, '·');
}
