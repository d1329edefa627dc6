import type { Words } from "./en.ts";

export const whitelist: Words["whitelist"] = {
  lead: {
    on: (workspace) => `La lista está activada: a ${workspace} solo se entra desde las direcciones de abajo.`,
    off: (workspace) =>
      `La lista está desactivada: a ${workspace} se entra desde cualquier lugar. Puedes preparar la lista con calma.`,
  },
  add: {
    title: "Agregar una dirección",
    range: "Dirección IP",
    hint: "Una dirección, como 198.51.100.7, o un rango, como 198.51.100.0/24",
    label: "Nombre",
    labelHint: "Opcional. De quién es, o de qué oficina",
    more: "Motivo y vencimiento",
    reason: "Motivo",
    ends: "Vence por sí sola",
    days: { never: "Nunca", "1": "En 1 día", "7": "En 7 días", "30": "En 30 días", "90": "En 90 días" },
    button: "Guardar",
  },
  own: {
    listed: (address) => `Estás en ${address}. Está en la lista.`,
    addable: (address) => `Estás en ${address}. Todavía no está en la lista.`,
    inside: (address) =>
      `Te vemos en ${address}, una dirección que solo existe dentro de una red, así que no puede estar en la lista. Si muchas personas la comparten, falta la lista de proxies de confianza: avisa a quien administra Latchkey.`,
    add: "Agregar mi dirección",
  },
  entries: {
    title: "Direcciones de la lista",
    none: "Aún no hay direcciones.",
    unnamed: "Sin nombre",
    added: (name, when) => `La agregó ${name}, ${when}`,
    approved: (name, when) => `La aprobó ${name}, ${when}`,
    setUp: "Está desde el comienzo",
    somebody: "alguien",
    forGood: "No vence",
    ends: (when) => `Vence ${when}`,
    ended: "Vencida",
    remove: "Quitar",
    removeWhich: (range) => `Quitar ${range}`,
  },
  state: {
    title: "Limitar el acceso a la lista",
    on: "Solo se entra desde las direcciones de la lista. A quien esté en otra se le pide iniciar sesión de nuevo, y no entra.",
    off: "Todos pueden entrar desde cualquier lugar. Antes de activar la lista verás quién quedaría fuera.",
    switchOn: "Activar la lista",
    switchOff: "Desactivar la lista",
  },
  api: {
    title: "Bloquear solicitudes de API no confiables",
    on: "Mientras la lista esté activada, los programas también entran solo desde sus direcciones.",
    off: "La lista no se aplica a los programas que se conectan a tu espacio. Bloquearlos puede detener integraciones y la app móvil.",
    block: "Bloquearlas",
    free: "Dejar de bloquear",
  },
  undo: {
    made: {
      added: (range) => `Se agregó ${range}.`,
      removed: (range) => `Se quitó ${range}.`,
      "switched-on": () => "Se activó la lista.",
      "switched-off": () => "Se desactivó la lista.",
      "api-blocked": () => "Las solicitudes de API no confiables están bloqueadas.",
      "api-freed": () => "Las solicitudes de API ya no se bloquean.",
    },
    by: (name) => `Lo hizo ${name}.`,
    left: (minutes) =>
      minutes === 1
        ? "Puedes deshacerlo durante 1 minuto más."
        : `Puedes deshacerlo durante ${String(minutes)} minutos más.`,
    button: "Deshacer",
    done: "Listo: la lista quedó como estaba antes.",
    gone: "Esto ya no se puede deshacer. Pasó el tiempo, ya se deshizo o alguien cambió la lista después.",
  },
  preview: {
    title: "Antes de guardar",
    what: {
      added: (range) => `${range} entra en la lista.`,
      removed: (range) => `${range} sale de la lista.`,
      "switched-on": () => "Desde ahora solo se podrá entrar desde las direcciones de la lista.",
      "switched-off": () => "Desde ahora se podrá entrar desde cualquier lugar.",
      "api-blocked": () => "Se bloquean las solicitudes de API no confiables.",
      "api-freed": () => "Las solicitudes de API dejan de bloquearse.",
    },
    nobody: "Nadie a quien hayamos visto en los últimos 90 días quedaría fuera. Tu sesión sigue abierta.",
    some: (count) =>
      count === 1 ? "Esto dejaría fuera a 1 persona:" : `Esto dejaría fuera a ${String(count)} personas:`,
    whole: (addresses) => `Entra desde ${addresses} y ya no podría.`,
    partly: (addresses) => `Ya no podría entrar desde ${addresses}, pero sí desde otra dirección.`,
    advice: "Si deben poder entrar, vuelve y agrega primero sus direcciones.",
    undo: "Después de guardar podrás deshacerlo durante 30 minutos.",
    confirm: {
      added: "Agregarla",
      removed: "Quitarla",
      "switched-on": "Activar la lista",
      "switched-off": "Desactivar la lista",
      "api-blocked": "Bloquearlas",
      "api-freed": "Dejar de bloquear",
    },
    back: "Volver sin cambiar nada",
  },
  refusals: {
    notAnAddress:
      "No es una dirección IP completa. Tiene cuatro números, como 198.51.100.7, o es IPv6, como 2606:4700::1111.",
    tooWide: "Este rango es demasiado amplio. Los más amplios son /24 en IPv4 y /48 en IPv6.",
    inside:
      "Esta dirección solo existe dentro de una red. Escribe la dirección pública: la que ven los sitios web, no la del dispositivo.",
    nowhere: "Nadie tiene esta dirección en internet. Revisa si hay un error al escribirla.",
    alreadyThere: (range) => `Ya está permitida, gracias a ${range}.`,
    full: "La lista está llena. Quita direcciones que ya nadie necesita.",
    gone: "Esta dirección ya no está en la lista.",
    unchanged: "Ya estaba así. No cambió nada.",
    locksYouOut: (address) =>
      `No se guardó nada: te dejaría fuera. Antes, tu dirección ${address} tiene que estar en la lista, sin vencimiento.`,
    noAdminLeft: "No se guardó nada: ya ningún administrador podría entrar.",
    noAdminLater:
      "No se guardó nada: cuando venzan las direcciones con fecha, ningún administrador podría entrar. Agrega antes la dirección de un administrador que no venza.",
  },
};
