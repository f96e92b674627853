import type { Car } from "../car.ts";
import { MAX_VOLUME, MIN_SPEED_LIMIT_MPH } from "../ranges.ts";
import { MODELS } from "./models.ts";

/** `vehicle_state` of `vehicle_data`. */
export function vehicleState(car: Car, now: number) {
  const { apiVersion, carVersion } = MODELS[car.traits.carType];
  const isModelS = car.traits.carType === "models";
  // 0 is closed, any other number open; a recent Model 3 is known to report 32.
  const opening = (isOpen: boolean) => (isOpen ? (isModelS ? 1 : 32) : 0);
  const window = Number(car.windowsVented);
  return {
    api_version: apiVersion,
    autopark_state_v2: "standby",
    calendar_supported: true,
    car_version: carVersion,
    center_display_state: 0,
    dashcam_clip_save_available: !isModelS,
    dashcam_state: isModelS ? "<invalid>" : "Recording",
    df: opening(car.doors.driver_front),
    dr: opening(car.doors.driver_rear),
    fd_window: window,
    feature_bitmask: isModelS ? "5,0" : "15,0",
    fp_window: window,
    ft: opening(car.trunks.front),
    homelink_device_count: 1,
    homelink_nearby: true,
    is_user_present: car.gear !== "P",
    last_autopark_error: "no_error",
    locked: car.locked,
    media_info: mediaInfo(car),
    media_state: { remote_control_enabled: true },
    notifications_supported: true,
    odometer: car.odometer,
    parsed_calendar_supported: true,
    pf: opening(car.doors.passenger_front),
    pr: opening(car.doors.passenger_rear),
    rd_window: window,
    remote_start: car.remoteStartUntil !== null,
    remote_start_enabled: car.traits.remoteStartEnabled,
    remote_start_supported: true,
    rp_window: window,
    rt: opening(car.trunks.rear),
    santa_mode: 0,
    sentry_mode: car.sentry,
    sentry_mode_available: true,
    service_mode: false,
    service_mode_plus: false,
    smart_summon_available: false,
    software_update: softwareUpdate(car),
    speed_limit_mode: {
      active: car.speedLimit.active,
      current_limit_mph: car.speedLimit.limitMph,
      max_limit_mph: car.traits.maxSpeedLimitMph,
      min_limit_mph: MIN_SPEED_LIMIT_MPH,
      pin_code_set: car.speedLimit.pin !== null,
    },
    summon_standby_mode_enabled: false,
    sun_roof_percent_open: car.traits.sunRoof ? car.sunRoofPercent : null,
    sun_roof_state: car.traits.sunRoof ? sunRoofState(car.sunRoofPercent) : "unknown",
    timestamp: now,
    ...tirePressures(isModelS ? 2.9 : 2.8, now),
    valet_mode: car.valet.on,
    // No PIN is stored, so switching on has to bring one.
    valet_pin_needed: car.valet.pin === null,
    vehicle_name: car.displayName,
    vehicle_self_test_progress: 0,
    vehicle_self_test_requested: false,
    webcam_available: !isModelS,
  };
}

function mediaInfo({ media }: Car) {
  return {
    a2dp_source_name: "",
    audio_volume: media.volume,
    audio_volume_increment: 0.333333,
    audio_volume_max: MAX_VOLUME,
    media_playback_status: media.playing ? "Playing" : "Stopped",
    now_playing_album: "",
    now_playing_artist: "",
    now_playing_duration: 0,
    now_playing_elapsed: 0,
    now_playing_source: "",
    now_playing_station: "",
    now_playing_title: "",
  };
}

function softwareUpdate({ updateIn }: Car) {
  const version = updateIn === null ? " " : "2024.32.7";
  return {
    download_perc: updateIn === null ? 0 : 100,
    expected_duration_sec: 2700,
    install_perc: 1,
    status: updateIn === null ? "" : "scheduled",
    version,
  };
}

/** In bar, with when they were measured in seconds. */
function tirePressures(bar: number, now: number) {
  const seconds = Math.floor(now / 1000);
  const wheels = ["fl", "fr", "rl", "rr"];
  return Object.fromEntries(
    wheels.flatMap((wheel): [string, unknown][] => [
      [`tpms_hard_warning_${wheel}`, false],
      [`tpms_last_seen_pressure_time_${wheel}`, seconds],
      [`tpms_pressure_${wheel}`, bar],
      [`tpms_soft_warning_${wheel}`, false],
    ]),
  );
}

/** `sun_roof_control` says "close", this field says "closed". */
function sunRoofState(percent: number): "closed" | "vent" | "open" {
  if (percent === 0) return "closed";
  return percent <= 15 ? "vent" : "open";
}
