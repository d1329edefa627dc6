import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { TOP } from "../architecture/read-modules.ts";

/**
 * A registry on this machine that has what this repository has installed and nothing else, so that an install can be
 * looked at without a network. It also has what must never be installed: the `puppeteer` whose script downloads a browser.
 */
export interface Registry {
  readonly url: string;
  /** Folders of the packages whose contents were fetched. */
  readonly fetched: readonly string[];
  readonly close: () => void;
}

const Entry = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
});
type Entry = z.infer<typeof Entry>;

const Manifest = z.looseObject({ version: z.string() });

const Lock = z.object({ packages: z.record(z.string(), Entry) });

/** @param trap folder of a package of ours that stands for the real `puppeteer`, with an install script */
export async function openRegistry(trap: string): Promise<Registry> {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(TOP, "package-lock.json"), "utf8")));
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(trap, "package.json"), "utf8")));
  const known = versionsOf(packages);
  known.set(
    "puppeteer",
    new Map([[manifest.version, { place: trap, entry: { ...manifest, hasInstallScript: true } }]]),
  );
  const fetched: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    const place = /^-\/(.+)\.tar$/u.exec(path)?.[1];
    if (place === undefined) {
      describe(known.get(path), path, `http://${request.headers.host ?? ""}`, response);
      return;
    }
    fetched.push(place);
    sendContents(resolve(TOP, place), response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${String(portOf(server.address()))}`, fetched, close: () => server.close() };
}

const portOf = (address: AddressInfo | string | null) =>
  address === null || typeof address === "string" ? 0 : address.port;

type Versions = ReadonlyMap<string, { readonly place: string; readonly entry: Readonly<Record<string, unknown>> }>;

/** By the name under which it is published. What only development needs is not there. */
function versionsOf(packages: Readonly<Record<string, Entry>>): Map<string, Versions> {
  const known = new Map<string, Versions>();
  for (const [place, entry] of Object.entries(packages)) {
    const {
      version,
      dev,
      link,
      name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
    } = entry;
    if (version === undefined || dev === true || link === true || place === "") continue;
    known.set(
      name,
      new Map([...(known.get(name) ?? []), [version, { place, entry: { ...entry, ...manifestIn(place) } }]]),
    );
  }
  return known;
}

/** What the package says of itself; nothing where it is for another kind of machine, and so not here. */
function manifestIn(place: string): Readonly<Record<string, unknown>> {
  const file = join(TOP, place, "package.json");
  return existsSync(file) ? Manifest.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
}

function describe(found: Versions | undefined, name: string, url: string, response: ServerResponse): void {
  if (!found) {
    response.writeHead(404).end("{}");
    return;
  }
  const versions = [...found].map(([version, { place, entry }]) => {
    const dist = { tarball: `${url}/-/${encodeURIComponent(place)}.tar` };
    return [version, { ...entry, integrity: undefined, name, version, dist }] as const;
  });
  const latest = versions.at(-1)?.[0];
  const text = JSON.stringify({ name, "dist-tags": { latest }, versions: Object.fromEntries(versions) });
  response.writeHead(200, { "content-type": "application/json" }).end(text);
}

/** Half of all files, and nothing that is installed here reads them. */
const UNREAD = ["*.map", "*.d.cts", "*.d.mts", "*.md", "*.c", "*.h"];

/** Without the packages that lie inside it: each of them is fetched by itself. */
function sendContents(folder: string, response: ServerResponse): void {
  const name = basename(folder);
  const left = [`${name}/node_modules`, ...UNREAD].map((pattern) => `--exclude=${pattern}`);
  const tar = spawn("tar", ["-cf", "-", ...left, "-C", dirname(folder), name]);
  tar.stdout.pipe(response);
}
