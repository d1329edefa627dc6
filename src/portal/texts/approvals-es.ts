import type { approvals as pattern, veto as vetoPattern, yourAddress as addressPattern } from "./approvals-en.ts";

/** La página donde los administradores deciden solicitudes. */
export const approvals: typeof pattern = {
  lead: (workspace: string) =>
    `Aquí piden ayuda las personas de ${workspace} que no pueden entrar. Decide cualquier administrador y vale la primera decisión.`,
  waiting: "Esperan una decisión",
  none: "No hay nada por decidir.",
  past: "Decididas en los últimos 30 días",
  noPast: "Todavía ninguna.",
  kinds: {
    "ip-whitelist": (name: string) => `${name} pide entrar desde una dirección`,
    vouch: (name: string) => `${name} perdió el buzón de su cuenta`,
    agree: (name: string) => `${name} espera una dirección nueva`,
  },
  labels: {
    who: "Quién",
    proved: "Qué se comprobó",
    address: "Dirección",
    earlier: "Antes entró desde",
    mailbox: "Dirección nueva",
    change: "Qué va a cambiar",
    asked: "Pedido",
    ends: "Vence",
  },
  proved: {
    "ip-whitelist": "Escribió el código que enviamos al buzón de la cuenta.",
    recovery: "Escribió el código que enviamos a la dirección nueva. Nada muestra todavía que la cuenta sea suya.",
  },
  known: {
    seen: "La lista rechazó un inicio de sesión desde ahí.",
    read: "Abrió una página nuestra desde ahí.",
    typed: "La escribió. No la hemos visto ahí.",
  },
  noEarlier: "Nunca, que sepamos",
  change: {
    "ip-whitelist": "Todo el espacio de trabajo podrá iniciar sesión también desde esta dirección.",
    vouch:
      "Empieza una espera de 24 horas, salvo que acepte un segundo administrador. Después los correos y códigos llegan a la dirección nueva y la anterior deja de servir para esta cuenta.",
    agree: "La cuenta recibe la dirección nueva ahora y no más tarde.",
  },
  runs: (when: string) => `Se hará por sí solo ${when}.`,
  check: "Habla antes con la persona, por teléfono o en persona. No te fíes solo de un mensaje.",
  choices: {
    once: "Permitir 24 horas",
    week: "Permitir 7 días",
    always: "Permitir siempre",
    vouch: "Sí, sé que es esa persona",
    agree: "Sí, hacerlo ahora",
    decline: "Rechazar",
    stop: "Detenerlo",
  },
  say: "Decir que no",
  reason: "Motivo",
  reasonHint: "Opcional. La persona lo leerá",
  own: "Esta solicitud es tuya, así que tiene que decidir otro administrador.",
  first: "Ya dijiste que sí. Un segundo administrador puede decirlo también, o todavía puedes detenerlo.",
  done: {
    once: "Permitido por 24 horas.",
    week: "Permitido por 7 días.",
    always: "Permitido para siempre.",
    yes: "Anotado. Todas las personas interesadas reciben un correo.",
    no: "Rechazado. No cambió nada.",
  },
  failed: "La decisión llegó tarde o no se pudo llevar a cabo. No cambió nada.",
  refusals: {
    unknown: "Aquí no existe esa solicitud.",
    over: "Alguien fue más rápido o se acabó el tiempo. Abajo ves en qué quedó.",
    "own-request": "Nadie decide su propia solicitud.",
    "not-a-choice": "Esa no es una respuesta para esta solicitud. Elige uno de los botones.",
  },
  results: {
    once: (name: string) => `${name} lo permitió por 24 horas`,
    week: (name: string) => `${name} lo permitió por 7 días`,
    always: (name: string) => `${name} lo permitió para siempre`,
    yes: (name: string) => `${name} dijo que sí`,
    no: (name: string) => `${name} lo rechazó`,
    expired: "Nadie decidió a tiempo",
    withdrawn: "Se retiró o se detuvo antes de que alguien decidiera",
    failed: "No se pudo llevar a cabo",
  },
  somebody: "Un administrador",
};

export const veto: typeof vetoPattern = {
  title: "¿Detener esto?",
  lead: "Alguien quiere que una cuenta tenga otra dirección. Con tocar una vez se detiene: la dirección queda como está.",
  calm: "Si el buzón de verdad está perdido, se puede volver a pedir.",
  button: "Detenerlo",
  doneTitle: "Detenido",
  done: "La dirección queda como está. Ya avisamos al titular de la cuenta y a los administradores.",
  deadTitle: "Ya no hay nada que detener",
  dead: "Ya se detuvo o ya ocurrió. Si no debió ocurrir, avisa a un administrador del espacio de trabajo.",
};

export const yourAddress: typeof addressPattern = {
  title: "Muéstrale tu dirección al chat",
  lead: "Esta es la dirección de red que usas ahora. Toca el botón en la conexión donde no puedes entrar, para que se consulte a los administradores por la correcta.",
  calm: "Solo la recibe el chat que te dio este enlace. Si te lo mandó otra persona, cierra esta página.",
  button: "Usar esta dirección",
  special:
    "Esta dirección es de una red privada y desde fuera no se distingue de otras. Abre el enlace en la conexión donde no puedes entrar.",
  doneTitle: "El chat ya tiene tu dirección",
  done: (address) => `Es ${address}. Vuelve al chat y toca «Ya la abrí».`,
  deadTitle: "Este enlace ya no sirve",
  dead: "Ya se usó o tiene más de 30 minutos. Pide otro en el chat.",
};
