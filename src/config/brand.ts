import { resolve } from "node:path";
import { z } from "zod";
import type { CompanyLinks } from "../shared/company-links.ts";
import type { Logos } from "../shared/logo.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { readLogo } from "./logo.ts";

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

/** One line of text: what a company has to write below its letters. */
const footer = z
  .string()
  .trim()
  .regex(
    /^[^\p{C}<>{}]{1,200}$/u,
    "is no line for the foot of a mail. Write up to 200 letters on one line without < > { }, such as Harbor Books Ltd, 1 Quay Street, Bristol.",
  );

/** A page of the company's, which people are sent to. */
export const page = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === "https:",
    "is no address of a page. Write it with https://, such as https://www.example.com/plans.",
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === "" && new URL(text).password === ""),
    "holds a name or password, which everybody would read. Take them out.",
  );

/** How the company shows itself. */
export const BRAND_SHAPE = {
  BRAND_NAME: name.default("Latchkey"),
  BRAND_COLOR: colour.optional(),
  BRAND_COLOR_DARK: colour.optional(),
  BRAND_LOGO: z.string().optional(),
  BRAND_LOGO_DARK: z.string().optional(),
  SUPPORT_NAME: name.optional(),
  HELP_URL: page.optional(),
  PRIVACY_URL: page.optional(),
  TERMS_URL: page.optional(),
  MAIL_FOOTER: footer.optional(),
  MAIL_REPLY_TO: z.string().optional(),
};

type BrandSettings = z.infer<z.ZodObject<typeof BRAND_SHAPE>>;

/** The same, checked. */
export interface BrandConfig {
  /** How the company calls this wherever people read of it. */
  readonly brand: string;
  /** The company's colour on light and on dark pages, `#rrggbb`. Missing: ours; only the dark one missing: made from the other. */
  readonly colours: { readonly light: string | undefined; readonly dark: string | undefined };
  /** Pictures that stand for the company; missing: our door. */
  readonly logos: Logos | undefined;
  /** What the company calls the people who help; missing: support. */
  readonly supportName: string | undefined;
  /** Pages of the company at the foot of our pages and mails. */
  readonly companyLinks: CompanyLinks;
  /** What the company writes below every mail. */
  readonly mailFooter: string | undefined;
}

export const brandOf = (settings: BrandSettings, logos: Logos | undefined): BrandConfig => ({
  brand: settings.BRAND_NAME,
  colours: { light: settings.BRAND_COLOR, dark: settings.BRAND_COLOR_DARK },
  logos,
  supportName: settings.SUPPORT_NAME,
  companyLinks: { help: settings.HELP_URL, privacy: settings.PRIVACY_URL, terms: settings.TERMS_URL },
  mailFooter: settings.MAIL_FOOTER,
});

/**
 * The logo of the settings, read and checked.
 *
 * @param folder where relative paths start
 * @returns undefined without one; else the pictures, or a sentence for each that cannot be used
 */
export function logosOf(settings: BrandSettings, folder: string): Outcome<Logos | undefined, string> {
  const { BRAND_LOGO: light, BRAND_LOGO_DARK: dark } = settings;
  if (light === undefined)
    return dark === undefined
      ? ok(undefined)
      : no("BRAND_LOGO_DARK is set without BRAND_LOGO. Write the logo for light pages as BRAND_LOGO first.");
  const read = { light: readLogo(resolve(folder, light)), dark: dark && readLogo(resolve(folder, dark)) };
  const wrong = [
    read.light.ok ? undefined : `BRAND_LOGO ${read.light.reason}`,
    !read.dark || read.dark.ok ? undefined : `BRAND_LOGO_DARK ${read.dark.reason}`,
  ].filter((sentence) => sentence !== undefined);
  if (!read.light.ok || wrong.length > 0) return no(wrong.join("\n"));
  return ok({ light: read.light.value, dark: read.dark && read.dark.ok ? read.dark.value : undefined });
}
