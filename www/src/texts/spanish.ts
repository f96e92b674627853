import type { Texts } from "./index.ts";
import { quantity } from "./quantities.ts";
import { spanishOutcomes } from "./spanish-outcomes.ts";

export { spanishCommands } from "./spanish-commands.ts";

/** The texts in Spanish. */
export const spanish: Texts = {
  percent: (value) => quantity(value, "%"),
  roofOpen: (percent) => `techo solar abierto al ${quantity(percent, "%")}`,

  page: {
    title: "Tesla Commands",
    skip: "Ir a los comandos",
    commands: "Comandos",
    partMissing:
      "No se ha podido cargar una parte de esta página. Comprueba la conexión o recarga la página.",
    cannotStart: "Esta página no ha podido iniciarse",
    cannotStartWasm:
      "Este navegador no ejecuta WebAssembly, que esta página necesita. Ábrela en una versión actual de Chrome, Edge, " +
      "Firefox o Safari; si ya es uno de ellos, WebAssembly está bloqueado para esta página (por un modo de aislamiento " +
      "o una directiva de la empresa): permítelo y recarga la página.",
    cannotStartLoad:
      "Su archivo WebAssembly no se ha podido cargar o está bloqueado. Recarga la página; si no sirve, comprueba que el " +
      "servidor entrega toda la carpeta y que su política de contenido incluye 'wasm-unsafe-eval'.",
  },

  car: {
    unnamed: "Coche sin nombre",
    refresh: "Actualizar",
    reading: "Leyendo el coche…",
    turnTo: (name) => `Cambiar a ${name}`,
    battery: "Batería",
    range: "Autonomía",
    inside: "Interior",
    outside: "Exterior",
    lastSeen: "Último dato",
    limit: (percent) => `límite ${percent}`,
    charging: (power, left) => [`cargando a ${power}`, left].filter(Boolean).join(", "),
    timeLeft: (time) => `termina en ${time}`,
    speedLimit: (speed) => `Velocidad limitada a ${speed}`,
    valet: "Modo Aparcacoches",
    remoteStart: "Conducción sin llave",
    drawing: (state) => `Dibujo del coche. ${state}`,
    allClosed: "Todo está cerrado.",
    lastKnown: "Según los últimos datos.",
    asleep: "Dormido",
    asleepHint: "Un comando lo despierta en un minuto como máximo.",
    offline: "Sin conexión",
    offlineHint: "El coche no tiene conexión. Inténtalo más tarde.",
    waking: "Despertando",
    noAnswer: "Dormido o inaccesible",
    unknown: "Desconocido",
    nothingReported: "El coche no ha comunicado nada sobre su estado",
    details: "Más sobre el coche",
  },

  state: {
    parked: "aparcado",
    reverse: "en marcha atrás",
    neutral: "en punto muerto",
    driving: "en marcha",
    locked: "bloqueado",
    unlocked: "desbloqueado",
    doorOpen: "puerta abierta",
    df: "puerta del conductor abierta",
    pf: "puerta del acompañante abierta",
    dr: "puerta trasera del lado del conductor abierta",
    pr: "puerta trasera del lado del acompañante abierta",
    ft: "maletero delantero abierto",
    rt: "maletero abierto",
    fd: "ventanilla del conductor abierta",
    fp: "ventanilla del acompañante abierta",
    rd: "ventanilla trasera del lado del conductor abierta",
    rp: "ventanilla trasera del lado del acompañante abierta",
    tyreLow: "presión baja en un neumático",
    chargePortOpen: "puerto de carga abierto",
    cable: "cable enchufado",
    charging: "cargando",
    climateOn: "climatización encendida",
    valet: "modo Aparcacoches",
  },

  daily: {
    title: "Comandos habituales",
    unlock: "Desblo\u00adquear",
    lock: "Bloquear",
    startClimate: "Encender clima",
    stopClimate: "Apagar clima",
    openPort: "Abrir puerto de carga",
    closePort: "Cerrar puerto de carga",
    startCharging: "Iniciar carga",
    stopCharging: "Detener carga",
    openTrunk: "Abrir maletero",
    closeTrunk: "Cerrar maletero",
    locked: "Bloqueado",
    unlocked: "Desbloqueado",
    on: "Encendido",
    off: "Apagado",
    open: "Abierto",
    closed: "Cerrado",
    windowsOpen: "Abiertas",
    windowsClosed: "Cerradas",
    notPlugged: "Sin cable",
    plugged: "Enchufado",
    chargingTo: (limit) => `Carga hasta ${limit}`,
    charging: "Cargando",
    charged: "Cargado",
    notKnown: "Desconocido",
  },

  simulated: {
    title: "Este es un coche simulado.",
    car: "Coche simulado",
    named: (name) => `${name} (simulado)`,
    body: "Pulses lo que pulses, ningún coche real se mueve.",
    connect: "Conectar tu coche",
    box: "Jugar con el coche simulado",
    boxHint: "Haz a mano lo que ningún comando puede hacer y mira cómo reaccionan los comandos.",
    cable: "Cable enchufado",
    door: "Puerta abierta",
    drive: "Marcha D",
    asleep: "Dormido",
    offline: "Inaccesible",
    reset: "Restablecer el coche simulado",
  },

  real: {
    title: (through) => `Conectado por internet, a través de ${through}.`,
    body: "Lo que pulses ocurre en el coche.",
    inMemory: "El token se pierde al recargar la página.",
    kept: "El token se guarda en este navegador.",
    signedIn: "Conectado por internet a tu cuenta de Tesla.",
    signedInSimulated: "Conectado por internet a una cuenta de Tesla simulada.",
    signedOut: "La sesión está cerrada.",
    endedBy: (reason) => `Tesla ha cerrado la sesión: ${reason}.`,
    endedHere:
      "Tu sesión ya no está abierta: la cerraste en otra pestaña o en otro dispositivo, o este navegador la ha perdido.",
    signIn: "Iniciar sesión con Tesla",
    disconnect: "Desconectar",
    change: "Cambiar la conexión",
  },

  nearby: {
    bluetooth: "Bluetooth",
    bluetoothHint: "Por Bluetooth, firmado y cifrado con la llave de este navegador",
    internet: "Internet",
    internetHint: "Por internet",
    byBluetooth: "Te comunicas con él por Bluetooth.",
    bySimulatedBluetooth: "Te comunicas con él por Bluetooth simulado.",
    byInternet: "Te comunicas con él por internet.",
    connect: "Conectar Bluetooth",
    useBluetooth: "Usar Bluetooth",
    useInternet: "Usar internet",
    notConnected: "Sin conectar",
    connectHint:
      "Ponte junto al coche, pulsa «Conectar Bluetooth» y elige el coche en la lista del navegador.",
    noKey:
      "Este navegador ya no tiene llave para el coche. Pulsa «Cambiar la conexión» y añade el coche de nuevo por Bluetooth.",
    outOfReach: "Fuera del alcance de Bluetooth",
    asleepHint:
      "El cierre y los maleteros funcionan mientras duerme. Los demás comandos lo despiertan primero.",
    noRequest: "Ninguna: el comando fue por Bluetooth.",
    onlyInternet: "Funciona solo por internet.",
    panel: "Bluetooth",
  },

  field: {
    optional: "opcional",
    unset: "No enviar",
    choices: {
      open: "Abierto",
      closed: "Cerrado",
      comfort: "Confort",
      vent: "Ventilar",
      move: "Mover",
      close: "Cerrar",
      stop: "Parar",
      front: "Delantero",
      rear: "Trasero",
      SpeedLimit: "Límite de velocidad",
      Acceleration: "Aceleración",
      SafetyFeatures: "Funciones de seguridad",
      Curfew: "Toque de queda",
      BrowserBlocked: "Navegador bloqueado",
      TheaterBlocked: "Cine bloqueado",
      ArcadeBlocked: "Juegos bloqueados",
      off: "Apagado",
      low: "Bajo",
      medium: "Medio",
      high: "Alto",
      veryHigh: "Muy alto",
      entry: "Entrada",
      extract: "Extracción",
      keep: "Mantener",
      dog: "Perro",
      camp: "Camping",
      frontLeft: "Delan\u00adtero izquier\u00addo",
      frontRight: "Delan\u00adtero dere\u00adcho",
      rearLeft: "Tra\u00adsero izquier\u00addo",
      rearLeftBack: "Respaldo tra\u00adsero izquier\u00addo",
      rearCenter: "Tra\u00adsero central",
      rearRight: "Tra\u00adsero dere\u00adcho",
      rearRightBack: "Respaldo tra\u00adsero dere\u00adcho",
      thirdRowLeft: "Tercera fila izquierda",
      thirdRowRight: "Tercera fila derecha",
      unspecified: "Sin indicar",
      replace: "Sustituir",
      prepend: "Antes",
      append: "Después",
      cabin: "Habi\u00adtáculo",
      cabinAndBed: "Habi\u00adtáculo y caja",
    },
    on: "Sí",
    off: "No",
    less: (title, step) => `${title}: ${step} menos`,
    more: (title, step) => `${title}: ${step} más`,
    slider: (title) => `${title}, control deslizante`,
    pinHint: "Cuatro dígitos",
    useExample: "Usar un ejemplo",
    pickFile: "Abrir un archivo",
    asDriver: "igual",
    sentWhenLetGo: "Se envía al soltar.",
    equals: (value) => `Equivale a ${value}.`,
    fileTooLarge: "Este archivo ocupa más de 1\u00a0MB. Elige uno más pequeño.",
    badJson: (message) =>
      `Empieza como JSON, pero no lo es: ${message}. Corrígelo, o empieza con una letra para enviar texto.`,
  },

  command: {
    pressAgain: "Pulsa otra vez",
    question: (title) => `¿${title}?`,
    armed: (title) => `¿${title}? Pulsa otra vez en menos de 5\u00a0segundos. Escape cancela.`,
    cancel: "Cancelar",
    cancelOf: (title) => `Cancelar: ${title}`,
    sending: "Enviando…",
    refreshing: "Pidiendo un token nuevo…",
    waking: "Despertando el coche…",
    handshake: "Estableciendo contacto con el coche…",
    vehicle_key_changed: "El coche tiene una clave nueva. Estableciendo contacto otra vez…",
    connecting: "Conectando con el coche por Bluetooth…",
    waiting_for_card: "Acerca la tarjeta llave al lector del coche y confirma en la pantalla…",
    finishing: "El coche ha añadido la llave y está terminando…",
    needsKey: "Necesita una llave de este navegador.",
    unofficial: "No oficial",
    unofficialHint:
      "Tesla no publica cómo se envía este comando. Otros programas con mantenimiento lo envían así.",
  },

  ...spanishOutcomes,

  remedy: {
    key: "Configurar una llave",
    token: "Introducir un token nuevo",
    bluetooth: "Comprobar Bluetooth",
    wake: "Despertar y reintentar",
    closer: "Estoy más cerca, reintentar",
    again: "Reintentar",
  },

  activity: {
    title: "Actividad",
    empty: "Los comandos que envíes aparecerán aquí.",
    plain: "sin firma",
    plainHint: "Enviado sin firma",
    signed: "firmado",
    signedHint: "Firmado con la llave de este navegador",
    behind: "Código y solicitud",
    call: "La llamada en JavaScript",
    requests: "Las solicitudes que hizo",
    noRequest: "No hizo ninguna solicitud: no se envió nada.",
    copy: "Copiar",
    copied: "Copiado",
    selected: "Seleccionado: cópialo con el teclado o el menú",
    copyOf: (what) => `Copiar: ${what}`,
  },

  keys: { title: "Comandos firmados" },

  settings: {
    title: "Ajustes",
    language: "Idioma",
    temperature: "Temperaturas",
    distance: "Distancias",
    kept: "Estas preferencias se guardan en este navegador.",
    forget: "Olvidar mis datos",
    forgetAgain: "Pulsa otra vez para olvidar",
    forgetHint:
      "Elimina todo lo que guarda esta página: token, llave, actividad y estas preferencias. Si hay una sesión con Tesla, se " +
      "cierra. Después, la página queda como en la primera visita.",
    forgotten: "Datos olvidados. No queda nada tuyo en este navegador.",
    notSignedOut:
      "El servidor no ha respondido, así que la sesión con Tesla sigue abierta en este navegador. Vuelve a pulsar «Olvidar " +
      "mis datos».",
  },

  group: {
    access: "Acceso",
    climate: "Clima y asientos",
    charging: "Carga",
    openings: "Maleteros, ventanillas y techo",
    alerts: "Claxon y luces",
    security: "Conducción y seguridad",
    media: "Multimedia",
    navigation: "Navegación",
    schedules: "Horarios",
    car: "Coche",
  },

  list: {
    planner: { climate: "Asientos y habitáculo", schedules: "Horarios del coche" },
    more: (count) => `${count} más`,
    lacking: (count) =>
      count === 1
        ? "Un comando es para algo que este coche no tiene."
        : `${count} comandos son para cosas que este coche no tiene.`,
    show: "Mostrar",
    hide: "Ocultar",
  },

  place: {
    title: "Lugar",
    car: "Junto al coche",
    other: "Otro lugar",
    notKnown: "El coche no indica dónde está. Elige «Otro lugar» y escribe su latitud y su longitud.",
  },

  share: {
    address: "Dirección o enlace",
    addressHint: "Tal como la comparte un mapa o un navegador.",
  },

  find: {
    label: "Buscar un comando o un ajuste",
    placeholder: "Buscar un comando",
    found: (count) =>
      count === 0
        ? "No se ha encontrado nada. Prueba con otra palabra, como «calor» o «maletero»."
        : count === 1
          ? "Un resultado."
          : `${count} resultados.`,
    lacking: "Este coche no tiene el equipamiento necesario.",
  },

  pins: {
    edit: "Editar botones",
    done: "Listo",
    hint:
      "Para añadir un botón, pulsa la estrella de un comando. El botón conserva los valores que el comando tenga en ese " +
      "momento. El icono de la app instalada tiene accesos directos a los cuatro primeros.",
    reset: "Restaurar los cuatro originales",
    pin: "Añadir a los botones grandes",
    unpin: "Quitar de los botones grandes",
    pinOf: (title) => `Botón grande: ${title}`,
    added: (title) => `${title}: añadido a los botones grandes.`,
    removed: (title) => `${title}: quitado de los botones grandes.`,
    moved: (title, place, count) => `${title}: ahora ${place} de ${count}.`,
    earlier: (title) => `Mover antes: ${title}`,
    later: (title) => `Mover después: ${title}`,
    removeOf: (title) => `Quitar: ${title}`,
    nameOf: (title) => `Nombre de ${title}`,
    link: "Enlace",
    linkOf: (title) => `Enlace: ${title}`,
    linkHint: "Esta dirección abre la página con el botón preparado. Por sí sola no envía nada.",
    now: (value) => `Ahora ${value}`,
    daily: { lock: "Bloquear o desblo\u00adquear", climate: "Clima", charge: "Carga", trunk: "Maletero" },
    withValues: (title, values) => `${title}: ${values}`,
    labels: {
      set_temps: (value) => value,
      set_charge_limit: (value) => `Límite ${value}`,
      set_charging_amps: (value) => `Cargar a ${value}`,
      window_control_vent: () => "Ventilar ventanillas",
      window_control_close: () => "Cerrar ventanillas",
      actuate_trunk_front: () => "Abrir maletero delantero",
      actuate_trunk_rear: () => "Abrir o cerrar maletero",
    },
  },
};
