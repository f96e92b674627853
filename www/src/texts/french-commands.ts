import { frenchFurther } from "./french-further.ts";
import type { CommandTexts } from "./index.ts";

const speedLimitPin = { pin: { title: "PIN de la limite de vitesse", description: "Quatre chiffres." } };

/** The catalogue's words in French, by the commands' wire names and the parameters' names. */
export const frenchCommands: CommandTexts = {
  ...frenchFurther,
  wake_up: { title: "Réveiller", description: "Demande à la voiture de se réveiller." },
  door_unlock: { title: "Déver\u00adrouiller les portes", description: "Déverrouille les portes." },
  door_lock: { title: "Verrouiller les portes", description: "Verrouille les portes." },
  honk_horn: { title: "Klaxonner", description: "Fait retentir le klaxon." },
  flash_lights: { title: "Faire clignoter les feux", description: "Fait clignoter les phares une fois." },
  auto_conditioning_start: { title: "Démarrer la clim", description: "Démarre la climatisation." },
  auto_conditioning_stop: { title: "Arrêter la clim", description: "Arrête la climatisation." },
  set_temps: {
    title: "Régler les températures",
    description: "Règle les températures de la climatisation, sans la démarrer.",
    parameters: {
      driverTemp: { title: "Conducteur", description: "Température côté conducteur." },
      passengerTemp: {
        title: "Passager",
        description: "Température côté passager, si l’habitacle a deux zones.",
      },
    },
  },
  set_charge_limit: {
    title: "Régler la limite de charge",
    description: "Règle le niveau de batterie auquel la charge s’arrête.",
    parameters: { percent: { title: "Limite", description: "Niveau de batterie." } },
  },
  charge_max_range: {
    title: "Charger au maximum",
    description: "Règle la limite de charge au maximum, 100\u00a0%.",
  },
  charge_standard: {
    title: "Charge standard",
    description: "Règle la limite de charge à la valeur standard de la voiture, le plus souvent 90\u00a0%.",
  },
  sun_roof_control: {
    title: "Actionner le toit ouvrant",
    description: "Actionne le toit ouvrant des voitures qui en ont un.",
    parameters: {
      state: { title: "Position", description: "Ce que le toit doit faire." },
      percent: { title: "Ouverture", description: "Jusqu’où l’ouvrir." },
    },
  },
  actuate_trunk: {
    title: "Ouvrir ou fermer le coffre",
    description: "Ouvre un coffre, ou le ferme s’il est ouvert et motorisé.",
    parameters: { whichTrunk: { title: "Coffre", description: "Quel coffre." } },
  },
  remote_start_drive: {
    title: "Démarrer sans clé",
    description: "Permet de conduire la voiture sans clé.",
    parameters: {
      password: {
        title: "Mot de passe du compte",
        description: "Mot de passe du compte du propriétaire\u202f; inutile depuis décembre 2021.",
      },
    },
  },
  charge_port_door_open: {
    title: "Ouvrir le port de charge",
    description: "Ouvre le port de charge, ou déverrouille le câble s’il est branché.",
  },
  charge_port_door_close: {
    title: "Fermer le port de charge",
    description: "Ferme le port de charge, si sa trappe est motorisée.",
  },
  charge_start: { title: "Démarrer la charge", description: "Démarre la charge." },
  charge_stop: { title: "Arrêter la charge", description: "Arrête la charge." },
  upcoming_calendar_entries: {
    title: "Envoyer l’agenda",
    description: "Envoie des événements à la voiture, à la place de ceux qu’elle a.",
    parameters: {
      calendarData: {
        title: "Agenda",
        description: "Les événements, sous forme d’objet ou de texte, envoyés tels quels.",
      },
    },
  },
  set_valet_mode: {
    title: "Mode Voiturier",
    description: "Active ou désactive le mode Voiturier.",
    parameters: {
      on: { title: "Mode Voiturier", description: "Si le mode Voiturier doit être actif." },
      password: {
        title: "PIN Voiturier",
        description:
          "Code PIN qui désactive le mode dans la voiture. Par défaut, celui de la dernière fois\u202f; les serveurs récents " +
          "l’exigent pour l’activer.",
      },
    },
  },
  reset_valet_pin: {
    title: "Réinitia\u00adliser le PIN Voiturier",
    description: "Oublie le code PIN du mode Voiturier.",
  },
  speed_limit_activate: {
    title: "Activer la limite de vitesse",
    description: "Active la limite de vitesse.",
    parameters: speedLimitPin,
  },
  speed_limit_deactivate: {
    title: "Désactiver la limite de vitesse",
    description: "Désactive la limite de vitesse.",
    parameters: speedLimitPin,
  },
  speed_limit_set_limit: {
    title: "Régler la limite de vitesse",
    description: "Règle la vitesse que la limite autorise.",
    parameters: { limitMph: { title: "Limite", description: "Vitesse maximale." } },
  },
  speed_limit_clear_pin: {
    title: "Effacer le PIN de la limite de vitesse",
    description: "Oublie le code PIN de la limite de vitesse.",
    parameters: speedLimitPin,
  },
};
