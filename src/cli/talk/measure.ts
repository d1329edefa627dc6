import { actsBeforeAsking, type Library, REPLIES, type Reply } from "../../engine/engine.ts";
import type { Texts } from "../../flow-compiler/flow-compiler.ts";
import type { Language } from "../../shared/language.ts";
import type { Expectation, ReplyPhrases, Understanding } from "../../understanding/understanding.ts";

/** A question of a flow, as somebody who answers it in words meets it. */
export interface AskedStep {
  /** `<flow>.<step>` */
  readonly name: string;
  readonly expects: (language: Language) => Expectation;
}

/** Every step that hears replies, in the order of the flows. */
export const stepsThatHear = (library: Library, texts: Texts): readonly AskedStep[] =>
  Object.values(library.flows).flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([id, step]) => {
      if (step.kind !== "ask" && step.kind !== "choose") return [];
      if (!step.options.some(({ hears = [] }) => hears.length > 0)) return [];
      const expects = (language: Language): Expectation => ({
        ...(step.kind === "ask" && { entity: step.entity }),
        options: step.options.map((option) => ({
          id: option.id,
          labels: [texts.say(language, option.text)],
          hears: option.hears ?? [],
          actsAtOnce: actsBeforeAsking(library, [{ flow: flow.id, step: option.next }]),
        })),
      });
      return [{ name: `${flow.id}.${id}`, expects }];
    }),
  );

/** A reply said at a step, and what became of it. */
export interface SaidAt {
  readonly step: string;
  readonly language: Language;
  readonly reply: Reply;
  readonly text: string;
  /** The option that hears such replies. */
  readonly wanted: string | undefined;
  readonly chosen: string | undefined;
  /** It set something going that it does not wish for. Other wishes may well be for that: "send me another". */
  readonly isHarmful: boolean;
}

/** Says every reply of a suite at a step. */
export const sayAll = (
  { name, expects }: AskedStep,
  language: Language,
  suite: ReplyPhrases,
  { understand }: Pick<Understanding, "understand">,
): readonly SaidAt[] => {
  const asked = expects(language);
  return REPLIES.flatMap((reply) =>
    (suite[reply] ?? []).map((text): SaidAt => {
      const wanted = asked.options.find(({ hears = [] }) => hears.includes(reply))?.id;
      const { option: chosen } = understand(text, { language, expects: asked });
      const acts = asked.options.some(({ id, actsAtOnce }) => id === chosen && actsAtOnce);
      return {
        step: name,
        language,
        reply,
        text,
        wanted,
        chosen,
        isHarmful: acts && chosen !== wanted && reply !== "other-wish",
      };
    }),
  );
};
