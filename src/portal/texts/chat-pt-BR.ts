import type { Words } from "./texts.ts";

export const chat: Words["chat"] = {
  title: "Ajuda para entrar",
  ready: "Responde na hora",
  open: "Sem acesso? Fale com a gente",
  close: "Fechar o chat",
  log: "Conversa",
  agent: "Latchkey",
  person: "Você",
  greeting:
    "Oi. Me conte com as suas palavras o que está impedindo você de entrar. Posso enviar um código e ajudar a criar uma nova senha.",
  starters: ["Esqueci minha senha", "O código não chega", "Quero falar com uma pessoa"],
  choices: "Opções",
  message: "Sua mensagem",
  placeholder: "Escreva uma mensagem",
  send: "Enviar",
  warning: "Nunca digite uma senha aqui. Não precisamos dela.",
  typing: "Latchkey está escrevendo",
  sending: "Enviando",
  stored: "Enviada",
  seen: "Vista",
  reconnecting: "A conexão caiu. Tentando de novo…",
  waiting: "Um pouco mais devagar. Sua mensagem sai em instantes.",
  refused: "Não foi possível enviar esta mensagem.",
  stale: "Esta página ficou antiga. Recarregue; sua mensagem está guardada.",
  noScript: "O chat precisa de JavaScript. O resto funciona sem ele: use “Esqueceu a senha?” para criar uma nova.",
};
