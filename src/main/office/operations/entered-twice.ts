/** 双次录入. Whoever overrides a check enters the value a second time: both must say the same (domain.md C.6). */
export function isEnteredTwice(value: string, enteredAgain: string | undefined): boolean {
  return enteredAgain !== undefined && plain(value) === plain(enteredAgain);
}

/** Codes are kept in capital letters, however they were typed. */
function plain(value: string): string {
  return value.trim().toUpperCase();
}
