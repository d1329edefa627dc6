const PLAIN = /^[\p{L}\p{M}\p{N} ,&'’().-]{1,60}$/u;
const LOOKS_LIKE_A_LINK = /\.[^ .]/;

/**
 * A name that somebody chose, if it can stand in a mail of ours. Names are a known way to smuggle advertising and
 * links into mails that a company signs; such a name is left out.
 */
export function plainName(name: string): string | undefined {
  const trimmed = name.trim();
  return PLAIN.test(trimmed) && !LOOKS_LIKE_A_LINK.test(trimmed) ? trimmed : undefined;
}
