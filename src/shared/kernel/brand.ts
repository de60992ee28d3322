declare const brand: unique symbol;

/** A string (or number) that only its own parser or factory may make, so that two kinds cannot be mixed up. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
