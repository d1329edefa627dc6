import type { Words } from "./en.ts";

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
