import { z } from "zod";
import type { Library } from "../engine/engine.ts";
import { drawMermaid } from "./draw/mermaid.ts";
import { drawSvg } from "./draw/svg.ts";
import { flowSchema } from "./schema.ts";
import type { SourceFile } from "./source.ts";

/** Every file below the flows folder that is made from the flows and never written by hand. */
export const generatedFiles = (library: Library): readonly SourceFile[] => [
  { path: "flow.schema.json", text: editorSchema() },
  ...Object.values(library.flows).flatMap((flow) => [
    { path: `drawings/${flow.id}.mmd`, text: drawMermaid(flow) },
    { path: `drawings/${flow.id}.svg`, text: drawSvg(flow) },
  ]),
];

/** The schema as JSON Schema, so that editors complete keys and underline what does not fit while one types. */
const editorSchema = () =>
  `${JSON.stringify({ title: "A flow of Latchkey", ...z.toJSONSchema(flowSchema) }, null, 2)}\n`;
