import { backupCodes, invitation, ready, recovery } from "./getting-in-es.ts";
import type { Words } from "./en.ts";

export const es: Words = {
  recovery,
  invitation,
  ready,
  channels: {
    "web-chat": "el chat de la página de inicio de sesión",
    terminal: "el chat de la terminal",
    telegram: "el chat de Telegram",
    whatsapp: "el chat de WhatsApp",
    portal: "la página de inicio de sesión",
    profile: "tu perfil, en Seguridad",
    admin: "un administrador de tu espacio de trabajo, desde la gestión de usuarios",
    other: "nuestro chat de ayuda",
  },
  purposes: {
    "reset-password": "una contraseña nueva",
    "sign-in": "iniciar sesión",
    "turn-on-two-steps": "activar la verificación en dos pasos",
    "turn-off-two-steps": "desactivar la verificación en dos pasos",
    "set-up-two-steps": "configurar la verificación en dos pasos",
    "change-email": "una dirección de correo nueva",
    recovery: "volver a entrar a una cuenta",
    "backup-codes": backupCodes.purpose,
    "missing-code": "un código de inicio de sesión que no llegó",
    "allow-address": "permitir la dirección de red desde la que entras",
    "sign-in-trouble": "averiguar por qué no puedes entrar",
    other: "entrar a tu cuenta",
  },
  backupCodes,
  labels: {
    where: "Dónde",
    when: "Cuándo",
    by: "Lo hizo",
    what: "Para qué",
    address: "Dirección de red",
    workspace: "Espacio",
    case: "Caso",
    trouble: "Problema",
    proof: "Prueba",
    tried: "Ya intentado",
    failed: "No funcionó",
    next: "Siguiente paso",
    language: "Idioma",
  },
  demo: {
    subject: (subject: string) => `${subject} (demostración)`,
    line: "Este correo es de una demostración de Latchkey: la persona a la que va dirigido es inventada, y solo llegó al buzón de la propia demostración.",
  },
  yourWorkspace: "tu espacio de trabajo",
  yourAdmin: "un administrador de tu espacio de trabajo",
  hello: (name) => `Hola, ${name}:`,
  helloAnybody: "Hola:",
  minutes: (count) => (count === 1 ? "1 minuto" : `${String(count)} minutos`),
  days: (count) => (count === 1 ? "1 día" : `${String(count)} días`),
  footer: (workspace) =>
    `Latchkey, ayuda para entrar a ${workspace}. Este correo va solo al buzón de una cuenta, nunca a una dirección que alguien haya escrito sin más.`,
  supportFooter: "Latchkey envía este correo a la dirección de soporte de esta instalación.",
  codeIs: (digits) => `Tu código: ${digits}.`,
  copyLink: "Si el botón no abre, copia esta dirección en tu navegador:",
  notMe: {
    question: "¿No fuiste tú?",
    button: "No fui yo",
    hint: "Con un toque lo detienes. No necesitas iniciar sesión.",
  },
  code: {
    subject: "Tu código para el chat",
    title: "Tu código para el chat",
    preview: "¿Lo pediste en el chat? Escríbelo allí. Si no lo pediste, abre este correo y detenlo.",
    lead: (workspace) => `Alguien pidió un código para tu cuenta en ${workspace}. La solicitud llegó de aquí:`,
    instruction: "Si fuiste tú, escribe el código en ese chat.",
    validity: (time) => `Sirve durante ${time} y solo en el chat donde se pidió.`,
    phrase: "El chat muestra las mismas dos palabras:",
    phraseWarning: "Si allí ves otras palabras, o ninguna, no escribas el código.",
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este código. Escríbelo solo en ese chat.`,
  },
  signInCode: {
    subject: "Tu código para iniciar sesión",
    title: "Tu código para iniciar sesión",
    preview: "¿Estás iniciando sesión? Escríbelo en esa página. Si no eres tú, abre este correo y detenlo.",
    lead: (workspace) => `Alguien escribió la contraseña de tu cuenta en ${workspace} y le falta un paso para entrar:`,
    instruction: "Si fuiste tú, escribe el código en la página de inicio de sesión.",
    validity: (time) => `Sirve durante ${time} y solo para este inicio de sesión.`,
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este código. Escríbelo solo en la página de inicio de sesión.`,
    warning: "Entonces alguien sabe tu contraseña. Detén este inicio de sesión y después crea una contraseña nueva.",
  },
  securityCode: {
    subject: "Tu código de seguridad",
    title: "Tu código de seguridad",
    preview:
      "¿Estás cambiando la verificación en dos pasos? Escríbelo en esa página. Si no eres tú, abre este correo y detenlo.",
    lead: (workspace) => `Alguien que sabe la contraseña de tu cuenta en ${workspace} quiere hacer este cambio:`,
    instruction: "Si fuiste tú, escribe el código en la página que te lo pide.",
    validity: (time) => `Sirve durante ${time} y solo en la página que te lo pide.`,
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este código. Escríbelo solo en esa página.`,
    warning: "Entonces alguien sabe tu contraseña. Detén el cambio y después crea una contraseña nueva.",
  },
  mailboxCode: {
    subject: "¿Este buzón es tuyo?",
    title: "¿Este buzón es tuyo?",
    preview: "Alguien dijo que esta dirección es suya. Si fuiste tú, escríbelo donde te lo pidieron.",
    footer: "Latchkey, ayuda para entrar. Te escribimos solo porque alguien dijo que esta dirección es suya.",
    lead: "Alguien quiere usar esta dirección para iniciar sesión. La solicitud llegó de aquí:",
    instruction: "Si fuiste tú, escribe el código donde te lo pidieron.",
    validity: (time) => `Sirve durante ${time} y solo donde te lo pidieron.`,
    neverAsk: "Nadie de nuestro equipo te pedirá nunca este código.",
    notMe: "¿No fuiste tú? Borra este correo. Sin el código no pasa nada.",
  },
  addressChanged: {
    subject: "Tu cuenta tiene otra dirección de correo",
    title: "Tu cuenta tiene otra dirección de correo",
    preview: "Si fuiste tú, todo está bien. Si no, abre este correo y detenlo.",
    lead: (workspace, mailbox) =>
      `Desde ahora entras a tu cuenta en ${workspace} con ${mailbox}, y nuestros correos llegan allí.`,
    consequence: "Los códigos y enlaces enviados antes ya no sirven. Tu contraseña sigue siendo la misma.",
    warning: "Entonces detenlo ahora y avisa a un administrador de tu espacio de trabajo.",
  },
  twoSteps: {
    preview: "Si fuiste tú, todo está bien. Si no, abre este correo y detenlo.",
    warning: "Entonces detenlo ahora y crea una contraseña nueva.",
    on: {
      subject: "Verificación en dos pasos activada",
      lead: (workspace) =>
        `Desde ahora, para entrar a tu cuenta en ${workspace} necesitas tu contraseña y un código que te enviamos por correo.`,
      consequence: "Cerramos tu sesión en todos los demás dispositivos.",
    },
    off: {
      subject: "Verificación en dos pasos desactivada",
      lead: (workspace) => `Ahora basta la contraseña para entrar a tu cuenta en ${workspace}.`,
      consequence:
        "Los códigos de respaldo que guardaste ya no sirven. Puedes activarla de nuevo en Perfil → Seguridad.",
    },
  },
  chatLinked: {
    subject: "Un chat quedó vinculado a tu cuenta",
    preview: "Si fuiste tú, todo está bien. Si no fuiste tú, abre este correo y detenlo.",
    lead: (workspace) => `Se vinculó un chat a tu cuenta en ${workspace}, con un código de tu perfil:`,
    consequence:
      "Si eres administrador, desde ahora las solicitudes de tu espacio de trabajo llegan a ese chat y puedes decidirlas ahí. En Perfil → Seguridad ves tus chats vinculados y puedes desvincularlos.",
    warning: "Entonces detenlo ahora y crea una contraseña nueva: alguien entró con tu cuenta.",
  },
  chatUnlinked: {
    subject: "Un chat ya no está vinculado a tu cuenta",
    preview: "A ese chat ya no llegan solicitudes. Puedes vincularlo otra vez cuando quieras.",
    lead: {
      asked: (workspace) => `Alguien pidió en el mismo chat desvincularlo de tu cuenta en ${workspace}:`,
      profile: (workspace) => `Se desvinculó un chat de tu cuenta en ${workspace}, desde tu perfil:`,
      idle: (workspace) =>
        `Nadie escribió durante medio año en un chat vinculado a tu cuenta en ${workspace}, así que lo desvinculamos:`,
    },
    consequence:
      "A ese chat ya no llegan solicitudes y en él no se puede decidir nada. Para vincularlo otra vez, pide un código en Perfil → Seguridad.",
  },
  reset: {
    subject: "Crea una contraseña nueva",
    title: "Crea una contraseña nueva",
    preview: "El botón de este correo te lleva a una contraseña nueva. Si no la pediste, aquí puedes detenerlo.",
    lead: (workspace) =>
      `Aquí puedes crear una contraseña nueva para tu cuenta en ${workspace}. La solicitud llegó de aquí:`,
    button: "Cambiar contraseña",
    validity: (time) => `Sirve una sola vez, durante ${time}.`,
    neverAsk: (workspace) => `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este correo ni su enlace.`,
  },
  changed: {
    subject: "Tu contraseña cambió",
    title: "Tu contraseña cambió",
    preview: "Si fuiste tú, todo está bien. Si no, abre este correo y detenlo.",
    lead: (workspace) => `Tu cuenta en ${workspace} tiene una contraseña nueva.`,
    consequenceFromProfile:
      "Se cambió en Perfil → Seguridad y cerramos tu sesión en los demás dispositivos. Si fuiste tú, no tienes que hacer nada más.",
    consequence:
      "Cerramos tu sesión en todos los dispositivos. Si fuiste tú, no tienes que hacer nada más: entra con la contraseña nueva.",
    warning: "Entonces detenlo ahora y avisa a un administrador de tu espacio de trabajo.",
  },
  disowned: {
    subject: "Lo detuvimos",
    title: "Lo detuvimos",
    preview: "Los códigos y enlaces de tu cuenta ya no sirven.",
    lead: (workspace) =>
      `Alguien tocó «No fui yo» en uno de nuestros correos sobre tu cuenta en ${workspace}, así que detuvimos lo que estaba en curso.`,
    consequence: (hours) =>
      `Los códigos y enlaces enviados antes ya no sirven, y la recuperación por chat queda cerrada durante ${String(hours)} horas. Cerramos la sesión de quien entró después de ese correo, y los códigos de respaldo creados desde entonces no sirven. Esto no cambió tu contraseña.`,
    advice:
      "Inicia sesión como siempre. Si no puedes, o si crees que alguien sabe tu contraseña, avisa a un administrador de tu espacio de trabajo.",
  },
  whitelistChanged: {
    where: "La lista está en Ajustes → Gestión de usuarios → ⋮ → Lista blanca de direcciones IP.",
    "switched-on": {
      subject: "La lista blanca está activada",
      lead: (workspace) => `Desde ahora, a ${workspace} solo se entra desde las direcciones IP de su lista blanca.`,
      advice:
        "Durante 30 minutos cualquier administrador puede deshacerlo con un toque. Si alguien queda bloqueado, hay que agregar su dirección a la lista.",
    },
    "switched-off": {
      subject: "La lista blanca está desactivada",
      lead: (workspace) => `Desde ahora, a ${workspace} se entra otra vez desde cualquier dirección.`,
      advice:
        "Durante 30 minutos cualquier administrador puede deshacerlo con un toque. Si ninguno de ustedes lo quería, hablen ya con la persona que aparece arriba.",
    },
    undone: {
      subject: "Se deshizo un cambio de la lista blanca",
      lead: (workspace) =>
        `Alguien deshizo el último cambio de la lista blanca de ${workspace}. La lista quedó como estaba antes.`,
      advice: "Las direcciones que se aprobaron mientras tanto siguen en la lista.",
    },
  },
  memberChanged: {
    "make-admin": {
      subject: "Ahora tienes permisos de administrador",
      lead: (workspace) =>
        `En ${workspace} ya puedes gestionar a los miembros, las direcciones permitidas y las aprobaciones.`,
      advice:
        "Antes de las páginas que cambian quién puede entrar te pediremos otra vez tu contraseña. Si aún no tienes la verificación en dos pasos, actívala.",
    },
    "make-member": {
      subject: "Ya no tienes permisos de administrador",
      lead: (workspace) => `Tu cuenta en ${workspace} vuelve a ser de miembro. Inicias sesión como siempre.`,
      advice: "Si no lo esperabas, pregúntale a la persona que aparece arriba.",
    },
    disable: {
      subject: "Tu cuenta fue desactivada",
      lead: (workspace) =>
        `Por ahora no puedes iniciar sesión en ${workspace}, y cerramos tus sesiones en todos los dispositivos.`,
      advice:
        "Si crees que es un error, habla con la persona que aparece arriba. Solo un administrador puede reactivar la cuenta.",
    },
    enable: {
      subject: "Tu cuenta vuelve a funcionar",
      lead: (workspace) => `Ya puedes iniciar sesión otra vez en ${workspace}, con la contraseña que tenías.`,
      advice: "Si no la recuerdas, elige «¿Olvidaste tu contraseña?» en la página de inicio de sesión.",
    },
    unlock: {
      subject: "Ya puedes iniciar sesión",
      lead: (workspace) =>
        `Tu cuenta en ${workspace} estaba bloqueada por demasiados intentos fallidos. Un administrador quitó el bloqueo.`,
      advice:
        "Si esos intentos no fueron tuyos, pon una contraseña nueva: elige «¿Olvidaste tu contraseña?» en la página de inicio de sesión.",
    },
  },
  caseOpened: {
    subject: "Hay un caso nuevo en espera",
    title: "Hay un caso nuevo en espera",
    preview: "Alguien en el chat necesita a una persona.",
    lead: "Alguien en el chat espera a una persona: la pidió, o el chat no pudo ayudarle.",
    advice: "El chat no le responde hasta que alguien conteste.",
  },
};
