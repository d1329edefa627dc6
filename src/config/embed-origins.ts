import { z } from "zod";
import { isLocal } from "./private-address.ts";

/** Letters, digits, dots and hyphens: anything else could end the list in the header that it goes into. */
const PLAIN_HOST = /^[a-z0-9.-]+$/u;

/** What is wrong with the address of a site that may show the chat, and the cure; undefined when nothing is. */
function mistakeIn(text: string): string | undefined {
  if (text.includes("*"))
    return "holds a *, and nobody knows who has a page there. Write each site by its own address, such as https://www.example.com.";
  if (!URL.canParse(text) || !/^https?:$/u.test(new URL(text).protocol) || !PLAIN_HOST.test(new URL(text).hostname))
    return "is no address. Write scheme and host of each site, such as https://www.example.com, separated by commas.";
  const url = new URL(text);
  if (url.protocol !== "https:" && !isLocal(url))
    return "is not https. On an open line anybody could change the page around the chat, so anything but localhost must start with https://.";
  if (url.href !== `${url.origin}/`)
    return "has more than scheme and host. Leave out what follows the host: all pages of a site may show the chat.";
  return undefined;
}

/** The sites whose pages may show the chat: origins in the form in which browsers send them, each once. */
export const embedOrigins = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .check(({ value, issues }) => {
    const number = value.findIndex((site) => mistakeIn(site) !== undefined) + 1;
    const which = value.length > 1 ? `(site ${String(number)} of ${String(value.length)}) ` : "";
    if (number > 0)
      issues.push({ code: "custom", message: `${which}${mistakeIn(value[number - 1] ?? "") ?? ""}`, input: value });
  })
  .transform((sites) => [...new Set(sites.map((site) => new URL(site).origin))]);

/** Latchkey's own pages have the chat already, and none of them may stand in a frame. */
export const ownAmong = (origins: readonly string[], publicBaseUrl: string): readonly string[] =>
  origins.includes(new URL(publicBaseUrl).origin)
    ? ["EMBED_ORIGINS names PUBLIC_BASE_URL, whose pages have the chat already. List only the sites around it."]
    : [];
