/** How SAM_V frames travel in 64-byte reports; each maker of readers has its own way. */
export const FRAMING_NAMES = ['raw64', 'len64', 'dk64'] as const;
export type FramingName = (typeof FRAMING_NAMES)[number];
