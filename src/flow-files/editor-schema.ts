import { z } from "zod";
import { flowSchema } from "./schema.ts";

/** The schema as JSON Schema, so that editors complete keys and underline what does not fit while one types. */
export const editorSchema = () =>
  `${JSON.stringify({ title: "A flow of Latchkey", ...z.toJSONSchema(flowSchema) }, null, 2)}\n`;
