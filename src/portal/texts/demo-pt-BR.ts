import type { Words } from "./en.ts";

export const demo: Words["demo"] = {
  /** Above every page. */
  label: "Demonstração",
  line: "As pessoas são inventadas e as senhas delas são públicas. Nenhum e-mail sai deste computador.",
  link: "Pessoas de teste",
  title: "Pessoas que você pode ser",
  standIn:
    "Estas pessoas foram inventadas para esta instalação de teste, e as senhas delas são públicas. A sua própria instalação começa sem elas.",
  signIn: "Ir para a entrada",
  address: "E-mail",
  password: "Senha",
};
