import { readFileSync } from "node:fs";
import { contrast, mix, READABLE } from "../shared/colour.ts";

/** The company's colour on light pages and on dark ones: of buttons, links and what the person wrote. `#rrggbb`. */
export interface BrandColours {
  readonly light?: string | undefined;
  readonly dark?: string | undefined;
}

type Scheme = keyof BrandColours;

/** What the colour lies on or is read on, by its name in `tokens.css`. */
const SURFACES = ["paper", "surface", "bubble", "news-wash", "trouble-wash"] as const;

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
  const { light, dark } = brandColours(colours);
  if (dark === undefined) return "";
  const rules = [
    ...(light === undefined ? [] : [rule(light, "light")]),
    `@media (prefers-color-scheme: dark) {\n${rule(dark, "dark")}\n}`,
  ];
  return `\n${rules.join("\n")}\n`;
}

/** Both colours, the dark one made from the other where only that is set. @throws as `brandSheet` */
export function brandColours({ light, dark }: BrandColours): BrandColours {
  if (light === undefined && dark === undefined) return {};
  // Half a pair would leave the other scheme in our colour.
  const made = dark ?? readable(light ?? "", "dark");
  return { light: light && checked(light, "light"), dark: checked(made, "dark") };
}

const rule = (colour: string, scheme: Scheme) =>
  `:root { --door: ${colour}; --door-deep: ${mix(colour, AWAY[scheme], 0.2)}; --on-door: ${WRITTEN_ON[scheme]}; }`;

function checked(colour: string, scheme: Scheme): string {
  const least = leastContrast(colour, scheme);
  if (least >= READABLE) return colour;
  const figures = `${least.toFixed(1)} to 1 where ${String(READABLE)} to 1 is needed`;
  throw new Error(
    `${SETTING[scheme]} cannot be read on ${scheme} pages (${figures}). Take one that is ${scheme === "light" ? "darker" : "lighter"}, such as ${readable(colour, scheme)}.`,
  );
}

/** The colour, moved only so far that it can be read on every surface of the scheme. */
function readable(colour: string, scheme: Scheme): string {
  const steps = Array.from({ length: 101 }, (_, step) => mix(colour, AWAY[scheme], step / 100));
  return steps.find((one) => leastContrast(one, scheme) >= READABLE) ?? AWAY[scheme];
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
