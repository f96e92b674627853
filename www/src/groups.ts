import type { CommandInfo, CommandName } from "tesla-commands";

/** A group of the page's list: what people use often, and what they use rarely. */
export interface Group {
  id: string;
  /** The catalogue's title, for a group that the page has no words for. */
  title: string;
  common: readonly CommandInfo[];
  rare: readonly CommandInfo[];
}

interface Layout {
  /** The groups of the catalogue that are in it. */
  holds: readonly string[];
  common: readonly CommandName[];
}

/** The groups in the order in which people look for them. Seats and schedules have planners of their own, so their forms
 * are rare. A command that is not named here is rare too: a command of a later package needs no change here. */
const layout: Readonly<Record<string, Layout>> = {
  access: { holds: ["Access"], common: ["door_unlock", "door_lock", "wake_up"] },
  climate: {
    holds: ["Climate", "Seats and wheel"],
    common: [
      "auto_conditioning_start",
      "auto_conditioning_stop",
      "set_temps",
      "set_preconditioning_max",
      "remote_steering_wheel_heater_request",
      "set_climate_keeper_mode",
    ],
  },
  charging: {
    holds: ["Charging", "Managed charging"],
    common: [
      "charge_start",
      "charge_stop",
      "charge_port_door_open",
      "charge_port_door_close",
      "set_charge_limit",
      "set_charging_amps",
    ],
  },
  openings: {
    holds: ["Trunks and roof", "Windows and gates"],
    common: ["actuate_trunk", "window_control", "sun_roof_control", "trigger_homelink"],
  },
  alerts: { holds: ["Alerts", "Lights"], common: ["honk_horn", "flash_lights"] },
  security: {
    holds: ["Driving and security", "Security", "Parental controls"],
    common: [
      "remote_start_drive",
      "set_sentry_mode",
      "set_valet_mode",
      "speed_limit_set_limit",
      "speed_limit_activate",
      "speed_limit_deactivate",
    ],
  },
  media: {
    holds: ["Media"],
    common: [
      "media_toggle_playback",
      "media_next_track",
      "media_prev_track",
      "media_volume_down",
      "media_volume_up",
      "adjust_volume",
    ],
  },
  navigation: { holds: ["Navigation", "Calendar"], common: ["navigation_request", "navigation_gps_request"] },
  schedules: { holds: ["Schedules"], common: [] },
  car: {
    holds: ["Car", "Power"],
    common: ["schedule_software_update", "cancel_software_update", "dashcam_save_clip", "set_low_power_mode"],
  },
};

const common: ReadonlySet<string> = new Set(Object.values(layout).flatMap((group) => group.common));

/** Whether a command is one that people use often. */
export function isCommon(command: string): boolean {
  return common.has(command);
}

/** All commands, each in its one group. A group of the catalogue that the page does not know comes last, as it is. */
export function groupsOf(commands: readonly CommandInfo[]): readonly Group[] {
  const held = new Set(Object.values(layout).flatMap(({ holds }) => holds));
  const others = [...new Set(commands.map(({ group }) => group))].filter((title) => !held.has(title));
  return [
    ...Object.entries(layout).map(([id, { holds, common }]) => groupOf(id, holds, common, commands)),
    ...others.map((title) => {
      const all = commands.filter(({ group }) => group === title);
      return { id: slug(title), title, common: all, rare: [] };
    }),
  ];
}

function groupOf(
  id: string,
  holds: readonly string[],
  common: readonly string[],
  commands: readonly CommandInfo[],
): Group {
  const all = commands.filter(({ group }) => holds.includes(group));
  const place = ({ name }: CommandInfo): number => common.indexOf(name);
  return {
    id,
    title: holds[0] ?? id,
    common: all.filter((one) => place(one) >= 0).sort((one, other) => place(one) - place(other)),
    rare: all.filter((one) => place(one) < 0),
  };
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
