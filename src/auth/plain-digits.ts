const longestTypedCode = 32;

/** `123 456`, `123-456` and full-width digits are how people copy a code. */
export const plainDigits = (typed: string): string =>
  typed.slice(0, longestTypedCode).normalize("NFKC").replace(/[\s-]/g, "");
