import type { Words } from "./texts.ts";

export const users: Words["users"] = {
  lead: (workspace) => `Todas las personas que pueden entrar a ${workspace}.`,
  pageMenu: "Más ajustes de acceso",
  memberMenu: (name) => `Qué puedes hacer con ${name}`,
  you: "Tú",
  disabled: "Desactivada",
  locked: (minutes) => `Bloqueada ${minutes} min más`,
  twoSteps: { on: "Dos pasos", off: "Solo contraseña" },
  never: "Nunca ha iniciado sesión",
  last: (when) => `Último inicio de sesión ${when}`,
  actions: {
    "mail-reset-link": "Enviar enlace para nueva contraseña",
    unlock: "Quitar el bloqueo",
    "make-admin": "Hacer administrador",
    "make-member": "Hacer miembro",
    disable: "Desactivar la cuenta",
    enable: "Reactivar la cuenta",
  },
  done: {
    "mail-reset-link": "El correo con el botón Cambiar contraseña va en camino a la dirección registrada.",
    unlock: "El bloqueo terminó. Ya puede entrar y le avisamos por correo.",
    "make-admin": "Ahora tiene permisos de administrador y le avisamos por correo.",
    "make-member": "Ahora es miembro y le avisamos por correo.",
    disable: "La cuenta está desactivada. Cerramos todas sus sesiones y le avisamos por correo.",
    enable: "La cuenta está activa otra vez y le avisamos por correo.",
  },
  refusals: {
    unknown: "Esta persona no está en tu espacio de trabajo.",
    yourself: "No puedes hacerlo con tu propia cuenta. Pídeselo a otro administrador.",
    "last-admin": "Es el último administrador activo. Primero da esos permisos a otra persona.",
    unchanged: "Ya estaba así. No se cambió nada.",
    disabled: "Esta cuenta está desactivada. Actívala primero.",
    "used-up": "Por ahora ya salieron suficientes correos a esta dirección. Inténtalo de nuevo en una hora.",
  },
};

export const workspace: Words["workspace"] = {
  lead: (name) => `Lo que vale para todos en ${name}.`,
  nameTitle: "Nombre",
  name: "Nombre del espacio de trabajo",
  nameHint: "Aparece en las páginas y en los correos",
  rename: "Guardar el nombre",
  renamed: "El nombre quedó guardado.",
  badName: "Usa de 1 a 60 letras, números y espacios, sin enlaces.",
  ipTitle: "Desde dónde se puede entrar",
  ip: "Con la lista activada, solo se puede entrar desde las direcciones que están en ella.",
};
