import { isBrowserCode, readModules } from "../architecture/read-modules.ts";
import { shapeOf } from "../architecture/shape.ts";
import { walkedFiles } from "./walked-files.ts";

/** `npm run shape`: prints how the code lies in its files. No gate: what must hold, the architecture tests hold. */
const FIRST_MESSAGE = "I forgot my password, ana@acme.example";

const shape = shapeOf([...readModules("src"), ...readModules("db")].filter(({ path }) => !isBrowserCode(path)));
const walked = await walkedFiles(FIRST_MESSAGE);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const folders = new Map<string, number>();
for (const path of walked) {
  const folder = path.split("/").slice(0, 2).join("/");
  folders.set(folder, (folders.get(folder) ?? 0) + 1);
}
const byFolder = [...folders].sort(([, a], [, b]) => b - a).map(([folder, files]) => `${folder} ${String(files)}`);

process.stdout.write(
  [
    `files                      ${String(shape.files)}`,
    `lines                      ${String(shape.lines)}`,
    `lines of a file            median ${String(shape.median)}, 90 % ${String(shape.p90)}, most ${String(shape.max)}`,
    `imports                    ${percent(shape.imports)} of all lines`,
    `one importer beside them   ${String(shape.single.length)}, under 40 lines ${String(shape.singleAndSmall.length)}`,
    `names in three files       ${String(shape.homonyms.length)}: ${shape.homonyms.map(([name]) => name).join(" ")}`,
    `a first chat message walks ${String(walked.length)} files: ${byFolder.join(", ")}`,
    "",
  ].join("\n"),
);
