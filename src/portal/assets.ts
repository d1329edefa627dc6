import { readdirSync, readFileSync } from "node:fs";
import { Router } from "express";

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
  "mailbox",
];

/**
 * `/assets/…`: the style sheet, the icon and the browser code, read once at start. Browsers ask again each time
 * and get a short "not changed", so an upgrade shows at once.
 */
export function assetRoutes(): Router {
  const router = Router();
  const files = {
    "latchkey.css": sheet(),
    "latchkey.svg": read("latchkey.svg"),
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

const read = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

const sheet = () => SHEETS.map((name) => read(`${name}.css`)).join("\n");

function browserCode(folder: "chat" | "pages"): Readonly<Record<string, string>> {
  const names = readdirSync(new URL(`${folder}/`, FOLDER)).filter((name) => name.endsWith(".js"));
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)]));
}
