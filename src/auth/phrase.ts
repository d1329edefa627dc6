import { type Language, type PageLanguage, pageLanguage } from "../shared/language.ts";
import type { Random } from "../shared/random.ts";

/**
 * Words that the mail and the chat both show, so that a person can see that the two belong together. Kind, concrete,
 * hard to confuse, nothing that means something else in another region. In es and pt-BR every noun is feminine, so
 * that every adjective agrees.
 */
const WORDS: Readonly<Record<PageLanguage, Record<"things" | "marks", readonly string[]>>> = {
  en: {
    things: ["garden", "lantern", "river", "teapot", "violin", "meadow", "kite", "harbor", "pillow", "bridge"].concat([
      "castle",
      "feather",
      "island",
      "candle",
      "orchard",
      "window",
      "bicycle",
      "cloud",
      "piano",
      "forest",
    ]),
    marks: ["green", "quiet", "golden", "round", "gentle", "sunny", "silver", "little", "warm", "bright"].concat([
      "calm",
      "purple",
      "striped",
      "tall",
      "early",
      "happy",
      "orange",
      "smooth",
      "wide",
      "tidy",
    ]),
  },
  es: {
    things: ["luna", "ventana", "montaña", "guitarra", "nube", "lámpara", "playa", "semilla", "hoja", "campana"].concat(
      ["taza", "isla", "estrella", "pluma", "bicicleta", "manzana", "puerta", "fuente", "cometa", "orilla"],
    ),
    marks: [
      "verde",
      "tranquila",
      "dorada",
      "redonda",
      "alegre",
      "clara",
      "azul",
      "pequeña",
      "suave",
      "brillante",
    ].concat(["serena", "violeta", "ligera", "alta", "amable", "fresca", "blanca", "antigua", "amplia", "sencilla"]),
  },
  "pt-BR": {
    things: ["lua", "janela", "montanha", "viola", "nuvem", "lâmpada", "praia", "semente", "folha", "ponte"].concat([
      "xícara",
      "ilha",
      "estrela",
      "pena",
      "bicicleta",
      "laranja",
      "porta",
      "fonte",
      "flauta",
      "varanda",
    ]),
    marks: [
      "verde",
      "tranquila",
      "dourada",
      "redonda",
      "alegre",
      "clara",
      "azul",
      "pequena",
      "suave",
      "brilhante",
    ].concat(["serena", "violeta", "leve", "alta", "gentil", "fresca", "branca", "antiga", "ampla", "simples"]),
  },
};

/** Two words such as `green garden`, `luna verde`, `lua verde`, in the language of the mail. Recognition only: no secret. */
export function drawPhrase(random: Random, spoken: Language): string {
  const language = pageLanguage(spoken);
  const { things, marks } = WORDS[language];
  const thing = things[random.below(things.length)] ?? "";
  const mark = marks[random.below(marks.length)] ?? "";
  return language === "en" ? `${mark} ${thing}` : `${thing} ${mark}`;
}
