import type { englishParts } from "./english-parts.ts";

/** The words of the cards, the details, the plan of the seats and the schedules, in Spanish. */
export const spanishParts: typeof englishParts = {
  running: {
    charging: "Carga",
    climate: "Clima",
    asOf: (time) => `Último dato: ${time}`,
    power: "Potencia",
    added: "Añadido",
    voltage: "Tensión",
    current: "Corriente",
    timeTo: (limit) => `Hasta ${limit}`,
    timeToFull: "Hasta el límite",
    readyAt: "Fin",
    battery: "Batería",
    inside: "Interior",
    outside: "Exterior",
    time: "Hora",
    chargeCurve: "Batería y potencia desde que esta página observa la carga",
    climateCurve: "Temperaturas desde que esta página observa la climatización",
    curveBegins: "La curva empieza con la próxima medición.",
  },

  details: {
    odometer: "Cuentakilómetros",
    software: "Versión",
    update: "Actualización",
    noUpdate: "Ninguna indicada",
    updateAvailable: (version) => `${version} está disponible`,
    updateDownloading: (version, percent) => `${version} se está descargando: ${percent}`,
    updateWaiting: (version) => `${version} espera la wifi para descargarse`,
    updateScheduled: (version, time) =>
      time ? `${version} está programada: ${time}` : `${version} se instala en breve`,
    updateInstalling: (version, percent) => `${version} se está instalando: ${percent}`,
    updateTakes: (time) => `tarda unos ${time}`,
    aVersion: "Una versión",
    tyres: "Neumáticos",
    tyre: {
      fl: "Delantero izquierdo",
      fr: "Delantero derecho",
      rl: "Trasero izquierdo",
      rr: "Trasero derecho",
    },
    pressure: "Presión",
    measured: "Medida",
    low: "baja",
    doors: "Puertas y maleteros",
    windows: "Ventanillas",
    allClosed: "Todo cerrado",
    nothing: "El coche aún no ha indicado nada de esto.",
  },

  seats: {
    choose: "Elige un asiento, el volante o el habitáculo.",
    wheel: "Volante",
    cabin: "Habitáculo",
    heat: "Calefacción",
    fan: "Ventilación",
    auto: "Automático",
    protection: "Protección contra el calor",
    limit: "empieza a",
    startsAt: "La protección empieza a",
    fanOnly: "Solo ventilador",
    needsClimate:
      "Los asientos y el volante se calientan y se ventilan mientras funciona la climatización. Enciéndela primero.",
  },

  schedules: {
    title: "Por día de la semana",
    read: "Leer del coche",
    readAgain: "Volver a leer",
    readHint: "El coche indica sus horarios cuando se le piden. Si está dormido, se despierta para ello.",
    none: "El coche aún no tiene ningún horario.",
    notReported:
      "Este coche no indica horarios de este tipo. Los coches más antiguos tienen el horario diario de abajo.",
    charge: "Carga",
    precondition: "Preacondicionar",
    what: "Para",
    newTitle: "Horario nuevo",
    changeTitle: "Cambiar el horario",
    days: "Días",
    everyDay: "Todos los días",
    weekdays: "Laborables",
    noDay: "Elige al menos un día.",
    start: "Inicio",
    end: "Fin",
    ready: "Listo a las",
    noTime: "Indica un inicio o un fin.",
    once: "Solo una vez",
    onceWord: "una vez",
    name: "Nombre (opcional)",
    add: "Añadir",
    save: "Guardar",
    leave: "No cambiar",
    change: "Cambiar",
    remove: "Quitar",
    inForce: "En vigor",
    here: "donde está el coche",
    at: (lat, lon) => `en ${lat}, ${lon}`,
    from: (time) => `desde las ${time}`,
    until: (time) => `hasta las ${time}`,
    readyAt: (time) => `listo a las ${time}`,
    dailyTitle: "Todos los días a la misma hora",
    dailyHint: "Carga o salida programadas, para coches sin los horarios de arriba.",
    now: (state) => `Ahora: ${state}`,
    modes: { off: "No", charge: "Cargar a las", departure: "Listo para las" },
    departure: "Salida",
    preconditioning: "Calentar o enfriar antes",
    offPeak: "Cargar con tarifa barata",
    offPeakEnd: "Tarifa barata hasta las",
    daysChoice: { off: "No", all: "Todos los días", weekdays: "Laborables" },
    set: "Enviar al coche",
  },

  keys: {
    intro:
      "La mayoría de los coches solo aceptan comandos firmados; los Model S y X fabricados antes de 2021 no los necesitan. " +
      "Una llave de este navegador los firma. Su parte privada se queda en el navegador: nadie puede leerla, ni siquiera " +
      "esta página.",
    create: "Crear una llave para este navegador",
    publicHalf: "La parte pública, para dársela a conocer al coche",
    how: "Al coche hay que darle a conocer la llave una vez. Hay dos formas:",
    byCard:
      "Junto al coche, con una tarjeta llave: conecta el coche por Bluetooth, en Chrome o Edge en un teléfono o un portátil. " +
      "Esta página pide entonces al coche que añada la llave, como la de un conductor o la de un propietario; acercas tu " +
      "tarjeta al lector del coche y confirmas en la pantalla. La llave de un conductor permite todos los comandos menos los " +
      "que cambian los PIN; la de un propietario, todos.",
    byLink:
      "Con un dominio propio, registrado en Tesla: publica en él la parte pública como " +
      "/.well-known/appspecific/com.tesla.3p.public-key.pem y abre tesla.com/_ak/tu-dominio en el teléfono del coche. La " +
      "llave permite entonces todos los comandos por internet, como la de un gestor de flota.",
    proxy: "Las solicitudes siguen pasando por tu proxy. Ve el token, pero no puede firmar.",
    noVin: "No se conoce el VIN de este coche, y hace falta para firmar.",
    sign: "Firmar los comandos para este coche",
    ask: "Pedir al coche que añada la llave",
    tap: "Acerca tu tarjeta a la consola",
    enrolled: (count) =>
      count === 0
        ? "Este coche no conoce ninguna llave."
        : count === 1
          ? "Este coche conoce una llave."
          : `Este coche conoce ${count} llaves.`,
    delete: "Eliminar la llave",
    deleteAgain: "Pulsa otra vez para eliminarla",
    deleteHint:
      "Un coche al que se le dio a conocer sigue conociendo la parte pública: elimínala en la pantalla del coche.",
  },

  asked: {
    title: (label, car) => `¿${label}: ${car}?`,
    address: (car) => `¿Enviar esto a la navegación de ${car}?`,
    command: "Comando",
    link: "Lo pide un enlace o un acceso directo. No se envía nada hasta que pulses.",
    share: "Compartido desde otra app. No se envía nada hasta que pulses.",
    paste: "Pegado en esta página. No se envía nada hasta que pulses.",
    send: (car) => `Enviar a ${car}`,
    notNow: "Ahora no",
    close: "Cerrar",
    unknown: "Este enlace pide algo desconocido",
    unknownHint: "Su comando o uno de sus valores no existe en esta página. No se ha enviado nada.",
  },
};
