import { z } from "zod";

/** The digits of a phone number, with the country code. */
export const isPhone = (id: string): boolean => /^\d{5,20}$/u.test(id);
/** An id that one business alone sees, such as `US.13491208655302741918`: people may hide their number behind it. */
const isScoped = (id: string): boolean => /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,120}$/u.test(id);

const name = z
  .string()
  .optional()
  .catch(undefined)
  .transform((id) => (id !== undefined && (isPhone(id) || isScoped(id)) ? id : undefined));

const FROM = z.object({ from: name, from_user_id: name });
const CONTACT = z.object({ wa_id: name, user_id: name });

/**
 * Every name of whoever sent a message: the number first, because it works everywhere; then the id that stays when the
 * number is hidden. Empty when there is none.
 *
 * @param contacts entries of `contacts` of the same batch; one that shares a name with the message is its sender
 */
export function readSenders(message: unknown, contacts: readonly unknown[]): readonly string[] {
  const { from, from_user_id: scoped } = FROM.catch({ from: undefined, from_user_id: undefined }).parse(message);
  const own = known([from, scoped]);
  const read = contacts.map((contact) => {
    const { wa_id: phone, user_id: id } = CONTACT.catch({ wa_id: undefined, user_id: undefined }).parse(contact);
    return known([phone, id]);
  });
  const [only, ...more] = read;
  const theirs = own.length > 0 ? read.find((ids) => ids.some((id) => own.includes(id))) : undefined;
  const alone = own.length === 0 && more.length === 0 ? only : undefined;
  const all = [...new Set([...own, ...(theirs ?? alone ?? [])])];
  return all.toSorted((left, right) => Number(isPhone(right)) - Number(isPhone(left)));
}

const known = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined);
