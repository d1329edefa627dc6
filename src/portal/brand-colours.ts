import { readFileSync } from "node:fs";

/** The company's colour on light pages and on dark ones: of buttons, links and what the person wrote. `#rrggbb`. */
export interface BrandColours {
  readonly light?: string | undefined;
  readonly dark?: string | undefined;
}

type Scheme = keyof BrandColours;

/** What the colour lies on or is read on, by its name in `tokens.css`. */
const SURFACES = ["paper", "surface", "bubble", "news-wash", "trouble-wash"] as const;

/** WCAG 2.2, 1.4.3: text of ordinary size. */
const ENOUGH = 4.5;

/** What is written on the colour. At least as far from it as every surface, in the same direction. */
const WRITTEN_ON = { light: "#ffffff", dark: "#070d0e" } as const;

/** Towards which a colour becomes readable. */
const AWAY = { light: "#000000", dark: "#ffffff" } as const;

const SETTING = { light: "BRAND_COLOR", dark: "BRAND_COLOR_DARK" } as const;

/**
 * The lines of a style sheet that lay the company's colours over ours.
 *
 * @throws naming the setting, the contrast and a colour that would do, when one of them cannot be read on its pages
 */
export function brandSheet(colours: BrandColours): string {
  const { light } = colours;
  if (light === undefined && colours.dark === undefined) return "";
  // Half a pair would leave the other scheme in our colour.
  const dark = colours.dark ?? readable(light ?? "", "dark");
  const rules = [
    ...(light === undefined ? [] : [rule(checked(light, "light"), "light")]),
    `@media (prefers-color-scheme: dark) {\n${rule(checked(dark, "dark"), "dark")}\n}`,
  ];
  return `\n${rules.join("\n")}\n`;
}

const rule = (colour: string, scheme: Scheme) =>
  `:root { --door: ${colour}; --door-deep: ${mix(colour, AWAY[scheme], 0.2)}; --on-door: ${WRITTEN_ON[scheme]}; }`;

function checked(colour: string, scheme: Scheme): string {
  const least = leastContrast(colour, scheme);
  if (least >= ENOUGH) return colour;
  const figures = `${least.toFixed(1)} to 1 where ${String(ENOUGH)} to 1 is needed`;
  throw new Error(
    `${SETTING[scheme]} cannot be read on ${scheme} pages (${figures}). Take one that is ${scheme === "light" ? "darker" : "lighter"}, such as ${readable(colour, scheme)}.`,
  );
}

/** The colour, moved only so far that it can be read on every surface of the scheme. */
function readable(colour: string, scheme: Scheme): string {
  const steps = Array.from({ length: 101 }, (_, step) => mix(colour, AWAY[scheme], step / 100));
  return steps.find((one) => leastContrast(one, scheme) >= ENOUGH) ?? AWAY[scheme];
}

const leastContrast = (colour: string, scheme: Scheme) =>
  Math.min(...surfacesOf(scheme).map((surface) => contrast(colour, surface)));

const TOKENS = readFileSync(new URL("./static/tokens.css", import.meta.url), "utf8");

/** As the style sheet has them: there each is written once for light pages, and once more for dark ones. */
const surfacesOf = (scheme: Scheme) =>
  SURFACES.map((name) => {
    const [light, dark] = [...TOKENS.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, "gu"))].map(([, hex]) => hex);
    return (scheme === "light" ? light : dark) ?? "#808080";
  });

/** How far two colours are apart for the eye, 1 to 21 (WCAG 2.2). @param one `#rrggbb`, as is `other` */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channelsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** @param share 0: `from`, 1: `to` */
function mix(from: string, to: string, share: number): string {
  const others = channelsOf(to);
  const mixed = channelsOf(from).map((value, index) => Math.round(value + ((others[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
