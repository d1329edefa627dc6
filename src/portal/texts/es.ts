import { approvals, veto, yourAddress } from "./approvals-es.ts";
import { backupCodes } from "./backup-codes-es.ts";
import { cases } from "./cases-es.ts";
import { channels, chat, demo } from "./outside-es.ts";
import { confirm, inside, linkedChats } from "./account-es.ts";
import { invitation, setUp } from "./joining-es.ts";
import { security } from "./security-es.ts";
import { users, workspace } from "./users-es.ts";
import { whitelist } from "./whitelist-es.ts";
import type { Words } from "./en.ts";

export const es: Words = {
  approvals,
  veto,
  yourAddress,
  cases,
  channels,
  chat,
  backupCodes,
  inside,
  confirm,
  security,
  linkedChats,
  invitation,
  setUp,
  users,
  workspace,
  demo,
  whitelist,
  skip: "Ir al contenido",
  account: "Cuenta",
  languages: "Idioma",
  homeLink: "Latchkey, ir al inicio de sesión",
  demoMailbox: "Buzón de prueba",
  backToSignIn: "Volver al inicio de sesión",
  signIn: {
    title: "Inicia sesión",
    lead: "Qué bueno verte. Tu espacio de trabajo está a un paso.",
    address: "Correo electrónico",
    password: "Contraseña",
    button: "Iniciar sesión",
    forgot: "¿Olvidaste tu contraseña?",
    refused: "No pudimos iniciar tu sesión con estos datos. El chat de esta página puede averiguar qué pasa.",
  },
  code: {
    title: "Revisa tu correo",
    lead: "Enviamos un código de seis dígitos al correo de tu cuenta. Sirve durante 10 minutos.",
    digits: "Código",
    hint: "Seis dígitos, por ejemplo 123 456",
    button: "Continuar",
    resend: "Enviar el código otra vez",
    wrong: "Ese código no funcionó. Busca nuestro correo más reciente y escribe otra vez los seis dígitos.",
    ended: "Pasó demasiado tiempo o hubo demasiados intentos. Inicia sesión de nuevo.",
    again: "Iniciar sesión de nuevo",
    mailed: "Un código nuevo va en camino. El anterior también sigue sirviendo.",
    wait: "Acabamos de enviar un código. Espera un minuto y pídelo otra vez.",
    usedUp: (wait: string) =>
      `Por ahora no se pueden enviar más códigos; el próximo puede salir dentro de ${wait}. El último quizá todavía sirva, y el chat de la página de acceso conoce otras maneras.`,
  },
  forgot: {
    title: "¿Olvidaste tu contraseña?",
    lead: "Escribe el correo de tu cuenta. Te enviaremos un enlace para crear una contraseña nueva.",
    address: "Correo electrónico",
    button: "Restablecer contraseña",
    notAnAddress: "Este correo está incompleto. Debe tener un nombre, una @ y un dominio, como ana@example.com.",
    sentTitle: "Mira tu correo",
    sent: "Si hay una cuenta con esa dirección, va en camino un correo con el botón Cambiar contraseña. El enlace funciona durante 30 minutos.",
    nothing:
      "¿No llega después de unos minutos? Mira en la carpeta de spam y revisa cómo escribiste la dirección. El chat de la página de inicio de sesión también puede ayudarte.",
  },
  change: {
    title: "Elige una contraseña nueva",
    lead: "Usa al menos 8 caracteres. Unas cuantas palabras que solo tú juntarías funcionan bien.",
    password: "Contraseña nueva",
    repeated: "Contraseña nueva, otra vez",
    button: "Cambiar contraseña",
    doneTitle: "Tu contraseña cambió",
    done: "Cerramos tu sesión en todos los dispositivos. Entra con la contraseña nueva.",
    goToSignIn: "Ir al inicio de sesión",
    stillHere: (name: string, address: string) =>
      `Aquí sigues dentro como ${name} (${address}). Para entrar con la contraseña nueva, cierra antes esa sesión.`,
    deadTitle: "Este enlace ya no funciona",
    dead: "Cada enlace sirve una sola vez, durante 30 minutos. Pide uno nuevo y usa el correo más reciente.",
    askAgain: "Restablecer contraseña",
    refusals: {
      "too-short": "Es muy corta. Usa al menos 8 caracteres.",
      "too-long": "Es muy larga. Usa como máximo 128 caracteres.",
      "not-equal": "Las dos contraseñas no coinciden. Escríbelas otra vez.",
      common: "Esta contraseña aparece en listas de contraseñas comunes. Elige una que sea solo tuya.",
      "contains-address": "Esta contraseña contiene tu correo. Elige algo más difícil de adivinar.",
    },
  },
  home: {
    title: (name) => `Hola, ${name}`,
    lead: "Tu sesión está abierta.",
    workspace: "Espacio de trabajo",
    address: "Correo electrónico",
    role: "Rol",
    roles: { admin: "Administrador", member: "Miembro" },
    twoSteps: "Verificación en dos pasos",
    on: "Activada",
    off: "Desactivada",
    signOut: "Cerrar sesión",
  },
  notMe: {
    title: "¿No fuiste tú?",
    lead: "Con un botón lo detienes. Los códigos y enlaces abiertos de tu cuenta dejan de servir, y la recuperación por chat queda cerrada durante 24 horas.",
    calm: "Tu contraseña sigue igual y nadie entra con lo que se envió.",
    button: "No fui yo: detenerlo",
    doneTitle: "Listo, lo detuvimos",
    done: "Los códigos y enlaces ya no sirven, y la recuperación por chat está cerrada durante 24 horas. Cerramos la sesión de quien entró después de ese correo, y los códigos de respaldo creados desde entonces no sirven. Puedes seguir entrando con tu contraseña.",
    deadTitle: "Este enlace ya no funciona",
    dead: "Ya se usó o es muy antiguo. Si alguien sigue intentando entrar, cuéntale al chat de la página de inicio de sesión.",
  },
  mailbox: {
    title: "Buzón de prueba",
    standIn:
      "Esto reemplaza al correo real en esta instalación de prueba. Cualquiera que abra esta página puede leerlo.",
    empty: "Todavía no hay correos. Pide un código en el chat y llegará aquí.",
    to: "Para",
    sent: "Enviado",
    frame: "El correo como se ve en un programa de correo",
    plain: "Como texto simple",
    back: "Todos los correos",
    gone: "Este correo no está aquí.",
  },
  errors: {
    400: {
      title: "No llegó completo",
      text: "Faltaba algo en el formulario o no tenía la forma correcta. Abre la página de nuevo y envíalo otra vez.",
    },
    403: {
      title: "No pudimos aceptarlo",
      text: "El formulario no venía de una página que le mostramos a este navegador. Abre la página de nuevo y envíalo otra vez. Si vuelve a pasar, permite las cookies de este sitio.",
    },
    404: { title: "Aquí no hay nada", text: "Puede haber un error en la dirección, o la página cambió de lugar." },
    413: {
      title: "Era demasiado",
      text: "Lo que llegó es más grande que cualquier formulario de aquí. Abre la página de nuevo y envíalo otra vez.",
    },
    415: {
      title: "No pudimos leerlo",
      text: "Llegó en un formato que esta página no entiende. Usa el formulario de la página.",
    },
    429: {
      title: "Un poco más despacio",
      text: "Llegaron demasiados formularios desde tu red en poco tiempo. Espera un minuto e inténtalo otra vez.",
    },
    500: {
      title: "Algo falló aquí",
      text: "Es culpa nuestra, no tuya. Inténtalo otra vez en un momento. Si sigue igual, dale la referencia de abajo a quien administra este sitio.",
    },
  },
  reference: "Referencia",
};
