import type { CommandTexts } from "./index.ts";
import { spanishFurther } from "./spanish-further.ts";

const speedLimitPin = { pin: { title: "PIN del límite de velocidad", description: "Cuatro dígitos." } };

/** The catalogue's words in Spanish, by the commands' wire names and the parameters' names. */
export const spanishCommands: CommandTexts = {
  ...spanishFurther,
  wake_up: { title: "Desper\u00adtar", description: "Pide al coche que despierte." },
  door_unlock: { title: "Desblo\u00adquear puertas", description: "Desbloquea las puertas." },
  door_lock: { title: "Bloquear puertas", description: "Bloquea las puertas." },
  honk_horn: { title: "Tocar claxon", description: "Toca el claxon." },
  flash_lights: { title: "Destello de faros", description: "Hace un destello con los faros." },
  auto_conditioning_start: { title: "Encender clima", description: "Enciende la climatización." },
  auto_conditioning_stop: { title: "Apagar clima", description: "Apaga la climatización." },
  set_temps: {
    title: "Ajustar temperaturas",
    description: "Ajusta las temperaturas de la climatización; no la enciende.",
    parameters: {
      driverTemp: { title: "Conductor", description: "Temperatura del lado del conductor." },
      passengerTemp: {
        title: "Acompañante",
        description: "Temperatura del lado del acompañante, si el habitáculo tiene dos zonas.",
      },
    },
  },
  set_charge_limit: {
    title: "Ajustar límite de carga",
    description: "Ajusta el nivel de batería en el que se detiene la carga.",
    parameters: { percent: { title: "Límite", description: "Nivel de batería." } },
  },
  charge_max_range: {
    title: "Cargar al máximo",
    description: "Pone el límite de carga al máximo, 100\u00a0%.",
  },
  charge_standard: {
    title: "Carga estándar",
    description: "Pone el límite de carga en el valor estándar del coche, casi siempre 90\u00a0%.",
  },
  sun_roof_control: {
    title: "Mover techo solar",
    description: "Mueve el techo solar de los coches que lo tienen.",
    parameters: {
      state: { title: "Posición", description: "Qué debe hacer el techo." },
      percent: { title: "Apertura", description: "Cuánto debe abrirse." },
    },
  },
  actuate_trunk: {
    title: "Abrir o cerrar maletero",
    description: "Abre un maletero, o lo cierra si está abierto y tiene motor.",
    parameters: { whichTrunk: { title: "Maletero", description: "Qué maletero." } },
  },
  remote_start_drive: {
    title: "Permitir conducir sin llave",
    description: "Permite conducir el coche sin llave.",
    parameters: {
      password: {
        title: "Contraseña de la cuenta",
        description: "Contraseña de la cuenta del propietario; no hace falta desde diciembre de 2021.",
      },
    },
  },
  charge_port_door_open: {
    title: "Abrir puerto de carga",
    description: "Abre el puerto de carga, o desbloquea el cable si hay uno enchufado.",
  },
  charge_port_door_close: {
    title: "Cerrar puerto de carga",
    description: "Cierra el puerto de carga, si su tapa tiene motor.",
  },
  charge_start: { title: "Iniciar carga", description: "Inicia la carga." },
  charge_stop: { title: "Detener carga", description: "Detiene la carga." },
  upcoming_calendar_entries: {
    title: "Enviar calendario",
    description: "Envía al coche entradas de calendario, que sustituyen a las que tiene.",
    parameters: {
      calendarData: {
        title: "Calendario",
        description: "Las entradas, como objeto o como texto; se envían tal cual.",
      },
    },
  },
  set_valet_mode: {
    title: "Modo Aparcacoches",
    description: "Activa o desactiva el modo Aparcacoches.",
    parameters: {
      on: { title: "Modo Aparcacoches", description: "Si debe estar activado." },
      password: {
        title: "PIN de Aparcacoches",
        description:
          "PIN que desactiva el modo en el coche. Si no se envía, vale el de la última vez; los servidores más nuevos lo " +
          "exigen para activarlo.",
      },
    },
  },
  reset_valet_pin: {
    title: "Restable\u00adcer PIN de Aparca\u00adcoches",
    description: "Olvida el PIN del modo Aparcacoches.",
  },
  speed_limit_activate: {
    title: "Activar límite de velocidad",
    description: "Activa el límite de velocidad.",
    parameters: speedLimitPin,
  },
  speed_limit_deactivate: {
    title: "Desactivar límite de velocidad",
    description: "Desactiva el límite de velocidad.",
    parameters: speedLimitPin,
  },
  speed_limit_set_limit: {
    title: "Ajustar límite de velocidad",
    description: "Ajusta la velocidad que permite el límite de velocidad.",
    parameters: { limitMph: { title: "Límite", description: "Velocidad máxima." } },
  },
  speed_limit_clear_pin: {
    title: "Borrar PIN del límite de velocidad",
    description: "Olvida el PIN del límite de velocidad.",
    parameters: speedLimitPin,
  },
};
