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
