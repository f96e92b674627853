import { type englishSignIn, withoutStop } from "./english-sign-in.ts";

/** The sign-in with Tesla and the cars of the account, in Spanish. */
export const spanishSignIn: typeof englishSignIn = {
  asking: "Un momento…",

  signIn: "Iniciar sesión con Tesla",
  signInHint:
    "Para los coches de tu cuenta, por internet. La página de Tesla te pide la contraseña y el permiso; esta página nunca ve " +
    "la contraseña.",
  trySignIn: "Probar «Iniciar sesión con Tesla»",
  trySignInHint:
    "Todo el camino hasta un coche, con un Tesla simulado en este servidor: iniciar sesión, dar permiso y emparejar una " +
    "llave. Elige a Ada: los coches son suyos. No hace falta ninguna cuenta.",
  tokenOf: "de Fleet API o de un servicio de tokens",
  without: "Sin iniciar sesión",
  elsewhere: (words) =>
    `Solo puedes iniciar sesión en la dirección que está configurada en el servidor. Este indica: ${words}`,
  tryAgain: "Intentar otra vez",
  ended: (reason) => `Tesla ha cerrado la sesión: ${withoutStop(reason)}. Inicia sesión otra vez.`,
  signedOut: "La sesión está cerrada. Tesla aún recuerda lo que permitiste.",
  revoke: "Revocar el acceso en Tesla",

  failures: {
    refused: "No se ha permitido el acceso. Para usar aquí tu coche, permite el acceso en Tesla.",
    expired:
      "El inicio de sesión ha tardado demasiado o ha vuelto a empezar en otra pestaña. Empieza de nuevo.",
    account:
      "Este servidor pertenece a otra cuenta de Tesla. Cierra la sesión en tesla.com e inicia sesión aquí con la cuenta del " +
      "propietario. El propietario define con ACCOUNT quién puede iniciar sesión.",
    unavailable:
      "El servidor de Tesla no ha respondido como se esperaba. Inténtalo otra vez dentro de unos minutos.",
    settings:
      "Tesla ha rechazado la app de este servidor: su identificador, su secreto, su URI de redirección o sus permisos no son " +
      "correctos. El terminal del servidor indica cuál.",
  },
  failedOtherwise: "No se ha podido iniciar sesión. Empieza de nuevo.",

  signedIn: "Sesión iniciada con Tesla",
  signedInSimulated: "Sesión iniciada en la cuenta de Tesla simulada",
  signOut: "Cerrar sesión",
  signOutHint: "En todos los dispositivos que usan este servidor.",
  notSignedOut: "El servidor no ha respondido, así que la sesión sigue abierta. Inténtalo otra vez.",

  missing: "La página aún necesita tu permiso:",
  scopes: {
    openid: "para saber qué cuenta es",
    offline_access: "para mantener la sesión abierta",
    email: "para saber la dirección de correo de la cuenta",
    vehicle_device_data: "para mostrar tus coches y leer su estado",
    vehicle_cmds: "para enviar comandos",
    vehicle_charging_cmds: "para iniciar y detener la carga",
    vehicle_location: "para saber dónde está el coche",
  },
  addPermissions: "Añadir permisos",
  notAllowed: "La página no puede mostrar tus coches hasta que lo permitas.",
  notRegistered:
    "La app del servidor no está registrada en Tesla en la región de tu cuenta. Ejecuta «npm run fleet -- register» en el " +
    "servidor y vuelve a comprobarlo.",

  cars: "Coches de la cuenta",
  loading: "Buscando coches…",
  lookAgain: "Volver a comprobar",
  noCars: "Esta cuenta no tiene ningún coche. Inicia sesión con la cuenta a la que pertenece el coche.",
  reading: "Comprobando qué comandos acepta…",
  plain: "Acepta comandos sin firma.",
  paired: "Acepta comandos firmados y conoce la llave de este navegador.",
  ready: (words) => `${words} No falta nada.`,
  signedByChoice:
    "Acepta comandos firmados. Este navegador los firma, como has elegido en «Comandos firmados».",
  keyMissing: "Solo acepta comandos firmados. Según Tesla, aún no conoce la llave de este navegador.",
  noVin: "No se conoce su VIN, así que la página no puede comprobar qué comandos acepta.",
  unknown: (status) =>
    status === undefined
      ? "No se sabe qué comandos acepta: no ha llegado respuesta. Elige el coche o vuelve a abrir esto."
      : `No se sabe qué comandos acepta: Tesla ha respondido con el estado ${status}. Elige el coche o vuelve a abrir esto.`,

  pair: "Emparejar la llave de este navegador",
  hasKey: "✓ Este navegador tiene una llave.",
  noDomain: "El servidor no tiene ningún dominio para una llave: define DOMAIN y vuelve a iniciarlo.",
  domainServes: (domain) => `✓ ${domain} publica esta llave.`,
  domainUnknown: (domain) => `El servidor no ha indicado qué llave publica ${domain}. Intentándolo otra vez…`,
  noDomainKey: (reason) => `No se puede leer la llave del dominio: ${withoutStop(reason)}.`,
  otherKey: (domain) => `${domain} publica una llave distinta de la de este navegador.`,
  replaceKey: (domain) =>
    `Coloca la llave de abajo en ${domain} como /.well-known/appspecific/com.tesla.3p.public-key.pem y en el archivo ` +
    "PUBLIC_KEY del servidor; después ejecuta «npm run fleet -- register» en el servidor. Vuelve a emparejar los coches que " +
    "conocen la llave anterior. Esta página se actualiza sola.",
  otherSimulatedKey: (domain) =>
    `El enlace empareja la llave que publica ${domain}, y esa es otra. En un dominio real, subes un archivo. Aquí, pulsa el ` +
    "botón.",
  publish: (domain) => `Publicar esta llave en ${domain}`,
  orByCard: "O sin el dominio:",
  openLink: (domain) =>
    `Escanea el código con el teléfono que tiene la app de Tesla, o abre allí el enlace. La app pregunta si ${domain} puede ` +
    "enviar comandos al coche; el coche tiene que estar despierto.",
  openSimulatedLink:
    "Con un coche real, escaneas el código con el teléfono que tiene la app de Tesla. Aquí, abre el enlace y da tu permiso.",
  qrCode: (name) => `Código QR del enlace que empareja ${name}`,
  waiting: "Esperando a que el coche conozca la llave. Esta página se actualiza sola.",
};
