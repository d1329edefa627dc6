/**
 * Letters, digits and what companies and people have in their names. Nothing that looks like a link: the name stands in
 * mails of ours (what does not fit there is left out of them).
 */
const FITS = /^[\p{L}\p{M}\p{N} &,.'’()+-]{1,60}$/u;
/** "S.A." and "R.L." are company names. */
const LOOKS_LIKE_A_LINK = /\.[^ .]{2}/;

/**
 * The name of a workspace or a person, as somebody typed it.
 *
 * @returns the name in one form of writing, or undefined when it cannot be one
 */
export function readName(typed: string): string | undefined {
  const name = typed.normalize("NFC").replace(/\s/g, " ").trim();
  return FITS.test(name) && !LOOKS_LIKE_A_LINK.test(name) ? name : undefined;
}

/** The form in which two names of workspaces are compared. */
export const plainNameOf = (name: string) => name.normalize("NFC").trim().toLowerCase();
