import type { Choose, Flow, FlowId, Library, Option, Repair, Step } from "../engine/engine.ts";
import type { TextId } from "../shared/brand.ts";
import { isReport } from "../shared/intent.ts";
import type { MenuLine, Offering, ReadFlow } from "./symbols.ts";

/** A flow that has a button, and what its button is called. */
interface Offered {
  readonly flow: Flow;
  readonly menu: MenuLine;
  readonly option: string;
}

/**
 * Gives every question that offers flows its options: one for each flow with a `menu:` line, in the order of their
 * places, before the question's own options; and behind the question the calls that they lead to.
 */
export function withMenus(flows: readonly ReadFlow[]): readonly ReadFlow[] {
  const offered = flows
    .flatMap((read) => offeredAs(read) ?? [])
    .toSorted((a, b) => a.menu.place - b.menu.place || (a.flow.id < b.flow.id ? -1 : 1));
  return flows.map((read) =>
    read.offers.length === 0 ? read : { ...read, flow: read.offers.reduce(withOffer(offered), read.flow) },
  );
}

function offeredAs({ flow, menu }: ReadFlow): Offered | undefined {
  const option = flow.intents.find((intent) => !isReport(intent));
  return menu && option !== undefined && menu.shown !== "never" ? { flow, menu, option } : undefined;
}

const withOffer =
  (offered: readonly Offered[]) =>
  (flow: Flow, { step, which }: Offering): Flow => {
    const shown = offered.filter((one) => one.flow.id !== flow.id && (which === "every-flow" || isAlways(one)));
    const steps = Object.entries(flow.steps).flatMap(([id, it]): readonly [string, Step][] =>
      id === step && it.kind === "choose" ? [[id, withOptions(it, shown)], ...callsOf(shown, flow)] : [[id, it]],
    );
    return { ...flow, steps: Object.fromEntries(steps) };
  };

const isAlways = ({ menu }: Offered) => menu.shown === "always";

const withOptions = (question: Choose, shown: readonly Offered[]): Choose => ({
  ...question,
  options: [
    ...shown.map(({ flow, menu, option }): Option => ({ id: option, text: menu.label, next: flow.id })),
    ...question.options,
  ],
});

/** A step that is written there already is the way to the flow of its name. */
const callsOf = (shown: readonly Offered[], { steps }: Flow): readonly [string, Step][] =>
  shown.flatMap(({ flow }): readonly [string, Step][] =>
    Object.hasOwn(steps, flow.id) ? [] : [[flow.id, { kind: "call", flow: flow.id, on: {} }]],
  );

/** What somebody may come with who opens the chat about one thing: a flow that has a button, and what the button says. */
interface Topic {
  readonly flow: FlowId;
  readonly label: TextId;
}

/** The question that offers what people usually come with. */
const MENU: Repair = "not-understood";

/** What the menu of troubles offers, in the order of its buttons: each flow that is always shown there, and a person. */
export function topicsOf({ flows }: Library): readonly Topic[] {
  const steps = flows[MENU]?.steps ?? {};
  const options = Object.values(steps).flatMap((step) => (step.kind === "choose" ? step.options : []));
  return options.flatMap(({ next, text }) => {
    const step = steps[next];
    return step?.kind === "call" ? [{ flow: step.flow, label: text }] : [];
  });
}
