import type { englishBluetooth } from "./english-bluetooth.ts";

/** Bluetooth: connecting a car, adding the key of this browser to it, and what may be wrong, in Spanish. */
export const spanishBluetooth: typeof englishBluetooth = {
  title: "Bluetooth",
  hint: "Ponte junto al coche con su tarjeta llave. No necesitas cuenta, token ni internet.",
  tryTitle: "Probar Bluetooth",
  tryHint: (name) =>
    `Todo el camino hasta ${name}, como si estuviera a tu lado, pero sin radio: conectar, acercar la tarjeta llave y enviar comandos.`,

  vin: "VIN del coche",
  vinHint:
    "17 caracteres. Está en la pantalla del coche, en Controles > Software, y tras el parabrisas, en el lado del conductor.",
  vinPattern: "Un VIN tiene 17 letras y cifras, sin I, O ni Q.",
  knownCars: "Coches que esta página conoce",

  role: "Qué puede hacer este navegador",
  roles: { driver: "Conductor", owner: "Propietario", charging_manager: "Carga" },
  roleHints: {
    driver:
      "Casi todos los comandos, menos por ejemplo el PIN para conducir, el control parental y el modo invitado. A la mayoría le basta.",
    owner: "Todos los comandos, también los que gestionan los PIN y otras llaves.",
    charging_manager:
      "Iniciar, detener y limitar la carga, leer el estado del coche y despertarlo. No el puerto de carga.",
  },

  connect: "Conectar",
  connectHint:
    "El navegador muestra una lista. Elige en ella el coche: su nombre empieza por S y termina en C.",
  connectSimulated: (name) => `Conectar ${name}`,
  anyName: "Mi coche no está en la lista",
  anyNameHint:
    "La lista muestra entonces todos los dispositivos. Un coche que ya se conectó antes puede tener otro nombre, como «🔑 Model 3».",
  connecting: "Conectando con el coche…",
  checking: "Preguntando al coche si conoce la llave de este navegador…",
  waiting: "Acerca ahora la tarjeta llave",
  waitingHint:
    "Detrás de los posavasos o sobre el cargador del teléfono. Si la tarjeta ya estaba ahí, levántala y acércala de nuevo. " +
    "Después confirma en la pantalla del coche. Tienes cinco minutos.",
  picture:
    "Dibujo de la consola central: acerca la tarjeta detrás de los posavasos o al cargador del teléfono.",
  cupHolders: "posavasos",
  charger: "cargador del teléfono",
  screen: "pantalla",
  finishing: "El coche ha añadido la llave. Un momento…",
  cancel: "Cancelar",

  simulatedCar: "Lo que harías en el coche:",
  tap: "Acercar la tarjeta llave",
  confirm: "Confirmar en la pantalla",
  decline: "Rechazar",

  paired: "El coche ya conoce la llave de este navegador.",
  pairedHint:
    "Desde ahora, esta página se abre sin red y envía comandos al coche cuando estás a su lado. En la pantalla del coche, la llave está en Controles > Seguros.",
  pairedSimulatedHint: "Los comandos van ahora por Bluetooth simulado. Al recargar, todo empieza de cero.",
  alreadyPaired: "El coche ya conocía la llave de este navegador.",
  alreadyPairedHint: "No hace falta la tarjeta.",
  done: "Ir al coche",

  tryAgain: "Intentar de nuevo",
  reasons: {
    "declined on the car's screen":
      "La llave se ha rechazado en la pantalla del coche. Para añadirla, inténtalo de nuevo y confirma en la pantalla.",
    "the list of keys is full: remove one on the car's screen":
      "La lista de llaves del coche está llena. Elimina una en la pantalla del coche, en Controles > Seguros, e inténtalo de nuevo.",
    "valet mode is on":
      "El modo Aparcacoches está activado y el coche no acepta llaves. Desactívalo en la pantalla del coche e inténtalo de nuevo.",
    "this card may not add a key with this role":
      "Esta tarjeta no puede añadir una llave con este rol. Elige «Conductor» o usa otra tarjeta llave.",
  },
  refused: "El coche no ha añadido la llave por el motivo de abajo. Resuélvelo e inténtalo de nuevo.",
  notTapped:
    "No se ha acercado ninguna tarjeta llave a tiempo, o nadie ha confirmado en la pantalla del coche. Siéntate en el coche con la tarjeta en la mano e inténtalo de nuevo.",
  noReply: "El coche no ha respondido. Abre una puerta para despertarlo, acércate e inténtalo de nuevo.",
  cancelled: "Cancelado. Si aun así acercas la tarjeta y confirmas, es posible que el coche añada la llave.",

  addHint: "Los comandos van entonces por Bluetooth mientras estás junto al coche, y si no, por internet.",
  leave: "Dejar de usar Bluetooth",
  leaveHint:
    "El coche sigue conociendo la llave. Para eliminarla, usa la pantalla del coche: Controles > Seguros.",

  keys: "Llaves del coche",
  keysHint: "El coche muestra sus llaves a cualquiera que esté cerca, y no firma la lista.",
  showKeys: "Mostrar las llaves",
  readingKeys: "Preguntando al coche…",
  keysRead: (count) => (count === 1 ? "Una llave." : `${count} llaves.`),
  thisBrowser: "este navegador",
  keyRoles: {
    none: "sin rol",
    service: "servicio técnico",
    owner: "propietario",
    driver: "conductor",
    fleet_manager: "gestor de flota",
    vehicle_monitor: "solo lectura",
    charging_manager: "carga",
    guest: "invitado",
    unknown: "rol desconocido",
  },
  keyForms: {
    key_card: "Tarjeta llave",
    ios_device: "iPhone",
    android_device: "Teléfono Android",
    cloud_key: "App o navegador",
    unknown: "Llave",
  },
  keysRemove:
    "Una llave no puede eliminarse a sí misma. Elimina llaves en la pantalla del coche, en Controles > Seguros.",

  check: "¿Por qué no funciona?",
  checkRun: "Comprobar ahora",
  checking2: "Comprobando…",
  checkStates: { ok: "bien", wrong: "mal", note: "aviso", open: "sin comprobar" },
  checks: {
    browser: "Bluetooth en este navegador",
    adapter: "Adaptador Bluetooth",
    permission: "Permiso",
    found: "Coche encontrado",
    slot: "Conexión libre",
    key: "Llave de este navegador",
    awake: "Despierto",
  },
  advice: {
    browser:
      "Este navegador no ofrece Bluetooth a las páginas. Usa Chrome o Edge en Android, Windows, macOS o ChromeOS. En un iPhone, lo ofrece el navegador Bluefy.",
    adapter:
      "Este dispositivo no tiene adaptador Bluetooth, o está apagado. Activa el Bluetooth o usa otro dispositivo.",
    permission:
      "El navegador no deja que esta página use Bluetooth. Permítelo en los ajustes del navegador. En Android, permite al navegador también la ubicación o los dispositivos cercanos.",
    found:
      "No se encuentra el coche. Acércate a pocos metros, comprueba el VIN y apaga y enciende el Bluetooth. Si la lista del navegador no lo muestra, pulsa «Mi coche no está en la lista».",
    slot: "El coche no acepta ninguna conexión. Solo tiene tres, y cada teléfono con la app de Tesla ocupa una. Apaga el Bluetooth en uno de los teléfonos o acércate más.",
    reach:
      "No se puede conectar con el coche: está fuera de alcance, o los teléfonos ocupan sus tres conexiones. Acércate más y apaga el Bluetooth en uno de los teléfonos.",
    keyless: "Este navegador no tiene llave. Conecta el coche de nuevo por Bluetooth; así se crea una.",
    notPaired:
      "El coche no conoce la llave de este navegador. Conecta el coche de nuevo por Bluetooth y acerca la tarjeta llave.",
    fleetManager:
      "El coche conoce esta llave como la de un gestor de flota, y no acepta comandos de una llave así por Bluetooth. Elimínala en la pantalla del coche y conecta el coche de nuevo por Bluetooth.",
    asleep:
      "El coche está dormido. El cierre y los maleteros funcionan. Los demás comandos lo despiertan primero, en medio minuto como máximo.",
    silent:
      "El coche está conectado, pero no responde. Abre una puerta para despertarlo y comprueba de nuevo.",
  },
  allWell: "Todo está bien.",
};
