import type { Words } from "./texts.ts";

export const demo: Words["demo"] = {
  link: "Pessoas de teste",
  title: "Pessoas que você pode ser",
  standIn:
    "Estas pessoas foram inventadas para esta instalação de teste, e as senhas delas são públicas. A sua própria instalação começa sem elas.",
  signIn: "Ir para a entrada",
  address: "E-mail",
  password: "Senha",
};
