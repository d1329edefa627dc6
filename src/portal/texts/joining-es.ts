import type { Words } from "./en.ts";

export const invitation: Words["invitation"] = {
  title: "Elige tu contraseña",
  lead: (workspace) =>
    `Es el último paso para tu cuenta en ${workspace}. Usa al menos 8 caracteres. Van bien unas pocas palabras que solo tú juntarías.`,
  address: "Entras con",
  password: "Contraseña",
  repeated: "Contraseña otra vez",
  button: "Elegir contraseña",
  doneTitle: "Tu cuenta está lista",
  done: "Entra con tu dirección de correo y la contraseña que acabas de elegir.",
  usedTitle: "Esta invitación ya se usó",
  used: "Tu cuenta ya tiene contraseña. Entra con ella; si ya no la sabes, pide una nueva.",
  deadTitle: "Esta invitación ya no sirve",
  dead: "Una invitación sirve una sola vez, durante 7 días, y solo vale la más reciente. Pide otra: escribe la dirección a la que llegó la invitación.",
  askAgain: "Quiero una nueva",
};

export const setUp: Words["setUp"] = {
  title: "Configura Latchkey",
  lead: "Latchkey está en marcha y todavía nadie puede entrar. Crea el espacio de tu equipo y tu propia cuenta.",
  company: "Empresa o equipo",
  companyHint:
    "Sus miembros intervienen cuando el chat no puede ayudar y pueden leer todos los casos. Las personas a las que ayudas van en espacios propios.",
  name: "Tu nombre",
  address: "Tu correo",
  addressHint: "Entras con él, y allí llegan códigos y enlaces. Revísalo bien: quien lea ese correo podrá entrar.",
  language: "Idioma de tus correos",
  password: "Contraseña",
  passwordHint: "Al menos 8 caracteres. Van bien unas pocas palabras que solo tú juntarías.",
  repeated: "Contraseña otra vez",
  button: "Configurar",
  badCompany: "Usa de 1 a 60 letras, números y espacios, sin enlaces.",
  badName: "Usa de 1 a 60 letras, números y espacios, sin enlaces.",
  doneTitle: "Latchkey está configurado",
  done: (address) =>
    `La primera cuenta de administración es tuya. Entra con ${address}; te enviamos un correo a esa dirección. Si no llega, revisa SMTP_URL y cómo está escrita la dirección.`,
  doneNext:
    "Lo siguiente: activa la verificación en dos pasos en Perfil, Seguridad, y agrega a las personas a las que ayudas con latchkey workspace add y latchkey member add.",
  dead: {
    used: {
      title: "Latchkey ya está configurado",
      text: "Ya existe un espacio, así que este enlace no hace nada más. Si no lo creaste tú, pregunta a quienes administran esta máquina.",
    },
    replaced: {
      title: "Hay un enlace de configuración más reciente",
      text: "Latchkey se inició otra vez y mostró otro enlace. Usa el más reciente.",
    },
    expired: {
      title: "Este enlace de configuración es demasiado viejo",
      text: "Un enlace de configuración sirve durante 24 horas. Inicia Latchkey otra vez y mostrará uno nuevo.",
    },
    dead: {
      title: "Este no es un enlace de configuración",
      text: "Latchkey muestra un enlace cuando se inicia y todavía nadie puede entrar. Abre ese enlace, completo y tal como está.",
    },
  },
};
