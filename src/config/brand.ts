import { z } from "zod";

/** Letters, digits and a few signs: it stands in titles, as the sender of mails and in the chat. */
const name = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{M}\p{N} .,&'’-]{1,40}$/u,
    "is no name for pages and mails. Write 1 to 40 letters, digits, blanks or . , & ' -, such as Harbor Books.",
  );

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/iu, "is no colour. Write it as # and six digits, such as #14564f.")
  .toLowerCase();

/** How the company shows itself. */
export const BRAND_SHAPE = {
  BRAND_NAME: name.default("Latchkey"),
  BRAND_COLOR: colour.optional(),
  BRAND_COLOR_DARK: colour.optional(),
  MAIL_REPLY_TO: z.string().optional(),
};
