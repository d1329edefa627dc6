import { readdirSync, readFileSync } from "node:fs";
import { Router } from "express";
import { LOGO_PATHS, type Logos } from "../shared/logo.ts";
import { type BrandColours, brandSheet } from "./brand-colours.ts";
import type { PortalOptions } from "./page-context.ts";

const FOLDER = new URL("./static/", import.meta.url);

/** The style sheet is written in small files and served as one; the order matters: tokens, then what uses them. */
const SHEETS = [
  "tokens",
  "base",
  "page",
  "form",
  "inside",
  "backup-codes",
  "linked-chats",
  "whitelist",
  "users",
  "demo",
  "approvals",
  "cases",
  "chat",
  "embed",
  "mailbox",
];

/**
 * `/assets/…`: the style sheet, the icon and the browser code, read once at start. Browsers ask again each time
 * and get a short "not changed", so an upgrade shows at once.
 *
 * @throws when a colour of the company cannot be read on its pages
 */
export function assetRoutes({ colours = {}, logos }: Pick<PortalOptions, "colours" | "logos">): Router {
  const router = Router();
  if (logos) serveLogos(router, logos);
  const files = {
    "latchkey.css": sheet() + brandSheet(colours),
    "latchkey.svg": icon(colours),
    ...browserCode("chat"),
    ...browserCode("pages"),
  };
  for (const [name, content] of Object.entries(files))
    router.get(`/assets/${name}`, (_request, response) => {
      response
        .set("Cache-Control", "no-cache")
        .type(name.slice(name.lastIndexOf(".") + 1))
        .send(content);
    });
  return router;
}

/** Mails show them as well, and mail programs on the web are pages of others. */
function serveLogos(router: Router, { light, dark }: Logos): void {
  for (const [path, logo] of [[LOGO_PATHS.light, light] as const, [LOGO_PATHS.dark, dark] as const])
    if (logo)
      router.get(path, (_request, response) => {
        response.set("Cross-Origin-Resource-Policy", "cross-origin").set("Cache-Control", "no-cache");
        response.type("png").send(Buffer.from(logo.bytes));
      });
}

/** The door in the tab, in the company's colour. */
const icon = ({ light }: BrandColours) =>
  light === undefined ? read("latchkey.svg") : read("latchkey.svg").replace(/fill="#\w{6}"/u, `fill="${light}"`);

/**
 * The program of `/widget.js`, which a site puts on its pages: the loader with everything it is given.
 *
 * @param given what the loader knows, but for its style sheet
 */
export function widgetCode(given: Readonly<Record<string, unknown>>, colours: BrandColours = {}): string {
  // A site has a `:root` of its own.
  const tokens = `${read("tokens.css")}${brandSheet(colours)}`.replaceAll(":root", ":host");
  const css = `${tokens}\n${read("widget/widget.css")}`;
  const parts = ["draw", "widget"].map((name) => read(`widget/${name}.js`));
  // One plain script: a module would need the site's leave to be fetched with CORS.
  const code = parts.map((part) => part.replaceAll(/^import .*\n/gmu, "").replaceAll(/^export /gmu, "")).join("\n");
  return `(() => {\n"use strict";\n${code}\nstartWidget(${JSON.stringify({ ...given, css })});\n})();\n`;
}

const read = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

const sheet = () => SHEETS.map((name) => read(`${name}.css`)).join("\n");

function browserCode(folder: "chat" | "pages"): Readonly<Record<string, string>> {
  const names = readdirSync(new URL(`${folder}/`, FOLDER)).filter((name) => name.endsWith(".js"));
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)]));
}
