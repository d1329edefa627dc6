import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { TOP } from "../architecture/read-modules.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Neither modules found quickly nor settings of whoever runs the tests: what a machine of somebody else has. */
export const environment = {
  PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  HOME: process.env["HOME"],
  no_proxy: "127.0.0.1",
  NO_PROXY: "127.0.0.1",
};

/** Runs a program to its end. */
export const run = (folder: string, program: string, ...words: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(program, words, { cwd: folder, env: environment, maxBuffer: 2 ** 24 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });

/** Builds the package and packs it. @returns the tarball */
export async function pack(into: string): Promise<string> {
  const built = await run(TOP, process.execPath, "tools/build.ts");
  if (built.code !== 0) throw new Error(`The build failed: ${built.out}${built.err}`);
  const packed = await run(TOP, "npm", "pack", "--silent", "--pack-destination", into);
  if (packed.code !== 0) throw new Error(`npm pack failed: ${packed.err}`);
  return join(into, packed.out.trim());
}

/** A package that stands for the one whose script downloads a browser: here the script only leaves a file. */
export function trapIn(folder: string): string {
  const trap = join(folder, "trap");
  mkdirSync(trap);
  const scripts = {
    install: `node -e "fs.writeFileSync(${JSON.stringify(sprungIn(folder)).replaceAll('"', "'")}, '')"`,
  };
  writeFileSync(join(trap, "package.json"), JSON.stringify({ name: "puppeteer", version: "24.38.0", scripts }));
  return trap;
}

/** Is there once the trap was sprung. */
export const sprungIn = (folder: string) => join(folder, "sprung");

/** Installs packages in a project of somebody else, scripts and all. */
export const install = (project: string, registry: string, ...packages: readonly string[]): Promise<Ran> => {
  const settings = { registry, cache: join(project, "..", "cache"), userconfig: join(project, ".npmrc") };
  const flags = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  return run(project, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts=false", ...flags, ...packages);
};

/** An empty project. */
export function projectIn(folder: string, name: string): string {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name, version: "1.0.0", private: true, type: "module" }),
  );
  return project;
}

export const scratch = () => mkdtempSync(join(tmpdir(), "package-"));
