import type { Library } from "../engine/engine.ts";
import { drawMermaid } from "./draw/mermaid.ts";
import { drawSvg } from "./draw/svg.ts";
import { editorSchema } from "./editor-schema.ts";
import type { SourceFile } from "./source.ts";

/** Every file below the flows folder that is made from the flows and never written by hand. */
export const generatedFiles = (library: Library): readonly SourceFile[] => [
  { path: "flow.schema.json", text: editorSchema() },
  ...Object.values(library.flows).flatMap((flow) => [
    { path: `drawings/${flow.id}.mmd`, text: drawMermaid(flow) },
    { path: `drawings/${flow.id}.svg`, text: drawSvg(flow) },
  ]),
];
