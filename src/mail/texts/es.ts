import type { Words } from "./texts.ts";

export const es: Words = {
  channels: {
    "web-chat": "el chat de la página de inicio de sesión",
    terminal: "el chat de la terminal",
    telegram: "el chat de Telegram",
    whatsapp: "el chat de WhatsApp",
    portal: "la página de inicio de sesión",
    other: "nuestro chat de ayuda",
  },
  purposes: { "reset-password": "una contraseña nueva", "sign-in": "iniciar sesión", other: "entrar a tu cuenta" },
  labels: {
    where: "Dónde",
    when: "Cuándo",
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
  yourWorkspace: "tu espacio de trabajo",
  hello: (name) => `Hola, ${name}:`,
  helloAnybody: "Hola:",
  minutes: (count) => (count === 1 ? "1 minuto" : `${String(count)} minutos`),
  footer: (workspace) =>
    `Latchkey, ayuda para entrar a ${workspace}. Enviamos este correo solo a la dirección de tu cuenta.`,
  supportFooter: "Latchkey envía este correo a la dirección de soporte de esta instalación.",
  copyLink: "Si el botón no abre, copia esta dirección en tu navegador:",
  notMe: {
    question: "¿No fuiste tú?",
    button: "No fui yo",
    hint: "Con un toque lo detienes. No necesitas iniciar sesión.",
  },
  code: {
    subject: "Tu código para el chat",
    title: "Tu código para el chat",
    preview: "¿Lo pediste en el chat? Entonces te espera aquí. Si no lo pediste, abre este correo y detenlo.",
    lead: (workspace) => `Alguien pidió un código para tu cuenta en ${workspace}. La solicitud llegó de aquí:`,
    instruction: "Si fuiste tú, escribe este código en ese chat:",
    validity: (time) => `Sirve durante ${time} y solo en ese chat.`,
    phrase: "El chat muestra las mismas dos palabras:",
    phraseWarning: "Si allí ves otras palabras, o ninguna, no escribas el código.",
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este código. Escríbelo solo en ese chat.`,
  },
  signInCode: {
    subject: "Tu código para iniciar sesión",
    title: "Tu código para iniciar sesión",
    preview: "¿Estás iniciando sesión? Entonces tu código te espera aquí. Si no eres tú, abre este correo y detenlo.",
    lead: (workspace) => `Alguien escribió la contraseña de tu cuenta en ${workspace} y le falta un paso para entrar:`,
    instruction: "Si fuiste tú, escribe este código en la página de inicio de sesión:",
    validity: (time) => `Sirve durante ${time} y solo para este inicio de sesión.`,
    neverAsk: (workspace) =>
      `Nadie de nuestro equipo ni de ${workspace} te pedirá nunca este código. Escríbelo solo en la página de inicio de sesión.`,
    warning: "Entonces alguien sabe tu contraseña. Detén este inicio de sesión y después crea una contraseña nueva.",
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
      `Los códigos y enlaces enviados antes ya no sirven, y la recuperación por chat queda cerrada durante ${String(hours)} horas. Esto no cambió tu contraseña.`,
    advice:
      "Inicia sesión como siempre. Si no puedes, o si crees que alguien sabe tu contraseña, avisa a un administrador de tu espacio de trabajo.",
  },
  caseOpened: {
    subject: "Hay un caso nuevo en espera",
    title: "Hay un caso nuevo en espera",
    preview: "Alguien en el chat necesita a una persona.",
    lead: "El chat no pudo ayudar a alguien, y ahora espera a una persona.",
    advice: "El chat no le responde hasta que alguien conteste.",
  },
};
