import type { CommandTexts } from "./index.ts";

const seat = { title: "Siège", description: "Quel siège." };
const brightness = { title: "Niveau", description: "Intensité de l’éclairage." };
const override = { title: "Forcer", description: "Si la batterie est faible, le faire quand même." };
const startMinutes = "Heure de début, en minutes après minuit.";
const current = { title: "Intensité", description: "Intensité maximale." };
const lat = { title: "Latitude", description: "Latitude du lieu." };
const lon = { title: "Longitude", description: "Longitude du lieu." };
const plan = { title: "Programmation", description: "Numéro de la programmation." };
const order = {
  title: "Ordre",
  description: "Si le lieu remplace les étapes que la voiture a déjà, ou vient avant ou après elles.",
};
const pin = { title: "PIN du contrôle parental", description: "Quatre chiffres." };
const byItself = { title: "Automatique", description: "Si la voiture choisit." };
const schedule = {
  daysOfWeek: {
    title: "Jours",
    description: "Noms anglais des jours, séparés par des virgules (Mon,Tues), All ou Weekdays.",
  },
  enabled: { title: "Active", description: "Si la programmation est suivie." },
  lat,
  lon,
  oneTime: { title: "Une seule fois", description: "Si elle ne sert qu’une fois." },
  id: {
    title: "Programmation",
    description: "Numéro de la programmation à modifier. Par défaut, une nouvelle est créée.",
  },
  name: { title: "Nom", description: "Nom de la programmation." },
};
const places = {
  home: { title: "Domicile", description: "Si celles du domicile sont supprimées." },
  work: { title: "Travail", description: "Si celles du travail sont supprimées." },
  other: { title: "Autres", description: "Si celles de tous les autres lieux sont supprimées." },
};

/** What else the catalogue has, in French. */
export const frenchFurther: CommandTexts = {
  adjust_volume: {
    title: "Régler le volume",
    description: "Règle le volume du lecteur multimédia.",
    parameters: { volume: { title: "Volume sonore", description: "Le niveau du son." } },
  },
  media_volume_up: { title: "Monter le volume", description: "Monte le volume d’un cran." },
  media_volume_down: { title: "Baisser le volume", description: "Baisse le volume d’un cran." },
  media_toggle_playback: {
    title: "Lecture ou pause",
    description: "Met le lecteur en pause, ou reprend la lecture.",
  },
  media_next_track: { title: "Titre suivant", description: "Passe au titre suivant." },
  media_prev_track: { title: "Titre précédent", description: "Revient au titre précédent." },
  media_next_fav: { title: "Favori suivant", description: "Passe au favori suivant." },
  media_prev_fav: { title: "Favori précédent", description: "Revient au favori précédent." },
  remote_boombox: {
    title: "Jouer un son à l’extérieur",
    description: "Joue un son sur le haut-parleur extérieur de la voiture.",
    parameters: {
      sound: {
        title: "Son",
        description:
          "Un nombre\u202f: 0 pour un son au hasard, 2000 pour celui qui aide à trouver la voiture.",
      },
    },
  },
  remote_seat_heater_request: {
    title: "Chauffer un siège",
    description: "Règle le chauffage d’un siège.",
    parameters: {
      heater: {
        title: "Siège",
        description: "Quel siège\u202f; certaines Model S chauffent à part les dossiers des sièges arrière.",
      },
      level: { title: "Niveau", description: "La puissance du chauffage." },
    },
  },
  remote_seat_cooler_request: {
    title: "Ventiler un siège",
    description: "Règle la ventilation d’un siège.",
    parameters: {
      seatPosition: seat,
      seatCoolerLevel: { title: "Niveau", description: "La puissance de la ventilation." },
    },
  },
  remote_auto_seat_climate_request: {
    title: "Siège en automatique",
    description: "Laisse la voiture chauffer et ventiler un siège d’elle-même, ou non.",
    parameters: { autoSeatPosition: seat, autoClimateOn: byItself },
  },
  remote_steering_wheel_heater_request: {
    title: "Chauffer le volant",
    description: "Active ou désactive le chauffage du volant.",
    parameters: { on: { title: "Chauffage", description: "S’il doit être actif." } },
  },
  remote_steering_wheel_heat_level_request: {
    title: "Niveau de chauffage du volant",
    description: "Règle la puissance du chauffage du volant.",
    parameters: { level: { title: "Niveau", description: "La puissance du chauffage." } },
  },
  remote_auto_steering_wheel_heat_climate_request: {
    title: "Volant chauffant automatique",
    description: "Laisse la voiture chauffer le volant d’elle-même, ou non.",
    parameters: { on: byItself },
  },
  set_preconditioning_max: {
    title: "Dégivrer",
    description: "Active ou désactive le dégivrage à pleine puissance.",
    parameters: {
      on: { title: "Dégivrage", description: "S’il doit être actif." },
      manualOverride: override,
    },
  },
  set_bioweapon_mode: {
    title: "Mode Défense biologique",
    description: "Active ou désactive la défense contre les armes biologiques.",
    parameters: {
      on: { title: "Défense biologique", description: "Si elle doit être active." },
      manualOverride: override,
    },
  },
  set_climate_keeper_mode: {
    title: "Garder la clim",
    description: "Laisse la climatisation en marche quand tout le monde est descendu.",
    parameters: {
      climateKeeperMode: {
        title: "Mode de maintien",
        description: "Pour qui la climatisation reste en marche.",
      },
      manualOverride: override,
    },
  },
  set_cabin_overheat_protection: {
    title: "Protection anti-surchauffe",
    description: "Évite que l’habitacle surchauffe quand la voiture est garée, ou non.",
    parameters: {
      on: { title: "Anti-surchauffe", description: "Si elle doit être active." },
      fanOnly: { title: "Ventilation seule", description: "Si l’air est brassé sans être refroidi." },
    },
  },
  set_cop_temp: {
    title: "Seuil anti-surchauffe",
    description: "Règle la température à partir de laquelle la protection agit.",
    parameters: {
      copTemp: {
        title: "Seuil",
        description: "Bas\u202f: 30\u00a0°C, moyen\u202f: 35\u00a0°C, haut\u202f: 40\u00a0°C.",
      },
    },
  },
  set_charging_amps: {
    title: "Régler l’intensité de charge",
    description: "Règle l’intensité du courant de charge.",
    parameters: { chargingAmps: current },
  },
  set_scheduled_charging: {
    title: "Programmer la charge",
    description: "Charge à une heure de la journée, ou non.",
    parameters: {
      enable: { title: "Programmée", description: "Si la charge a lieu à cette heure." },
      time: { title: "Début", description: `${startMinutes} Requise si la charge est programmée.` },
    },
  },
  set_scheduled_departure: {
    title: "Programmer le départ",
    description: "Prépare la voiture pour une heure de la journée, ou non.",
    parameters: {
      enable: { title: "Programmé", description: "Si elle doit être prête à cette heure." },
      departureTime: { title: "Départ", description: "Heure du départ, en minutes après minuit." },
      preconditioningEnabled: {
        title: "Préconditionnement",
        description: "Si l’habitacle est chauffé ou refroidi avant le départ.",
      },
      preconditioningWeekdaysOnly: {
        title: "Préconditionnement en semaine",
        description: "Si c’est du lundi au vendredi seulement.",
      },
      offPeakChargingEnabled: {
        title: "Charge en heures creuses",
        description: "Si la charge a lieu quand l’électricité est moins chère.",
      },
      offPeakChargingWeekdaysOnly: {
        title: "Heures creuses en semaine",
        description: "Si c’est du lundi au vendredi seulement.",
      },
      endOffPeakTime: {
        title: "Fin des heures creuses",
        description: "Heure de fin, en minutes après minuit.",
      },
    },
  },
  add_charge_schedule: {
    title: "Ajouter une charge programmée",
    description: "Ajoute ou modifie une programmation de charge pour un lieu.",
    parameters: {
      ...schedule,
      startEnabled: { title: "Avec début", description: "Si elle a une heure de début." },
      startTime: { title: "Début", description: `${startMinutes} Un début ou une fin est requis.` },
      endEnabled: { title: "Avec fin", description: "Si elle a une heure de fin." },
      endTime: {
        title: "Fin",
        description: "Heure de fin, en minutes après minuit\u202f; avant le début, c’est le lendemain.",
      },
    },
  },
  remove_charge_schedule: {
    title: "Supprimer une charge programmée",
    description: "Supprime une programmation de charge.",
    parameters: { id: plan },
  },
  add_precondition_schedule: {
    title: "Ajouter un préconditionnement",
    description: "Ajoute ou modifie une programmation de chauffage ou de climatisation pour un lieu.",
    parameters: {
      ...schedule,
      preconditionTime: {
        title: "Prête à",
        description: "Heure à laquelle la voiture doit être prête, en minutes après minuit.",
      },
    },
  },
  remove_precondition_schedule: {
    title: "Supprimer un préconditionnement",
    description: "Supprime une programmation de chauffage ou de climatisation.",
    parameters: { id: plan },
  },
  batch_remove_charge_schedules: {
    title: "Supprimer les charges programmées",
    description: "Supprime toutes les programmations de charge de ces lieux.",
    parameters: places,
  },
  batch_remove_precondition_schedules: {
    title: "Supprimer les préconditionnements",
    description: "Supprime toutes les programmations de chauffage ou de climatisation de ces lieux.",
    parameters: places,
  },
  set_managed_charge_current_request: {
    title: "Intensité de la charge gérée",
    description: "Règle l’intensité d’une charge gérée par un opérateur.",
    parameters: { chargingAmps: current },
  },
  set_managed_charger_location: {
    title: "Lieu de la borne gérée",
    description: "Indique où se trouve la borne gérée par un opérateur.",
    parameters: { location: { title: "Lieu", description: "Un objet avec lat et lon." } },
  },
  set_managed_scheduled_charging_time: {
    title: "Heure de la charge gérée",
    description: "Règle l’heure à laquelle commence une charge gérée par un opérateur.",
    parameters: { time: { title: "Début", description: startMinutes } },
  },
  set_sentry_mode: {
    title: "Mode Sentinelle",
    description: "Active ou désactive le mode Sentinelle.",
    parameters: {
      on: { title: "Mode Sentinelle", description: "Si la voiture garée doit surveiller ses alentours." },
    },
  },
  set_pin_to_drive: {
    title: "PIN pour conduire",
    description: "La voiture demande un code PIN avant de rouler, ou non.",
    parameters: {
      on: { title: "PIN pour conduire", description: "Si la voiture doit le demander." },
      password: { title: "Code PIN", description: "Quatre chiffres." },
    },
  },
  reset_pin_to_drive_pin: {
    title: "Réinitia\u00adliser le PIN pour conduire",
    description: "Oublie le code PIN pour conduire.",
  },
  clear_pin_to_drive_admin: {
    title: "Effacer le PIN pour conduire",
    description: "Désactive et oublie le code PIN pour conduire, sans qu’il soit demandé.",
  },
  speed_limit_clear_pin_admin: {
    title: "Effacer le PIN de la limite de vitesse sans le saisir",
    description: "Désactive la limite de vitesse et oublie son code PIN, sans qu’il soit demandé.",
  },
  guest_mode: {
    title: "Mode Invité",
    description: "Active ou désactive le mode Invité.",
    parameters: { enable: { title: "Mode Invité", description: "Si le mode Invité doit être actif." } },
  },
  erase_user_data: {
    title: "Effacer les données utilisateur",
    description: "Efface les données personnelles de la voiture.",
  },
  parental_controls_activate: {
    title: "Activer le contrôle parental",
    description: "Active le contrôle parental.",
    parameters: { pin },
  },
  parental_controls_deactivate: {
    title: "Désactiver le contrôle parental",
    description: "Désactive le contrôle parental.",
    parameters: { pin },
  },
  parental_controls_enable_setting: {
    title: "Restriction parentale",
    description: "Active ou désactive l’une des restrictions du contrôle parental.",
    parameters: {
      setting: { title: "Restriction", description: "Laquelle." },
      enable: { title: "Active", description: "Si elle doit être active." },
    },
  },
  parental_controls_set_speed_limit: {
    title: "Vitesse du contrôle parental",
    description: "Règle la vitesse que le contrôle parental autorise.",
    parameters: { limitMph: { title: "Limite", description: "Vitesse maximale." } },
  },
  parental_controls_clear_pin_admin: {
    title: "Effacer le PIN du contrôle parental",
    description: "Désactive le contrôle parental et oublie son code PIN, sans qu’il soit demandé.",
  },
  parental_controls_clear_pin: {
    title: "Effacer le PIN du contrôle parental en le saisissant",
    description: "Désactive le contrôle parental et oublie son code PIN.",
    parameters: { pin },
  },
  window_control: {
    title: "Actionner les vitres",
    description: "Entrouvre toutes les vitres, ou les ferme.",
    parameters: {
      command: { title: "Vitres", description: "Ce que les vitres doivent faire." },
      lat: { title: "Latitude", description: "Latitude de la personne qui les ferme." },
      lon: { title: "Longitude", description: "Longitude de la personne qui les ferme." },
    },
  },
  trigger_homelink: {
    title: "Ouvrir ou fermer le garage",
    description: "Ouvre ou ferme le garage ou le portail que HomeLink connaît à cet endroit.",
    parameters: {
      lat: { title: "Latitude", description: "Latitude de la voiture." },
      lon: { title: "Longitude", description: "Longitude de la voiture." },
      token: { title: "Jeton", description: "Jeton de la voiture\u202f; les anciens serveurs l’exigent." },
    },
  },
  open_tonneau: {
    title: "Ouvrir le couvre-benne",
    description: "Ouvre le couvre-benne d’un Cybertruck.",
  },
  close_tonneau: {
    title: "Fermer le couvre-benne",
    description: "Ferme le couvre-benne d’un Cybertruck.",
  },
  stop_tonneau: {
    title: "Arrêter le couvre-benne",
    description: "Arrête le couvre-benne d’un Cybertruck là où il est.",
  },
  navigation_request: {
    title: "Envoyer une adresse",
    description: "Envoie une adresse ou un lien à la navigation, comme le partage d’un téléphone.",
    parameters: {
      type: {
        title: "Nature",
        description: "Ce qui est partagé\u202f; les apps envoient share_ext_content_raw.",
      },
      value: { title: "Valeur", description: "L’adresse, en android.intent.extra.TEXT d’un objet." },
      locale: { title: "Langue", description: "Langue et pays, par exemple fr-FR." },
      timestampMs: { title: "Heure", description: "Millisecondes depuis 1970, en texte." },
    },
  },
  navigation_gps_request: {
    title: "Naviguer vers un lieu",
    description: "Démarre la navigation vers un lieu.",
    parameters: { lat, lon, order },
  },
  navigation_sc_request: {
    title: "Naviguer vers un Superchargeur",
    description: "Démarre la navigation vers un Superchargeur.",
    parameters: { id: { title: "Superchargeur", description: "Numéro du Superchargeur." }, order },
  },
  navigation_waypoints_request: {
    title: "Naviguer avec étapes",
    description: "Démarre la navigation en passant par plusieurs étapes.",
    parameters: {
      waypoints: {
        title: "Étapes",
        description: "Identifiants de lieux Google, chacun après refId:, séparés par des virgules.",
      },
    },
  },
  navigation_gps_destination_request: {
    title: "Naviguer vers un lieu nommé",
    description: "Démarre la navigation vers un lieu, avec le nom que l’écran de la voiture affiche.",
    parameters: { lat, lon, destination: { title: "Nom", description: "Nom du lieu." }, order },
  },
  schedule_software_update: {
    title: "Installer la mise à jour",
    description: "Installe, après un délai, la mise à jour logicielle disponible dans la voiture.",
    parameters: { offsetSec: { title: "Délai", description: "Combien de temps attendre." } },
  },
  cancel_software_update: {
    title: "Annuler la mise à jour",
    description: "Annule la mise à jour logicielle prévue.",
  },
  set_vehicle_name: {
    title: "Nommer la voiture",
    description: "Donne un nom à la voiture.",
    parameters: { vehicleName: { title: "Nom", description: "Le nouveau nom." } },
  },
  dashcam_save_clip: {
    title: "Enregis\u00adtrer un clip Dashcam",
    description: "Enregistre ce que la Dashcam vient de filmer.",
  },
  take_drivenote: {
    title: "Prendre une note de conduite",
    description: "Enregistre une note destinée au constructeur de la voiture.",
    parameters: { note: { title: "Message", description: "Ce qu’il faut lui dire." } },
  },
  set_low_power_mode: {
    title: "Mode Basse consommation",
    description: "Active ou désactive le mode Basse consommation.",
    parameters: { enable: { title: "Basse consommation", description: "Si le mode doit être actif." } },
  },
  keep_accessory_power_mode: {
    title: "Garder les prises alimentées",
    description: "Laisse les prises alimentées quand tout le monde est descendu, ou non.",
    parameters: { enable: { title: "Prises alimentées", description: "Si elles doivent le rester." } },
  },
  close_trunk: {
    title: "Fermer le coffre",
    description: "Ferme le coffre arrière, s’il est motorisé.",
  },
  auto_secure_vehicle: {
    title: "Fermer les portes et verrouiller",
    description: "Ferme les portes Falcon d’un Model X et verrouille la voiture.",
  },
  ping: {
    title: "Tester la clé",
    description: "Vérifie que la voiture connaît la clé.",
  },
  set_recirculation: {
    title: "Recycler l’air",
    description: "Active ou désactive le recyclage de l’air de l’habitacle.",
    parameters: { on: { title: "Recyclage de l’air", description: "S’il est actif." } },
  },
  update_charge_on_solar_feature: {
    title: "Charger au solaire",
    description: "Charge avec le surplus d’énergie solaire, ou non.",
    parameters: {
      enabled: { title: "Charge au solaire", description: "Si elle est active." },
      lowerChargeLimit: {
        title: "Limite basse",
        description: "Jusqu’à ce niveau de batterie, la voiture charge avec toute source d’énergie.",
      },
      upperChargeLimit: {
        title: "Limite haute",
        description: "Jusqu’à ce niveau de batterie, la voiture charge avec le surplus d’énergie solaire.",
      },
    },
  },
  set_suspension_level: {
    title: "Régler la hauteur de caisse",
    description: "Lève ou abaisse une voiture à suspension pneumatique.",
    parameters: { level: { title: "Niveau", description: "La hauteur de la voiture." } },
  },
  start_light_show: {
    title: "Démarrer le spectacle lumineux",
    description: "Démarre l’un des spectacles lumineux de la voiture.",
    parameters: {
      showIndex: { title: "Spectacle", description: "Son rang dans la liste de la voiture, à partir de 0." },
      startTime: {
        title: "Début",
        description: "Heure de début, en millisecondes depuis 1970. Par défaut, tout de suite.",
      },
      volume: {
        title: "Volume sonore",
        description: "Le niveau du son. La voiture a ses propres limites.",
      },
      danceMoves: { title: "Danse", description: "Si des parties de la voiture bougent." },
    },
  },
  stop_light_show: { title: "Arrêter le spectacle lumineux", description: "Arrête le spectacle lumineux." },
  set_outlets: {
    title: "Activer les prises",
    description: "Active ou désactive les prises d’un Cybertruck.",
    parameters: { request: { title: "Prises", description: "Lesquelles sont actives." } },
  },
  set_outlet_timer: {
    title: "Durée des prises",
    description: "Règle combien de temps les prises d’un Cybertruck restent actives.",
    parameters: { numMinutes: { title: "Durée", description: "Combien de temps elles restent actives." } },
  },
  set_outlet_soc_limit: {
    title: "Limite des prises",
    description: "Règle le niveau de batterie auquel les prises d’un Cybertruck se coupent.",
    parameters: { percent: { title: "Limite", description: "Niveau de batterie." } },
  },
  set_front_zone_lights: {
    title: "Éclairage de zone avant",
    description: "Règle l’éclairage autour de l’avant d’un Cybertruck.",
    parameters: { level: brightness },
  },
  set_rear_zone_lights: {
    title: "Éclairage de zone arrière",
    description: "Règle l’éclairage autour de l’arrière d’un Cybertruck.",
    parameters: { level: brightness },
  },
  set_lightbar_middle: {
    title: "Barre lumineuse",
    description: "Allume ou éteint le centre de la barre lumineuse d’un Cybertruck.",
    parameters: { on: { title: "Barre lumineuse", description: "Si elle est allumée." } },
  },
  set_lightbar_ditch: {
    title: "Feux latéraux",
    description: "Allume ou éteint les feux latéraux de la barre lumineuse d’un Cybertruck.",
    parameters: { on: { title: "Feux latéraux", description: "S’ils sont allumés." } },
  },
  set_truck_bed_light_auto: {
    title: "Éclairage de benne automatique",
    description: "Laisse un Cybertruck gérer de lui-même l’éclairage de sa benne, ou non.",
    parameters: { on: { title: "Éclairage automatique", description: "Si la voiture gère l’éclairage." } },
  },
  set_trailer_light_test: {
    title: "Tester les feux de remorque",
    description: "Démarre ou arrête le test des feux d’une remorque.",
    parameters: { on: { title: "Essai", description: "Si le test est en cours." } },
  },
  set_tent_mode: {
    title: "Mode Tente",
    description: "Active ou désactive le mode Tente d’un Cybertruck.",
    parameters: { on: { title: "Mode Tente", description: "S’il est actif." } },
  },
};
