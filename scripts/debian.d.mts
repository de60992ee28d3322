/** Where the file is; a `*` stands for one folder. Undefined when it is nowhere. */
export function findFile(pattern: string): string | undefined;
