import { plantDemoWorld } from "../../db/demo.ts";
import { LANGUAGES, type PageLanguage } from "../../src/shared/language.ts";
import { routesOf } from "../portal/routes-of.ts";
import { type Actor, type Cast, openRealPortal, postForm, type RealPortal } from "../security/real-portal.ts";
import type { Piece } from "./golden.ts";

/** The pages are kept as the demo shows them. */
export const DEMO: Cast = {
  people: {
    nobody: undefined,
    member: { address: "ana@acme.example", password: "tulip-harbor-41" },
    admin: { address: "marta@acme.example", password: "copper-lantern-52" },
    "admin elsewhere": { address: "admin@example.com", password: "amber-orchard-28" },
    agent: { address: "lea@latchkey.example", password: "violin-meridian-39" },
  },
  plant: plantDemoWorld,
};

/** Answers as long as somebody listens. */
const STREAM = "/chat/events";

/** Every page that can be asked for, as everybody who may stand before it sees it, in every language. */
export async function goldenPages(): Promise<readonly Piece[]> {
  const portal = await openRealPortal(DEMO);
  const paths = routesOf(portal.app, portal.chat).filter(({ method, path }) => method === "GET" && path !== STREAM);
  const pieces: Piece[] = [];
  for (const actor of actors())
    for (const language of LANGUAGES) pieces.push(...(await pagesFor(portal, actor, language, paths)));
  await portal.close();
  return pieces;
}

const actors = (): readonly Actor[] => Object.keys(DEMO.people).filter((name): name is Actor => name in DEMO.people);

async function pagesFor(
  portal: RealPortal,
  actor: Actor,
  language: PageLanguage,
  paths: readonly { readonly path: string }[],
): Promise<readonly Piece[]> {
  const browser = await portal.enter(actor);
  await postForm(browser, "/language", { language, place: "/" });
  const pieces: Piece[] = [];
  for (const { path } of paths) {
    const response = await browser.get(path);
    const head = `${String(response.status)} ${response.headers.get("location") ?? ""}`;
    const text = `${head}\n${await response.text()}`.replaceAll(portal.baseUrl, "http://golden");
    pieces.push({ name: `pages/${actor}/${language}${path}.txt`, text });
  }
  return pieces;
}
