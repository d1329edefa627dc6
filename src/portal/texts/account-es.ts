import type { Words } from "./en.ts";

export const inside: Words["inside"] = {
  menuLabel: "Menú",
  others: {
    title: "Ahora hay otra cuenta abierta",
    text: (name: string, address: string) =>
      `Esta página se abrió con otra cuenta. No se cambió nada. Ahora estás dentro como ${name} (${address}).`,
    goOn: "Ir a tus páginas",
  },
  profile: "Perfil",
  settings: "Ajustes",
  support: "Soporte",
  menu: {
    home: "Resumen",
    security: "Seguridad",
    users: "Gestión de usuarios",
    whitelist: "Lista blanca de direcciones IP",
    workspace: "Ajustes del espacio",
    approvals: "Aprobaciones",
    cases: "Casos",
    channels: "Canales",
  },
};

export const confirm: Words["confirm"] = {
  title: "Tu contraseña, por favor",
  lead: "En esta página se decide quién puede entrar. Escribe tu contraseña otra vez; vale por 15 minutos.",
  password: "Contraseña",
  button: "Continuar",
  refused: "No funcionó. Revisa la contraseña y escríbela de nuevo.",
};

export const linkedChats: Words["linkedChats"] = {
  title: "Chats vinculados",
  purpose:
    "Vincula el chat desde el que nos escribes y las solicitudes de tu espacio de trabajo llegarán ahí. Puedes decidirlas en el mismo chat, sin abrir la computadora.",
  purposeOfMember:
    "De un chat vinculado sabemos que es tuyo. Los administradores reciben ahí las solicitudes de su espacio de trabajo.",
  none: "No hay ningún chat vinculado.",
  draw: "Vincular un chat",
  drawAnother: "Vincular otro chat",
  drawAgain: "Pedir otro código",
  drawn: "Aquí está tu código. Lo mostramos solo esta vez.",
  writeThis: "Escribe esto en el chat que quieres vincular:",
  command: (code) => `vincular ${code}`,
  validity: (minutes) =>
    `Sirve una sola vez, durante ${String(minutes)} minutos. Escríbelo solo en tu propio chat: quien tenga el chat puede decidir solicitudes en tu nombre.`,
  open: (messenger) => `Abrir ${messenger} con el código`,
  linked: (when) => `Vinculado ${when}`,
  unlink: "Desvincular",
  unlinkNamed: (channel, when) => `Desvincular: ${channel}, vinculado ${when}`,
  unlinked: "El chat quedó desvinculado. Ya no llegarán solicitudes ahí.",
  gone: "Ese chat ya no está vinculado.",
  channels: {
    "web-chat": "Chat de la página de inicio de sesión",
    terminal: "Chat en la terminal",
    telegram: "Chat de Telegram",
    whatsapp: "Chat de WhatsApp",
    other: "Otro chat",
  },
};
