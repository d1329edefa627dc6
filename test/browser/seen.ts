import type { Page } from "playwright-core";
import { z } from "zod";
import { DEMO_WORLD } from "../../db/demo.ts";
import { latinIn, PSEUDO } from "../support/pseudo-language.ts";

/** Code for the page, as text: the tests themselves have no DOM. Everything that is read or heard, piece by piece. */
const WORDS = `(() => {
  const attributes = ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"];
  const inAttributes = [...document.querySelectorAll("*")].flatMap((one) =>
    attributes.flatMap((name) => one.getAttribute(name) ?? []).concat(one.matches("input[type=submit], input[type=button]") ? one.value : []));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, noscript, template, article pre, [translate=no], [lang]:not(html, [lang='" + document.documentElement.lang + "'])"))
      texts.push(walker.currentNode.textContent);
  }
  return [...texts, ...inAttributes].map((text) => text.replace(/\\s+/g, " ").trim()).filter((text) => text !== "");
})()`;

/** Elements with words of their own that do not show all of them, or stand out of their box. */
const CUT = `(() => {
  const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
  const scrolls = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  const isUnseen = (one) => one.getBoundingClientRect().width <= 1 || one.closest(".unseen, .skip, svg") !== null;
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && own(one) && one.clientWidth > 0 && !scrolls(one) && !isUnseen(one))
    .filter((one) => one.scrollWidth > one.clientWidth + 1 ||
      (["hidden", "clip"].includes(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1))
    .map((one) => one.outerHTML.slice(0, 160));
})()`;

/** Names in the worlds of the tests, and what people there typed. A language has no say in them. */
const KNOWN: readonly string[] = [
  ...DEMO_WORLD.flatMap(({ name, whitelist, people }) => [
    name,
    ...whitelist.map(({ note }) => note),
    ...people.flatMap((person) => [person.name, person.email, person.password]),
  ]),
  // Of the doubles, and of whoever fills in their forms.
  "Ana <Ruiz>",
  "Brass & Sons <Ltd>",
  "Harbor Books",
  "Nora Weiss",
  "Set a new password",
  "Latchkey",
  // Columns of a file of people, and a role that there is none of.
  "email",
  "name",
  "role",
  "boss",
  "phone",
  "Chrome",
  "Linux",
  // What the chat offered to somebody who writes English.
  "I’m not sure",
];

const strings = z.array(z.string());

/** Everything that a page says, hidden names for screen readers included. Pieces in another language are left out. */
export const wordsOn = async (page: Page): Promise<readonly string[]> => strings.parse(await page.evaluate(WORDS));

/** Words on a page in a made-up language that stand in no file of a language; on other pages none. */
export async function wordsInNoFile(page: Page): Promise<readonly string[]> {
  const language = await page.locator("html").getAttribute("lang");
  const isMadeUp = PSEUDO.some((one) => one.language === language);
  // The button that chooses a language shows its tag.
  return isMadeUp ? latinIn(await wordsOn(page), [...KNOWN, language?.toUpperCase() ?? ""]) : [];
}

/** What on the page is cut off, or is wider than the place that it has. */
export const cutOn = async (page: Page): Promise<readonly string[]> => strings.parse(await page.evaluate(CUT));
