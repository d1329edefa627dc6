/** Pages of the company that people are led to from the foot of pages and mails. Left out: no such link. */
const COMPANY_PAGES = ["help", "privacy", "terms"] as const;

export type CompanyLinks = Readonly<Record<(typeof COMPANY_PAGES)[number], string | undefined>>;

/** None of them. */
export const NO_LINKS: CompanyLinks = { help: undefined, privacy: undefined, terms: undefined };

/** Those that there are, in the order in which they are shown. */
export const shownLinks = (links: CompanyLinks) =>
  COMPANY_PAGES.flatMap((name) => {
    const { [name]: url } = links;
    return url === undefined ? [] : [{ name, url }];
  });
