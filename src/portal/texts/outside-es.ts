import type { Words } from "./en.ts";

export const channels: Words["channels"] = {
  lead: "Cómo están los servicios de mensajería. La página se actualiza cada diez segundos.",
  none: "No hay ningún servicio de mensajería activado. Define TELEGRAM_BOT_TOKEN o WHATSAPP y vuelve a iniciar Latchkey.",
  names: {
    "web-chat": "Chat web",
    terminal: "Terminal",
    telegram: "Telegram",
    "whatsapp-web": "WhatsApp (teléfono vinculado)",
    "whatsapp-cloud": "WhatsApp (Cloud API)",
  },
  states: {
    starting: "Iniciando",
    ready: "Listo",
    "needs-pairing": "Espera un teléfono",
    degraded: "Con problemas",
    stopped: "Detenido",
  },
  qr: "En el teléfono abre WhatsApp → Ajustes → Dispositivos vinculados → Vincular un dispositivo y escanea este código.",
  code: "En el teléfono abre WhatsApp → Ajustes → Dispositivos vinculados → Vincular con el número de teléfono y escribe",
  secret: "Quien vea este código puede apoderarse de la cuenta. No se lo muestres a nadie.",
  figures: {
    childMegabytes: "Memoria de su proceso, MB",
    browserMegabytes: "Memoria de su navegador, MB",
  },
};

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

export const demo: Words["demo"] = {
  /** Above every page. */
  label: "Demostración",
  line: "Las personas son inventadas y sus contraseñas son públicas. Ningún correo sale de esta computadora.",
  link: "Personas de prueba",
  title: "Personas que puedes ser",
  standIn:
    "Estas personas son inventadas para esta instalación de prueba y sus contraseñas son públicas. Tu propia instalación empieza sin ellas.",
  signIn: "Ir al inicio de sesión",
  address: "Correo",
  password: "Contraseña",
};
