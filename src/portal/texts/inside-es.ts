import type { Words } from "./en.ts";

export const inside: Words["inside"] = {
  menuLabel: "Menú",
  others: {
    title: "Ahora hay otra cuenta abierta",
    text: (name: string, address: string) =>
      `Esta página se abrió con otra cuenta. No se cambió nada. Ahora estás dentro como ${name} (${address}).`,
    goOn: "Ir a tus páginas",
  },
  profile: "Perfil",
  settings: "Ajustes",
  support: "Soporte",
  menu: {
    home: "Resumen",
    security: "Seguridad",
    users: "Gestión de usuarios",
    whitelist: "Lista blanca de direcciones IP",
    workspace: "Ajustes del espacio",
    approvals: "Aprobaciones",
    cases: "Casos",
    channels: "Canales",
  },
};

export const confirm: Words["confirm"] = {
  title: "Tu contraseña, por favor",
  lead: "En esta página se decide quién puede entrar. Escribe tu contraseña otra vez; vale por 15 minutos.",
  password: "Contraseña",
  button: "Continuar",
  refused: "No funcionó. Revisa la contraseña y escríbela de nuevo.",
};
