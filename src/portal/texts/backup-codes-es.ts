import type { Words } from "./en.ts";

export const backupCodes: Words["backupCodes"] = {
  title: "Códigos de respaldo",
  purpose: "Con un código de respaldo entras aunque no te llegue ningún correo. Cada código sirve una sola vez.",
  twoStepsFirst:
    "Los códigos de respaldo acompañan a la verificación en dos pasos. Actívala primero y luego créalos aquí.",
  none: "Todavía no tienes",
  left: (count) => `Quedan ${String(count)} de 10`,
  made: (when) => `Creados ${when}`,
  justMade: "Creados hace un momento",
  make: "Crear códigos de respaldo",
  makeNew: "Crear nuevos",
  before:
    "Recibes diez códigos y los ves una sola vez. Ten listo un lugar para guardarlos: un gestor de contraseñas o una impresora.",
  oldOnes: "Los códigos que tienes ahora siguen sirviendo hasta que guardes los nuevos.",
  gone: "Estos códigos no se guardaron a tiempo, así que no sirven. Los que tenías antes sí. Crea nuevos aquí.",
  shown: {
    lead: "Guarda estos diez códigos donde los encuentres sin tu correo.",
    once: "Es la única vez que los ves. Empiezan a servir cuando nos dices que los guardaste; en ese momento los anteriores dejan de servir.",
    saved: "Ya los guardé",
    copy: "Copiar",
    download: "Descargar",
    print: "Imprimir",
    copied: "Copiados.",
    selected: "Los códigos están seleccionados. Cópialos con el teclado o dejando el dedo sobre ellos.",
    fileTitle: "Códigos de respaldo de Latchkey: cada uno sirve una vez, junto con tu contraseña",
  },
  again: {
    lead: "Tus códigos nuevos ya se mostraron, y se muestran una sola vez. ¿Los guardaste?",
    button: "No, crear nuevos",
  },
  signIn: {
    link: "Usar un código de respaldo",
    title: "Usa un código de respaldo",
    lead: "Escribe uno de los códigos que guardaste, con el número que tiene delante.",
    number: "Número",
    code: "Código",
    hint: "Por ejemplo número 3, código ABCD-EFGH-JKMN-PQRS. Dan igual mayúsculas, espacios y guiones.",
    unreadable:
      "Un código tiene dieciséis letras y cifras, y delante un número del 1 al 10. Revisa los dos y escríbelos de nuevo.",
    refused: "Ese código no funcionó. Quizá ya se usó: toma otro, con su número.",
    byMail: "Usar el código del correo",
  },
  renew: {
    title: "Códigos de respaldo nuevos",
    lead: "Escribe tu contraseña y verás diez códigos nuevos. Los ves una sola vez: ten listo dónde guardarlos.",
    password: "Contraseña",
    button: "Mostrar códigos nuevos",
    doneTitle: "Tus códigos nuevos ya sirven",
    done: "Los anteriores ya no. La próxima vez que no te llegue el correo, elige «Usar un código de respaldo» al iniciar sesión.",
    dead: "Funciona una sola vez, durante 30 minutos. Los códigos que tenías siguen sirviendo. Para crear nuevos, escribe en el chat de la página de inicio.",
  },
};
