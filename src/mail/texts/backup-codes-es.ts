import type { backupCodes as english } from "./backup-codes-en.ts";

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
