import type { CommandTexts } from "./index.ts";

const seat = { title: "Asiento", description: "Qué asiento." };
const brightness = { title: "Nivel", description: "Intensidad de las luces." };
const override = { title: "Forzar", description: "Si debe hacerse también con poca batería." };
const start = "Hora de inicio, en minutos desde medianoche";
const current = { title: "Corriente", description: "Corriente máxima." };
const lat = { title: "Latitud", description: "Latitud del lugar." };
const lon = { title: "Longitud", description: "Longitud del lugar." };
const plan = { title: "Horario", description: "Número del horario." };
const order = {
  title: "Orden",
  description: "Si el lugar sustituye las paradas que tiene el coche, o va antes o después de ellas.",
};
const pin = { title: "PIN del control parental", description: "Cuatro dígitos." };
const byItself = { title: "Automático", description: "Si el coche decide." };
const schedule = {
  daysOfWeek: {
    title: "Días",
    description: "Nombres de los días en inglés, separados por comas (Mon,Tues), All o Weekdays.",
  },
  enabled: { title: "En vigor", description: "Si se sigue el horario." },
  lat,
  lon,
  oneTime: { title: "Una sola vez", description: "Si es para una sola vez." },
  id: {
    title: "Horario",
    description: "Número del horario que se cambia. Si no se envía, se crea uno nuevo.",
  },
  name: { title: "Nombre", description: "Nombre del horario." },
};
const places = {
  home: { title: "Casa", description: "Si se eliminan los de casa." },
  work: { title: "Trabajo", description: "Si se eliminan los del trabajo." },
  other: { title: "Otros", description: "Si se eliminan los de todos los demás lugares." },
};

/** What else the catalogue has, in Spanish. */
export const spanishFurther: CommandTexts = {
  adjust_volume: {
    title: "Ajustar volumen",
    description: "Ajusta el volumen del reproductor.",
    parameters: { volume: { title: "Volumen", description: "Nivel del sonido." } },
  },
  media_volume_up: { title: "Subir volumen", description: "Sube el volumen un paso." },
  media_volume_down: { title: "Bajar volumen", description: "Baja el volumen un paso." },
  media_toggle_playback: {
    title: "Reprodu\u00adcir o pausar",
    description: "Pone el reproductor en pausa, o sigue reproduciendo.",
  },
  media_next_track: { title: "Pista siguien\u00adte", description: "Pasa a la pista siguiente." },
  media_prev_track: { title: "Pista anterior", description: "Vuelve a la pista anterior." },
  media_next_fav: { title: "Favorito siguien\u00adte", description: "Pasa al favorito siguiente." },
  media_prev_fav: { title: "Favorito anterior", description: "Vuelve al favorito anterior." },
  remote_boombox: {
    title: "Reproducir sonido fuera",
    description: "Reproduce un sonido por el altavoz exterior del coche.",
    parameters: {
      sound: {
        title: "Sonido",
        description: "Como número: 0 para uno al azar, 2000 para el que ayuda a encontrar el coche.",
      },
    },
  },
  remote_seat_heater_request: {
    title: "Calentar asiento",
    description: "Ajusta la calefacción de un asiento.",
    parameters: {
      heater: {
        title: "Asiento",
        description: "Qué asiento; algunos Model S calientan por separado los respaldos traseros.",
      },
      level: { title: "Nivel", description: "Cuánto se calienta el asiento." },
    },
  },
  remote_seat_cooler_request: {
    title: "Refrigerar asiento",
    description: "Ajusta la refrigeración de un asiento.",
    parameters: {
      seatPosition: seat,
      seatCoolerLevel: { title: "Nivel", description: "Cuánto se refrigera el asiento." },
    },
  },
  remote_auto_seat_climate_request: {
    title: "Clima automático del asiento",
    description: "Deja que el coche caliente y refrigere por sí solo un asiento, o no.",
    parameters: {
      autoSeatPosition: seat,
      autoClimateOn: byItself,
    },
  },
  remote_steering_wheel_heater_request: {
    title: "Calentar volante",
    description: "Enciende o apaga la calefacción del volante.",
    parameters: { on: { title: "Calefacción", description: "Si debe estar encendida." } },
  },
  remote_steering_wheel_heat_level_request: {
    title: "Nivel de calor del volante",
    description: "Ajusta cuánto se calienta el volante.",
    parameters: { level: { title: "Nivel", description: "Cuánto se calienta el volante." } },
  },
  remote_auto_steering_wheel_heat_climate_request: {
    title: "Calor automático del volante",
    description: "Deja que el coche caliente por sí solo el volante, o no.",
    parameters: { on: byItself },
  },
  set_preconditioning_max: {
    title: "Descongelar",
    description: "Activa o desactiva la descongelación con toda la calefacción.",
    parameters: {
      on: { title: "Descongelación", description: "Si debe estar activada." },
      manualOverride: override,
    },
  },
  set_bioweapon_mode: {
    title: "Defensa contra armas biológicas",
    description: "Activa o desactiva el modo de defensa contra armas biológicas.",
    parameters: {
      on: { title: "Modo de defensa", description: "Si debe estar activado." },
      manualOverride: override,
    },
  },
  set_climate_keeper_mode: {
    title: "Mantener clima",
    description: "Mantiene encendida la climatización cuando ya no queda nadie en el coche.",
    parameters: {
      climateKeeperMode: { title: "Modo", description: "Para qué sigue encendida la climatización." },
      manualOverride: override,
    },
  },
  set_cabin_overheat_protection: {
    title: "Protección contra el calor",
    description: "Evita que el coche aparcado se caliente demasiado, o deja de hacerlo.",
    parameters: {
      on: { title: "Protección", description: "Si debe estar activada." },
      fanOnly: { title: "Solo ventilador", description: "Si ventila sin refrigerar." },
    },
  },
  set_cop_temp: {
    title: "Temperatura de la protección",
    description: "Ajusta la temperatura a partir de la que actúa la protección contra el calor.",
    parameters: {
      copTemp: {
        title: "Temperatura",
        description: "Bajo es 30\u00a0°C, medio 35\u00a0°C, alto 40\u00a0°C.",
      },
    },
  },
  set_charging_amps: {
    title: "Ajustar corriente de carga",
    description: "Ajusta la corriente con la que carga el coche.",
    parameters: { chargingAmps: current },
  },
  set_scheduled_charging: {
    title: "Programar carga",
    description: "Carga a una hora del día, o no.",
    parameters: {
      enable: { title: "Programada", description: "Si se carga a esa hora." },
      time: { title: "Inicio", description: `${start}. Obligatoria si se programa.` },
    },
  },
  set_scheduled_departure: {
    title: "Programar salida",
    description: "Tiene el coche listo a una hora del día, o no.",
    parameters: {
      enable: { title: "Programada", description: "Si el coche debe estar listo a esa hora." },
      departureTime: { title: "Salida", description: "Hora de salida, en minutos desde medianoche." },
      preconditioningEnabled: {
        title: "Preacondicionar",
        description: "Si antes se calienta o se refrigera el coche.",
      },
      preconditioningWeekdaysOnly: {
        title: "Preacondicionar entre semana",
        description: "Si solo se hace de lunes a viernes.",
      },
      offPeakChargingEnabled: {
        title: "Cargar en horas valle",
        description: "Si se carga mientras la electricidad es barata.",
      },
      offPeakChargingWeekdaysOnly: {
        title: "Horas valle entre semana",
        description: "Si solo se hace de lunes a viernes.",
      },
      endOffPeakTime: {
        title: "Fin de las horas valle",
        description: "Hasta cuándo es barata la electricidad, en minutos desde medianoche.",
      },
    },
  },
  add_charge_schedule: {
    title: "Añadir horario de carga",
    description: "Añade un horario de carga para un lugar, o cambia uno.",
    parameters: {
      ...schedule,
      startEnabled: { title: "Con inicio", description: "Si tiene hora de inicio." },
      startTime: { title: "Inicio", description: `${start}. Hace falta un inicio o un fin.` },
      endEnabled: { title: "Con fin", description: "Si tiene hora de fin." },
      endTime: {
        title: "Fin",
        description:
          "Hora de fin, en minutos desde medianoche; si es anterior al inicio, es del día siguiente.",
      },
    },
  },
  remove_charge_schedule: {
    title: "Eliminar horario de carga",
    description: "Elimina un horario de carga.",
    parameters: { id: plan },
  },
  add_precondition_schedule: {
    title: "Añadir horario de clima",
    description: "Añade un horario para calentar o refrigerar el coche en un lugar, o cambia uno.",
    parameters: {
      ...schedule,
      preconditionTime: {
        title: "Listo a las",
        description: "Hora a la que el coche debe estar listo, en minutos desde medianoche.",
      },
    },
  },
  remove_precondition_schedule: {
    title: "Eliminar horario de clima",
    description: "Elimina un horario para calentar o refrigerar el coche.",
    parameters: { id: plan },
  },
  batch_remove_charge_schedules: {
    title: "Eliminar horarios de carga",
    description: "Elimina todos los horarios de carga de esos lugares.",
    parameters: places,
  },
  batch_remove_precondition_schedules: {
    title: "Eliminar horarios de clima",
    description: "Elimina todos los horarios para calentar o refrigerar el coche en esos lugares.",
    parameters: places,
  },
  set_managed_charge_current_request: {
    title: "Corriente de la carga gestionada",
    description: "Ajusta la corriente de una carga que gestiona un operador.",
    parameters: { chargingAmps: current },
  },
  set_managed_charger_location: {
    title: "Lugar del cargador gestionado",
    description: "Indica dónde está el cargador que gestiona un operador.",
    parameters: { location: { title: "Lugar", description: "Un objeto con lat y lon." } },
  },
  set_managed_scheduled_charging_time: {
    title: "Hora de la carga gestionada",
    description: "Ajusta a qué hora empieza una carga que gestiona un operador.",
    parameters: { time: { title: "Inicio", description: `${start}.` } },
  },
  set_sentry_mode: {
    title: "Modo Centinela",
    description: "Activa o desactiva el modo Centinela.",
    parameters: {
      on: { title: "Modo Centinela", description: "Si el coche aparcado debe vigilar su entorno." },
    },
  },
  set_pin_to_drive: {
    title: "PIN para conducir",
    description: "Hace que el coche pida un PIN antes de conducir, o no.",
    parameters: {
      on: { title: "PIN para conducir", description: "Si el coche debe pedirlo." },
      password: { title: "PIN", description: "Cuatro dígitos." },
    },
  },
  reset_pin_to_drive_pin: {
    title: "Restable\u00adcer PIN para conducir",
    description: "Olvida el PIN para conducir.",
  },
  clear_pin_to_drive_admin: {
    title: "Borrar PIN para conducir",
    description: "Desactiva el PIN para conducir y lo olvida, sin pedirlo.",
  },
  speed_limit_clear_pin_admin: {
    title: "Borrar PIN del límite de veloci\u00addad sin el PIN",
    description: "Desactiva el límite de velocidad y olvida su PIN, sin pedirlo.",
  },
  guest_mode: {
    title: "Modo Invitado",
    description: "Activa o desactiva el modo Invitado.",
    parameters: { enable: { title: "Modo Invitado", description: "Si debe estar activado." } },
  },
  erase_user_data: {
    title: "Borrar datos de usuario",
    description: "Borra del coche los datos personales.",
  },
  parental_controls_activate: {
    title: "Activar control parental",
    description: "Activa el control parental.",
    parameters: { pin },
  },
  parental_controls_deactivate: {
    title: "Desactivar control parental",
    description: "Desactiva el control parental.",
    parameters: { pin },
  },
  parental_controls_enable_setting: {
    title: "Restricción parental",
    description: "Activa o desactiva una de las restricciones del control parental.",
    parameters: {
      setting: { title: "Restricción", description: "Cuál." },
      enable: { title: "En vigor", description: "Si debe estar activada." },
    },
  },
  parental_controls_set_speed_limit: {
    title: "Velocidad del control parental",
    description: "Ajusta la velocidad que permite el control parental.",
    parameters: { limitMph: { title: "Límite", description: "Velocidad máxima." } },
  },
  parental_controls_clear_pin_admin: {
    title: "Borrar PIN del control parental",
    description: "Desactiva el control parental y olvida su PIN, sin pedirlo.",
  },
  window_control: {
    title: "Mover ventanillas",
    description: "Abre un poco todas las ventanillas, o las cierra.",
    parameters: {
      command: { title: "Ventanillas", description: "Qué deben hacer las ventanillas." },
      lat: { title: "Latitud", description: "Latitud de quien las cierra." },
      lon: { title: "Longitud", description: "Longitud de quien las cierra." },
    },
  },
  trigger_homelink: {
    title: "Abrir o cerrar garaje",
    description: "Abre o cierra el garaje o la verja que HomeLink conoce en ese lugar.",
    parameters: {
      lat: { title: "Latitud", description: "Latitud del coche." },
      lon: { title: "Longitud", description: "Longitud del coche." },
      token: { title: "Token del coche", description: "Los servidores más antiguos lo exigen." },
    },
  },
  open_tonneau: {
    title: "Abrir cubierta de la caja",
    description: "Abre la cubierta de la caja de un Cybertruck.",
  },
  close_tonneau: {
    title: "Cerrar cubierta de la caja",
    description: "Cierra la cubierta de la caja de un Cybertruck.",
  },
  stop_tonneau: {
    title: "Parar cubierta de la caja",
    description: "Para la cubierta de la caja de un Cybertruck donde esté.",
  },
  navigation_request: {
    title: "Enviar dirección",
    description: "Envía una dirección o un enlace a la navegación, como lo comparte un teléfono.",
    parameters: {
      type: { title: "Tipo", description: "Qué se comparte; las apps envían share_ext_content_raw." },
      value: { title: "Valor", description: "La dirección, como android.intent.extra.TEXT de un objeto." },
      locale: { title: "Idioma", description: "Idioma y país, por ejemplo es-ES." },
      timestampMs: { title: "Hora", description: "Milisegundos desde 1970, como texto." },
    },
  },
  navigation_gps_request: {
    title: "Navegar a un lugar",
    description: "Inicia la navegación a un lugar.",
    parameters: { lat, lon, order },
  },
  navigation_sc_request: {
    title: "Navegar a un Supercargador",
    description: "Inicia la navegación a un Supercargador.",
    parameters: { id: { title: "Supercargador", description: "Número del Supercargador." }, order },
  },
  navigation_waypoints_request: {
    title: "Navegar con paradas",
    description: "Inicia la navegación con varias paradas.",
    parameters: {
      waypoints: {
        title: "Paradas",
        description: "Identificadores de lugares de Google, cada uno detrás de refId:, separados por comas.",
      },
    },
  },
  navigation_gps_destination_request: {
    title: "Navegar a un lugar con nombre",
    description: "Inicia la navegación a un lugar, con el nombre que muestra la pantalla del coche.",
    parameters: { lat, lon, destination: { title: "Nombre", description: "Nombre del lugar." }, order },
  },
  schedule_software_update: {
    title: "Instalar actualización",
    description: "Instala, tras una espera, la actualización de software que el coche tiene lista.",
    parameters: { offsetSec: { title: "Espera", description: "Cuánto esperar." } },
  },
  cancel_software_update: {
    title: "Cancelar actuali\u00adzación",
    description: "Cancela la actualización de software prevista.",
  },
  set_vehicle_name: {
    title: "Poner nombre al coche",
    description: "Da un nombre al coche.",
    parameters: { vehicleName: { title: "Nombre", description: "El nombre nuevo." } },
  },
  dashcam_save_clip: {
    title: "Guardar clip de la Dashcam",
    description: "Guarda lo último que ha grabado la Dashcam.",
  },
  take_drivenote: {
    title: "Crear nota de conducción",
    description: "Registra una nota para el fabricante del coche.",
    parameters: { note: { title: "Nota", description: "Qué quieres decirle." } },
  },
  set_low_power_mode: {
    title: "Modo de bajo consumo",
    description: "Activa o desactiva el modo de bajo consumo.",
    parameters: { enable: { title: "Modo de bajo consumo", description: "Si debe estar activado." } },
  },
  keep_accessory_power_mode: {
    title: "Mantener tomas encendidas",
    description: "Mantiene encendidas las tomas de corriente cuando ya no queda nadie en el coche, o no.",
    parameters: { enable: { title: "Tomas de corriente", description: "Si deben seguir encendidas." } },
  },
  close_trunk: {
    title: "Cerrar maletero",
    description: "Cierra el maletero trasero, si tiene motor.",
  },
  auto_secure_vehicle: {
    title: "Cerrar puertas y bloquear",
    description: "Cierra las puertas de ala de halcón de un Model X y bloquea el coche.",
  },
  ping: {
    title: "Probar llave",
    description: "Comprueba si el coche conoce la llave.",
  },
  parental_controls_clear_pin: {
    title: "Borrar PIN del control parental con el PIN",
    description: "Desactiva el control parental y olvida su PIN.",
    parameters: { pin },
  },
  set_recirculation: {
    title: "Recircular aire",
    description: "Activa o desactiva la recirculación del aire del habitáculo.",
    parameters: { on: { title: "Recirculación", description: "Si está activada." } },
  },
  update_charge_on_solar_feature: {
    title: "Cargar con energía solar",
    description: "Carga con el excedente de energía solar, o no.",
    parameters: {
      enabled: { title: "Carga solar", description: "Si está activada." },
      lowerChargeLimit: {
        title: "Límite inferior",
        description: "Hasta este nivel de batería, el coche carga con cualquier energía.",
      },
      upperChargeLimit: {
        title: "Límite superior",
        description: "Hasta este nivel de batería, el coche carga con el excedente de energía solar.",
      },
    },
  },
  set_suspension_level: {
    title: "Ajustar altura",
    description: "Sube o baja la carrocería de un coche con suspensión neumática.",
    parameters: { level: { title: "Nivel", description: "A qué altura queda la carrocería." } },
  },
  start_light_show: {
    title: "Iniciar espectáculo de luces",
    description: "Inicia uno de los espectáculos de luces del coche.",
    parameters: {
      showIndex: {
        title: "Espectáculo",
        description: "Lugar del espectáculo en la lista del coche, contado desde 0.",
      },
      startTime: {
        title: "Inicio",
        description: "Hora de inicio, en milisegundos desde 1970. Si no se envía, ahora.",
      },
      volume: {
        title: "Volumen",
        description: "Nivel del sonido del espectáculo. El coche tiene sus propios límites.",
      },
      danceMoves: { title: "Baile", description: "Si se mueven partes del coche." },
    },
  },
  stop_light_show: {
    title: "Detener espectá\u00adculo de luces",
    description: "Detiene el espectáculo de luces.",
  },
  set_outlets: {
    title: "Encender tomas de corriente",
    description: "Enciende o apaga las tomas de corriente de un Cybertruck.",
    parameters: { request: { title: "Tomas de corriente", description: "Cuáles están encendidas." } },
  },
  set_outlet_timer: {
    title: "Tiempo de las tomas",
    description: "Ajusta cuánto tiempo siguen encendidas las tomas de corriente de un Cybertruck.",
    parameters: { numMinutes: { title: "Tiempo", description: "Cuánto siguen encendidas." } },
  },
  set_outlet_soc_limit: {
    title: "Límite de las tomas",
    description: "Ajusta el nivel de batería en el que se apagan las tomas de corriente de un Cybertruck.",
    parameters: { percent: { title: "Límite", description: "Nivel de batería." } },
  },
  set_front_zone_lights: {
    title: "Luces de zona delanteras",
    description: "Ajusta las luces que rodean la parte delantera de un Cybertruck.",
    parameters: { level: brightness },
  },
  set_rear_zone_lights: {
    title: "Luces de zona traseras",
    description: "Ajusta las luces que rodean la parte trasera de un Cybertruck.",
    parameters: { level: brightness },
  },
  set_lightbar_middle: {
    title: "Barra de luces",
    description: "Enciende o apaga el centro de la barra de luces de un Cybertruck.",
    parameters: { on: { title: "Barra de luces", description: "Si está encendida." } },
  },
  set_lightbar_ditch: {
    title: "Luces laterales",
    description: "Enciende o apaga las luces laterales de la barra de luces de un Cybertruck.",
    parameters: { on: { title: "Luces laterales", description: "Si están encendidas." } },
  },
  set_truck_bed_light_auto: {
    title: "Luz de caja automática",
    description: "Deja que un Cybertruck encienda y apague por sí solo la luz de la caja, o no.",
    parameters: { on: { title: "Automática", description: "Si el coche controla la luz." } },
  },
  set_trailer_light_test: {
    title: "Probar luces del remolque",
    description: "Inicia o detiene la prueba de las luces de un remolque.",
    parameters: { on: { title: "Prueba", description: "Si está en marcha." } },
  },
  set_tent_mode: {
    title: "Modo Tienda de campaña",
    description: "Activa o desactiva el modo Tienda de campaña de un Cybertruck.",
    parameters: { on: { title: "Modo Tienda de campaña", description: "Si está activado." } },
  },
};
