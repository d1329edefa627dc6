import type { Words } from "./en.ts";

export const security: Words["security"] = {
  stale: "Para cambiar algo aquí, escribe tu contraseña una vez más.",
  staleButton: "Escribir contraseña",
  code: "Código",
  codeHint: "Seis dígitos, por ejemplo 123 456",
  confirm: "Confirmar",
  again: "Enviar el código de nuevo",
  wrong: "Ese código no funcionó. Mira nuestro correo más reciente y escribe los seis dígitos otra vez.",
  expired: "Ese código ya venció. Pide uno nuevo.",
  usedUp: "Por ahora no quedan códigos ni intentos. Espera un cuarto de hora; si aún no funciona, una hora.",
  wait: (seconds) => `Acabamos de enviar un código. El siguiente puede salir en ${String(seconds)} segundos.`,
  resetLately:
    "Tu contraseña se restableció por correo en las últimas 24 horas, así que esto tiene que esperar a que pasen. Si entras con un código de respaldo, funciona de inmediato.",
  twoSteps: {
    title: "Verificación en dos pasos",
    purpose: "Con ella, para entrar necesitas tu contraseña y un código que te enviamos por correo.",
    on: "Activada",
    off: "Desactivada",
    turnOn: "Activar",
    turnOff: "Desactivar",
    required:
      "Tu espacio de trabajo la pide a todos, así que sigue activada. Si perdiste tu buzón, un administrador puede ayudarte a entrar.",
    codeOn: (address) => `Enviamos un código a ${address}. Escríbelo aquí y la verificación queda activada.`,
    codeOff: (address) => `Enviamos un código a ${address}. Escríbelo aquí y la verificación queda desactivada.`,
    whatOff: "Al desactivarla, tus códigos de respaldo dejan de servir.",
    byBackupCode: "Entraste con un código de respaldo, así que para esto no necesitas un código de tu buzón.",
    nowOn:
      "La verificación en dos pasos está activada y cerramos tus otras sesiones. Ahora crea tus códigos de respaldo, aquí abajo.",
    nowOff: "La verificación en dos pasos está desactivada. Los códigos de respaldo que guardaste ya no sirven.",
    unchanged: "Ya está así.",
    noBackupCode: "Entra otra vez con un código de respaldo o pide un código por correo.",
  },
  address: {
    title: "Dirección de correo",
    purpose: (address) => `Entras con ${address}, y nuestros correos llegan allí.`,
    offFirst: "Para cambiarla, primero desactiva la verificación en dos pasos. Después actívala de nuevo.",
    field: "Nueva dirección de correo",
    button: "Enviar código a la nueva dirección",
    typeIt: (address) =>
      `Si ${address} se puede usar aquí, un código va en camino. Escríbelo aquí y esa será tu dirección.`,
    another: "Usar otra dirección",
    notAnAddress:
      "Esta no es una dirección de correo completa. Necesita un nombre, una @ y un dominio, como ana@example.com.",
    same: "Esta ya es tu dirección.",
    changed: "Tu dirección cambió. Desde ahora, entra con la nueva.",
  },
  password: {
    title: "Contraseña",
    purpose: "Una contraseña nueva cierra tus otras sesiones.",
    current: "Contraseña actual",
    button: "Cambiar contraseña",
    wrong: "La contraseña actual no es correcta. Escríbela de nuevo.",
    changed: "Tu contraseña cambió y cerramos tus otras sesiones.",
  },
  sessions: {
    title: "Sesiones",
    purpose: "Aquí tienes tu sesión abierta.",
    device: (browser, system) => `${browser} en ${system}`,
    unknown: "Dispositivo desconocido",
    used: (when, address) => `Último uso ${when} desde ${address}`,
    opened: (when) => `Abierta ${when}`,
    isThis: "Este dispositivo",
    end: "Cerrar sesión",
    endNamed: (device) => `Cerrar sesión: ${device}`,
    endOthers: "Cerrar las demás sesiones",
    ended: "Cerramos esa sesión.",
    othersEnded: (count) =>
      count === 1 ? "Cerramos la otra sesión." : `Cerramos las otras ${String(count)} sesiones.`,
    gone: "Esa sesión ya estaba cerrada.",
  },
  setUp: {
    title: "Un paso más, desde ahora",
    lead: "Tu espacio de trabajo ahora pide a todos la verificación en dos pasos: además de tu contraseña, un código que te enviamos por correo. Acabamos de enviarte el primero. Escríbelo aquí y entras.",
    button: "Activar y entrar",
  },
};
