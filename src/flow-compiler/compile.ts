import type { Choose, Flow, Reply, Step } from "../engine/engine.ts";
import { textId } from "../shared/brand.ts";
import { never } from "../shared/never.ts";
import type { FlowShape, StepShape } from "./schema.ts";
import type { ReadFlow } from "./symbols.ts";
import { rowOf } from "./catalog.ts";

/** Turns the short form that people write into the full form that the engine runs. Needs a right shape, not a right graph. */
export function compileFlow(shape: FlowShape): Flow {
  const steps = Object.entries(shape.steps);
  const codeFor = shape.kind === "sign-in" ? shape["code-for"] : undefined;
  const doubtedBy = shape.kind === "sign-in" ? shape["doubted-by"] : undefined;
  return {
    id: shape.id,
    kind: shape.kind,
    intents: shape.kind === "sign-in" ? (shape["starts-on"] ?? []) : [],
    ...(codeFor && { codeFor }),
    ...(doubtedBy && { doubtedBy }),
    first: shape.first,
    steps: Object.fromEntries(steps.map(([id, step]) => [id, compileStep(`${shape.id}.${id}`, step)])),
    limits: Object.fromEntries(steps.flatMap(([id, step]) => (step.limit ? [[id, step.limit]] : []))),
  };
}

/** What a flow says of itself for those who choose among flows, and which of its questions offer others. */
export function compileOffers(shape: FlowShape): Pick<ReadFlow, "means" | "menu" | "offers"> {
  const offers = Object.entries(shape.steps).flatMap(([step, it]) =>
    it.kind === "choose" && it.offers ? [{ step, which: it.offers }] : [],
  );
  if (shape.kind !== "sign-in") return { offers };
  const { means, menu } = shape;
  return {
    offers,
    ...(means !== undefined && { means }),
    ...(menu && {
      menu: { label: textId(menu.label ?? `${shape.id}.menu`), place: menu.place, shown: menu.shown ?? "always" },
    }),
  };
}

/** @param home id of the step's text unless the step names another: `<flow>.<step>` */
function compileStep(home: string, step: StepShape): Step {
  switch (step.kind) {
    case "say":
      return {
        kind: "say",
        text: textId(step.text ?? home),
        next: step.next,
        ...(step.unless && { unless: step.unless }),
      };
    case "ask":
      return { ...compileQuestion(home, step), kind: "ask", slot: step.slot, entity: step.entity, next: step.next };
    case "choose":
      return { ...compileQuestion(home, step), kind: "choose" };
    case "check":
      return { kind: "check", check: step.check, on: step.on };
    case "act":
      return { kind: "act", act: step.act, final: rowOf("act", step.act)?.final ?? false, on: step.on };
    case "approval":
      return { kind: "approval", request: step.request, on: step.on };
    case "call":
      return { kind: "call", flow: step.flow, on: step.on ?? {} };
    case "end":
      return { kind: "end", outcome: step.outcome, ...(step.result !== undefined && { result: step.result }) };
    default:
      return never(step);
  }
}

/** What a reply does that chooses an option of this name, where the file says nothing else. */
const HEARD_BY_NAME: Readonly<Record<string, readonly Reply[]>> = {
  yes: ["affirm"],
  no: ["deny"],
  person: ["wants-person"],
  arrived: ["arrived"],
  "no-mail": ["missing"],
  resend: ["missing"],
};

function hearsOf({ hears = {}, options = {} }: Question, id: string): readonly Reply[] {
  const said = Object.hasOwn(hears, id) ? hears[id] : undefined;
  if (said) return said;
  const taken = Object.values(hears).flat();
  // Where a mail can be called missing, that is what "nothing came" says; sending it again is another wish.
  const gives = id === "resend" && Object.hasOwn(options, "no-mail");
  const byName = gives || !Object.hasOwn(HEARD_BY_NAME, id) ? [] : (HEARD_BY_NAME[id] ?? []);
  return byName.filter((reply) => !taken.includes(reply));
}

type Question = Extract<StepShape, { readonly kind: "ask" | "choose" }>;

function compileQuestion(home: string, step: Question): Omit<Choose, "kind"> {
  return {
    text: textId(step.text ?? home),
    reason: textId(step.why ?? `${home}.why`),
    retry: textId(step.retry ?? `${home}.retry`),
    tries: step.tries,
    otherwise: step.otherwise,
    options: Object.entries(step.options ?? {}).map(([id, next]) => {
      const hears = hearsOf(step, id);
      const text = textId(step.labels?.[id] ?? `${home}.options.${id}`);
      const told = step.told?.[id];
      return { id, text, next, ...(hears.length > 0 && { hears }), ...(told && { told }) };
    }),
    ...(step.goal && { goal: step.goal }),
  };
}
