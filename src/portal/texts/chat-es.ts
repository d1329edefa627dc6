import type { Words } from "./en.ts";

export const chat: Words["chat"] = {
  title: "Ayuda para entrar",
  ready: "Responde al momento",
  open: "¿No puedes entrar? Escríbenos",
  close: "Cerrar el chat",
  log: "Conversación",
  agent: "Latchkey",
  person: "Tú",
  greeting:
    "Hola. Cuéntame con tus palabras qué te impide entrar. Puedo enviarte un código y ayudarte a crear una contraseña nueva.",
  starters: ["Olvidé mi contraseña", "No me llega el código", "Quiero hablar con una persona"],
  choices: "Opciones",
  message: "Tu mensaje",
  placeholder: "Escribe un mensaje",
  send: "Enviar",
  warning: "No escribas contraseñas aquí. No las necesitamos.",
  goOn: "Continuar en Telegram",
  nothingToGoOn: "Todavía no hay nada que continuar. Primero cuéntame qué te impide entrar.",
  typing: "Latchkey está escribiendo",
  sending: "Enviando",
  stored: "Enviado",
  seen: "Visto",
  reconnecting: "Se perdió la conexión. Probando otra vez…",
  waiting: "Un poco más despacio. Tu mensaje sale en un momento.",
  refused: "No se pudo enviar este mensaje.",
  stale: "Esta página quedó vieja. Recárgala; tu mensaje se conserva.",
  noScript:
    "El chat necesita JavaScript. Lo demás funciona sin él: usa «¿Olvidaste tu contraseña?» para crear una nueva.",
};
