import type { englishConnect } from "./english-connect.ts";

/** The dialog that connects a car, in Spanish. */
export const spanishConnect: typeof englishConnect = {
  title: "Conectar un coche",
  which: "Qué coche",
  real: "Tu coche",
  simulatedHint: "Está en esta página. No necesita cuenta ni servidor.",
  simulatedState: {
    online: "despierto",
    asleep: "dormido",
    waking: "despertando",
    offline: "inaccesible",
  },
  baseUrl: "Dirección de tu proxy",
  baseUrlHint:
    "Los navegadores no pueden llamar directamente a Tesla, porque los servidores de Tesla no permiten otras páginas web " +
    "(CORS). Las solicitudes pasan por tu propio proxy. /tesla es el de «npm start», si UPSTREAM o CLIENT_ID está definido.",
  baseUrlPattern: "Empieza con / para este servidor, o con https://",
  token: "Token de acceso",
  tokenHint:
    "Se envía al proxy de arriba y a ningún otro sitio. Solo queda en la memoria de esta página, salvo que lo guardes.",
  keep: "Guardar el token en este navegador",
  keepHint:
    "Evita escribirlo después de recargar. Pero entonces quien use este navegador, y cualquier programa que se cuele en " +
    "él, pueden leer el token y enviar comandos al coche. «Olvidar mis datos» lo elimina.",
  more: "Más opciones",
  query: "Parámetros en la URL (forma de la referencia)",
  queryHint:
    "Solo para servidores que lo exigen. Los PIN y las contraseñas acaban entonces en los registros de todos los " +
    "servidores del camino.",
  byVin: "Identificar el coche por su VIN",
  byVinHint: "Necesario con el proxy de firma de Tesla, tesla-http-proxy.",
  find: "Buscar mis coches",
  finding: "Buscando coches…",
  choose: "Elige un coche",
  none: "Esta cuenta no tiene ningún coche. Comprueba que el token sea de la cuenta correcta y permita leer los datos del vehículo.",
  notFound:
    "En esta dirección no hay ninguna lista de coches. Comprueba la dirección del proxy. /tesla funciona mientras «npm " +
    "start» esté en marcha con UPSTREAM o CLIENT_ID definido.",
  blocked: (origin) =>
    `La política de contenido de esta página no permite solicitudes a ${origin}. Añade esa dirección a connect-src en el ` +
    "servidor que sirve esta página, o usa un proxy en la dirección de la propia página.",
  close: "Cerrar",
};
