import type { englishOutcomes } from "./english-outcomes.ts";

/** How a command ends, in Spanish: what happened, and what to do. */
export const spanishOutcomes: typeof englishOutcomes = {
  outcome: {
    sending: "Enviando",
    done: "Hecho",
    already: "Ya está así",
    refused: "Rechazado",
    failed: "Ha fallado",
    mayHaveHappened: "Quizá se ha hecho",
    alreadyMessage: "No hace falta: el coche ya está así.",
    awake: "El coche está despierto.",
    wakeAsked: (state) => `Se ha pedido al coche que despierte. Indica: ${state}.`,
    wakeAskedSilently: "Se ha pedido al coche que despierte.",
    lookFirst: "Mira cómo está el coche antes de volver a pulsar.",
    unexpected: (message) =>
      `Ha habido un error en la propia página: ${message}. Recarga la página y vuelve a intentarlo.`,
    wordForWord: "Texto literal:",
    announce: (title, outcome, message) => `${title}: ${outcome}. ${message}`.trim(),
  },

  error: {
    aborted: "Se ha cancelado.",
    timeout: "No ha llegado respuesta a tiempo. Puede que el coche esté inaccesible.",
    network:
      "No ha llegado respuesta. O este dispositivo no tiene conexión, o el proxy no está en marcha o no permite esta " +
      "página (CORS). Comprueba la conexión y la dirección del proxy.",
    signed_out: "La sesión está cerrada. Inicia sesión con Tesla otra vez.",
    no_token: "El servidor de esta página no ha dado ningún token. Inténtalo otra vez dentro de un minuto.",
    unauthorized: "El token no es correcto o ya no es válido. Conéctate otra vez con uno nuevo.",
    forbidden:
      "La cuenta o su token no tiene permiso para esto. Comprueba los permisos del token, la cuenta y su facturación.",
    signing_required:
      "Este coche solo acepta comandos firmados. En «Comandos firmados» puedes crear una llave para este navegador; o " +
      "conéctate a través de un proxy que firme (tesla-http-proxy) e identifica el coche por su VIN.",
    not_paired:
      "El coche no conoce la llave de este navegador. Por Bluetooth: pulsa «Cambiar la conexión» y añade el coche de nuevo. " +
      "Por internet: en «Comandos firmados» se explica cómo añadir la llave; ahí también puedes desactivar la firma.",
    insufficient_privileges:
      "El coche no acepta este comando con esta llave, o no en este momento. Comprueba qué rol tiene la llave en el coche; " +
      "la de un conductor no puede cambiar los PIN.",
    remote_access_disabled:
      "El coche no acepta comandos por internet. Activa el acceso móvil en los ajustes del coche.",
    fault: (reason) =>
      `El coche no ha podido aceptar el comando firmado: ${reason}. Inténtalo otra vez dentro de un minuto.`,
    bluetooth_unavailable:
      "Aquí no se puede usar Bluetooth. Usa Chrome o Edge en Android, Windows, macOS o ChromeOS.",
    bluetooth_no_adapter: "Este dispositivo no tiene Bluetooth. Usa un teléfono o un ordenador que lo tenga.",
    bluetooth_not_chosen:
      "No se eligió ningún coche, o no se encontró ninguno. Acércate al coche y conéctalo otra vez.",
    bluetooth_not_allowed:
      "El navegador no deja que esta página use Bluetooth. Inténtalo otra vez; si no sirve, permite Bluetooth en los ajustes del navegador y del sistema.",
    out_of_reach:
      "No se puede llegar al coche por Bluetooth. Acércate e inténtalo de nuevo. Si estás cerca, quizá los teléfonos ocupan " +
      "todas sus conexiones: desactiva Bluetooth en uno de ellos.",
    not_over_bluetooth:
      "El coche solo acepta este comando por internet. Para enviarlo, conecta el coche con una cuenta o un token.",
    unsupported:
      "Este navegador no puede crear o guardar una llave aquí. Abre la página con https y fuera de una ventana privada.",
    not_found:
      "El servidor no conoce este coche o este comando. Comprueba la dirección del proxy; con tesla-http-proxy, identifica " +
      "el coche por su VIN.",
    unavailable:
      "El coche está dormido, ocupado o inaccesible, o el servicio no funciona. Inténtalo otra vez dentro de unos minutos.",
    rate_limited: "Demasiadas solicitudes. Inténtalo otra vez dentro de un rato.",
    rate_limited_for: (wait) => `Demasiadas solicitudes. Inténtalo otra vez dentro de ${wait}.`,
    wrong_region: "La cuenta está en otra región. Dirige el proxy al servidor de esa región.",
    wrong_region_at: (address) => `La cuenta está en otra región. Dirige el proxy a ${address}.`,
    http_request: (status) =>
      `El servidor rechaza esta solicitud (${status}), y la volvería a rechazar. Revisa lo que has escrito y la dirección del proxy.`,
    http: (status) =>
      `El servidor ha tenido un problema (${status}). Inténtalo otra vez dentro de un minuto.`,
    bad_response: "La respuesta no es como las de Tesla. Comprueba que la dirección del proxy lleve a Tesla.",
    rejected: "El coche lo ha rechazado, por el motivo de abajo. Resuélvelo y vuelve a pulsar.",
  },

  reason: {
    "doors open": "Hay una puerta abierta. Ciérrala y vuelve a pulsar.",
    "door open": "Hay una puerta abierta. Ciérrala y vuelve a pulsar.",
    "closures open": "Todavía hay algo abierto. Ciérralo y vuelve a pulsar.",
    "not in park": "El coche no está en P. Cambia a P y vuelve a pulsar.",
    "vehicle not in park": "El coche no está en P. Cambia a P y vuelve a pulsar.",
    "low soc": "La batería está demasiado baja para eso. Carga antes el coche.",
    disconnected: "No hay ningún cable enchufado. Enchúfalo y vuelve a pulsar.",
    "no power": "El cargador no da corriente. Revísalo y vuelve a pulsar.",
    charging: "El coche está cargando. Detén antes la carga.",
    "cable connected": "Hay un cable enchufado. Desenchúfalo y vuelve a pulsar.",
    "non motorized charge port": "El puerto de carga de este coche no tiene motor. Ciérralo a mano.",
    "not supported": "Este coche no tiene esta función.",
    "unknown state requested": "El servidor ya no acepta esta opción. Elige otra.",
    "remote start disabled":
      "La conducción sin llave está desactivada en los ajustes del coche. Actívala ahí.",
    "not enabled": "Esto está desactivado en los ajustes del coche. Actívalo ahí.",
    "valet mode on": "El modo Aparcacoches está activado. Desactívalo antes.",
    "invalid password": "El PIN falta o no es correcto. Escribe el correcto y vuelve a pulsar.",
    "invalid pin": "El PIN falta o no es correcto. Escribe el correcto y vuelve a pulsar.",
    "incorrect pin": "El PIN no es correcto. Escribe el correcto y vuelve a pulsar.",
    "no pin set": "No hay ningún PIN: el límite de velocidad no se ha activado nunca.",
    "invalid limit": "El coche no permite este límite. Elige otro.",
    "speed limit mode active": "El límite de velocidad está activado. Desactívalo antes.",
    "could not wake buses":
      "Una parte del coche ha seguido dormida. Vuelve a pulsar; a la segunda suele funcionar.",
  },
};
