import type { Words } from "./en.ts";
import type { backupCodes as english } from "./getting-in-en.ts";

export const invitation: Words["invitation"] = {
  subject: (workspace) => `Tu invitación a ${workspace}`,
  title: "Elige tu contraseña",
  preview: "Tienes una cuenta lista. El botón de este correo te lleva a tu contraseña.",
  lead: (workspace) => `Te crearon una cuenta en ${workspace}. Solo falta una contraseña que nadie más conozca.`,
  button: "Elegir contraseña",
  validity: (time) =>
    `El botón sirve una sola vez, durante ${time}. Si te invitan otra vez, solo vale el correo más reciente.`,
  later:
    "¿Llegas tarde? Escribe esta dirección en «¿Olvidaste tu contraseña?», en la página de inicio de sesión, y te llegará otra invitación.",
  neverAsk: (workspace) => `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este correo ni su enlace.`,
  notMe: "¿No lo esperabas? Entonces borra este correo. Sin el botón no pasa nada.",
};

export const ready: Words["ready"] = {
  subject: "Tu cuenta está lista",
  title: "Tu cuenta está lista",
  preview: "Si fuiste tú, todo está bien. Si no, abre este correo y detenlo.",
  lead: (workspace) => `Tu cuenta en ${workspace} ya tiene contraseña. Entras con esta dirección de correo.`,
  button: "Ir a iniciar sesión",
  consequence: "Si fuiste tú, no tienes que hacer nada más.",
  warning: "Entonces detenlo ahora y avisa a un administrador de tu espacio de trabajo.",
};

/** Correos sobre un buzón perdido y sobre solicitudes que esperan a un administrador. */
export const recovery = {
  labels: { person: "Quién", mailbox: "Dirección nueva", runsAt: "Se hará" },
  stop: {
    button: "Detenerlo",
    hint: "Basta con tocar una vez. No hace falta iniciar sesión.",
  },
  asked: {
    subject: "Alguien quiere pasar tu cuenta a otra dirección",
    title: "¿Perdiste este buzón?",
    preview: "Si lees esto, no está perdido. Aquí puedes detenerlo.",
    lead: (workspace: string) =>
      `Alguien dice que perdió este buzón y pide pasar tu cuenta en ${workspace} a otra dirección. Todavía no cambió nada: primero tiene que aceptarlo un administrador.`,
    warning: "¿No lo pediste tú? Entonces detenlo ahora.",
  },
  vouched: {
    subject: "La dirección de una cuenta está por cambiar",
    title: "Todavía puedes detenerlo",
    preview: "Hay un tiempo de espera. Hasta que termine, puedes detenerlo.",
    lead: (person: string, workspace: string) =>
      `Un administrador de ${workspace} aceptó dar otra dirección a la cuenta de ${person}, porque su buzón estaría perdido.`,
    warning: "Si algo te parece raro, detenlo. Después se puede volver a pedir.",
  },
  done: {
    subject: "Tu cuenta tiene una dirección nueva",
    title: "Tu cuenta tiene una dirección nueva",
    preview: "Los correos y los códigos llegan desde ahora a la dirección nueva.",
    lead: (workspace: string, mailbox: string) =>
      `Tu cuenta en ${workspace} ahora tiene la dirección ${mailbox}. Los correos y los códigos llegan ahí desde ahora.`,
    consequence:
      "Se cerró la sesión en todos los dispositivos y tus códigos de respaldo ya no sirven. Inicia sesión con la dirección nueva y crea códigos nuevos.",
    warning: "¿No querías esto? Avisa hoy mismo a un administrador de tu espacio de trabajo.",
  },
  stopped: {
    subject: "Se detuvo un cambio de dirección",
    title: "Se detuvo un cambio de dirección",
    preview: "No cambió nada.",
    lead: (person: string, workspace: string) =>
      `La cuenta de ${person} en ${workspace} iba a tener otra dirección. Eso se detuvo y no cambió nada.`,
    advice: "Si el buzón de verdad está perdido, se puede volver a pedir en el chat de la página de inicio de sesión.",
  },
  waiting: {
    subject: "Una solicitud te espera",
    title: "Una solicitud te espera",
    preview: "Alguien de tu espacio de trabajo necesita a un administrador.",
    lead: (person: string, workspace: string) =>
      `${person} necesita a un administrador de ${workspace}. Abre la página para ver de qué se trata y decidir. Puede hacerlo cualquier administrador; vale la primera decisión.`,
    request: "Solicitud",
    until: "Abierta hasta",
    button: "Ver la solicitud",
    hint: "En este correo no se decide nada. La página te pedirá la contraseña.",
  },
};

export const backupCodes: typeof english = {
  purpose: "códigos de respaldo nuevos",
  link: {
    subject: "Crea códigos de respaldo nuevos",
    title: "Crea códigos de respaldo nuevos",
    preview: "El botón de este correo te lleva a códigos nuevos. Si no los pediste, aquí puedes detenerlo.",
    lead: (workspace) =>
      `Por aquí llegas a diez códigos de respaldo nuevos para tu cuenta en ${workspace}. La solicitud llegó desde aquí:`,
    button: "Crear códigos de respaldo",
    validity: (time) => `Funciona una sola vez, durante ${time}. La página también te pide tu contraseña.`,
    keep: "Los códigos que tienes ahora siguen sirviendo hasta que guardes los nuevos.",
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este correo ni un código de respaldo.`,
  },
  renewed: {
    subject: "Tienes códigos de respaldo nuevos",
    title: "Tienes códigos de respaldo nuevos",
    preview: "Si los creaste tú, todo está bien. Si no, abre este correo y detenlo.",
    lead: (workspace) =>
      `Hay diez códigos de respaldo nuevos para tu cuenta en ${workspace}. Los anteriores ya no sirven.`,
    advice: "Guárdalos donde los encuentres sin este correo: son tu forma de entrar cuando no te llega ningún mensaje.",
    warning:
      "Entonces detenlo ahora: estos códigos dejan de servir y se cierra la sesión de quien haya entrado después.",
  },
  used: {
    subject: "Alguien entró con un código de respaldo",
    preview: "Si fuiste tú, todo está bien. Si no, abre este correo y detenlo.",
    lead: (workspace) => `Uno de tus códigos de respaldo abrió tu cuenta en ${workspace}.`,
    left: (count) =>
      count === 1 ? "Te queda 1 código." : `Te quedan ${String(count)} códigos. Cada uno sirve una sola vez.`,
    few: {
      subject: (count) =>
        count === 1 ? "Solo te queda 1 código de respaldo" : `Solo te quedan ${String(count)} códigos de respaldo`,
      advice: "Crea diez nuevos antes de que se acaben: Perfil → Seguridad → Códigos de respaldo.",
    },
    none: {
      subject: "Ese era tu último código de respaldo",
      left: "No te queda ningún código.",
    },
    warning: "Entonces detenlo ahora: se cierra la sesión de quien entró. Después pon una contraseña nueva.",
  },
};
