import type { Words } from "./en.ts";

export const demo: Words["demo"] = {
  /** Above every page. */
  label: "Demostración",
  line: "Las personas son inventadas y sus contraseñas son públicas. Ningún correo sale de esta computadora.",
  link: "Personas de prueba",
  title: "Personas que puedes ser",
  standIn:
    "Estas personas son inventadas para esta instalación de prueba y sus contraseñas son públicas. Tu propia instalación empieza sin ellas.",
  signIn: "Ir al inicio de sesión",
  address: "Correo",
  password: "Contraseña",
};
