import { z } from "zod";
import { REPLIES } from "../engine/engine.ts";
import { TOLD } from "../shared/told.ts";
import { ACTS, CHECKS, CODE_REASONS } from "./catalog.ts";

/** The shape of a `*.flow.yml`. Whether its parts fit together is the business of `check/`. */

const name = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
/** What people want, in lower-case words with underscores. */
const intent = z
  .string()
  .max(60)
  .regex(/^(?!(?:said|answered|otherwise|limit)$)[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
/** Options may also be named after an intent (underscores), and never after a way out that is no option. */
const optionName = z
  .string()
  .max(60)
  .regex(/^(?!(?:said|answered|otherwise|limit)$)[a-z][a-z0-9_-]*$/);
const text = z
  .string()
  .max(120)
  .regex(/^[a-z][a-z0-9_.-]*$/);
const times = z.int().min(1).max(10);
const branches = z.record(name, name);

/** On every step that may be entered again: so many times, then on to another step. */
const limit = z.strictObject({ times, then: name }).optional();

/** On a step that only says something: where whoever told this goes on instead. */
const unless = z.partialRecord(z.enum(TOLD), name).optional();

const question = {
  text: text.optional(),
  retry: text.optional(),
  why: text.optional(),
  tries: z.int().min(1).max(5),
  otherwise: name,
  labels: z.record(optionName, text).optional(),
  hears: z.record(optionName, z.array(z.enum(REPLIES)).min(1)).optional(),
  told: z.record(optionName, z.array(z.enum(TOLD)).min(1)).optional(),
  goal: z.literal("solved").optional(),
  limit,
};

/** Which flows a question offers by itself. */
const OFFERS = ["menu", "every-flow"] as const;

/** How a flow is offered: its button, its place among the others, and whether it is always there. */
const menu = z.strictObject({
  label: text.optional(),
  place: z.int().min(1).max(1000),
  shown: z.enum(["always", "when-likely", "never"]).optional(),
});

const STEPS = {
  say: z.strictObject({ kind: z.literal("say"), text: text.optional(), next: name, unless, limit }),
  ask: z.strictObject({
    kind: z.literal("ask"),
    slot: name,
    entity: z.enum(["email", "code", "ip", "request", "duration", "text"]),
    ...question,
    options: z.record(optionName, name).optional(),
    next: name,
  }),
  choose: z
    .strictObject({
      kind: z.literal("choose"),
      ...question,
      /** An option for each flow with a `menu:` line: those that are always there, or all of them. */
      offers: z.enum(OFFERS).optional(),
      options: z.record(optionName, name).optional(),
    })
    .refine(({ offers, options }) => offers !== undefined || options !== undefined, { path: ["options"] }),
  check: z.strictObject({ kind: z.literal("check"), check: z.enum(Object.keys(CHECKS)), on: branches, limit }),
  act: z.strictObject({ kind: z.literal("act"), act: z.enum(Object.keys(ACTS)), on: branches, limit }),
  approval: z.strictObject({ kind: z.literal("approval"), request: name, on: branches, limit }),
  call: z.strictObject({ kind: z.literal("call"), flow: name, on: branches.optional(), limit }),
  end: z.strictObject({
    kind: z.literal("end"),
    outcome: z.enum(["solved", "handed-over", "cancelled", "return", "resume", "start-over", "go-back"]),
    result: name.optional(),
    limit,
  }),
};

const step = z.discriminatedUnion("kind", [
  STEPS.say,
  STEPS.ask,
  STEPS.choose,
  STEPS.check,
  STEPS.act,
  STEPS.approval,
  STEPS.call,
  STEPS.end,
]);

const body = { id: name, first: name, steps: z.record(name, step) };

const FLOWS = {
  "sign-in": z.strictObject({
    kind: z.literal("sign-in"),
    "starts-on": z.array(intent).min(1).optional(),
    means: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .regex(/^[^\n]+$/)
      .optional(),
    menu: menu.optional(),
    "doubted-by": z.partialRecord(z.enum(TOLD), intent).optional(),
    "code-for": z.enum(CODE_REASONS).optional(),
    ...body,
  }),
  shared: z.strictObject({ kind: z.literal("shared"), proves: z.array(name).optional(), ...body }),
  repair: z.strictObject({ kind: z.literal("repair"), ...body }),
};

export const flowSchema = z.discriminatedUnion("kind", [FLOWS["sign-in"], FLOWS.shared, FLOWS.repair]);

export type FlowShape = z.infer<typeof flowSchema>;
export type StepShape = z.infer<typeof step>;

const keysOf = (schemas: Readonly<Record<string, z.ZodObject>>) =>
  Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, Object.keys(schema.shape)]));

/** The keys that each kind of flow and step knows. */
export const KEYS: Readonly<Record<"flow" | "step", Readonly<Record<string, readonly string[]>>>> = {
  flow: keysOf(FLOWS),
  step: keysOf(STEPS),
};
