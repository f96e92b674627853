//! More rows of the table: media, seats and climate.

macro_rules! comfort {
    ($reader:ident { $($before:tt)* }) => {
        $crate::commands::power::power! { $reader {
            $($before)*
            adjust_volume => adjustVolume(AdjustVolumeParams) -> CommandResult {
                title: "Set volume",
                group: Media,
                description: "Sets the volume of the media player.",
                details: "Someone must be in the car. The signing proxy takes 10 at most.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    volume: "volume", required, (number 0 to 11), "Volume", "How loud.";
                },
            }
            media_volume_up => mediaVolumeUp() -> CommandResult {
                title: "Volume up",
                group: Media,
                description: "Turns the volume up by a step.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_volume_down => mediaVolumeDown() -> CommandResult {
                title: "Volume down",
                group: Media,
                description: "Turns the volume down by a step.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_toggle_playback => mediaTogglePlayback() -> CommandResult {
                title: "Play or pause",
                group: Media,
                description: "Pauses the media player, or plays on.",
                details: "A toggle. Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_next_track => mediaNextTrack() -> CommandResult {
                title: "Next track",
                group: Media,
                description: "Skips to the next track.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_prev_track => mediaPrevTrack() -> CommandResult {
                title: "Previous track",
                group: Media,
                description: "Skips to the previous track.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_next_fav => mediaNextFav() -> CommandResult {
                title: "Next favourite",
                group: Media,
                description: "Skips to the next favourite.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            media_prev_fav => mediaPrevFav() -> CommandResult {
                title: "Previous favourite",
                group: Media,
                description: "Skips to the previous favourite.",
                details: "Someone must be in the car.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            remote_boombox => remoteBoombox(RemoteBoomboxParams) -> CommandResult {
                title: "Play a sound outside",
                group: Media,
                description: "Plays a sound over the speaker outside the car.",
                details: "The car must be in Park. The signing proxy does not know it.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {
                    sound: "sound", required, (integer 0 to 2000), "Sound", "As a number: 0 for a random sound, 2000 for the one that helps to find the car.";
                },
            }
            remote_seat_heater_request => remoteSeatHeaterRequest(RemoteSeatHeaterRequestParams) -> CommandResult {
                title: "Heat seat",
                group: SeatsAndWheel,
                description: "Sets the heating of a seat.",
                details: "The climate control must be on.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    heater: "heater", required, (integer 0 to 8), "Seat", "As a number: 0 front left, 1 front right, 2 rear left, 4 rear centre, 5 rear right, 7 and 8 the third row.";
                    level: "level", required, (integer 0 to 3), "Level", "As a number: 0 off, 1 low, 2 medium, 3 high.";
                },
            }
            remote_seat_cooler_request => remoteSeatCoolerRequest(RemoteSeatCoolerRequestParams) -> CommandResult {
                title: "Cool seat",
                group: SeatsAndWheel,
                description: "Sets the cooling of a seat.",
                details: "The climate control must be on.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    seatPosition: "seat_position", required, (integer 0 to 8), "Seat", "The signing proxy counts from 1: 1 front left, 2 front right.";
                    seatCoolerLevel: "seat_cooler_level", required, (integer 0 to 4), "Level", "The signing proxy counts from 1: 1 off, 2 low, 3 medium, 4 high.";
                },
            }
            remote_auto_seat_climate_request => remoteAutoSeatClimateRequest(RemoteAutoSeatClimateRequestParams) -> CommandResult {
                title: "Seat climate by itself",
                group: SeatsAndWheel,
                description: "Lets the car heat and cool a seat by itself, or not.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    autoSeatPosition: "auto_seat_position", required, (integer 1 to 2), "Seat", "As a number: 1 front left, 2 front right.";
                    autoClimateOn: "auto_climate_on", required, (boolean), "By itself", "Whether the car chooses.";
                },
            }
            remote_steering_wheel_heater_request => remoteSteeringWheelHeaterRequest(RemoteSteeringWheelHeaterRequestParams) -> CommandResult {
                title: "Heat steering wheel",
                group: SeatsAndWheel,
                description: "Switches the heating of the steering wheel on or off.",
                details: "The climate control must be on.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "Heating", "Whether it shall be on.";
                },
            }
            remote_steering_wheel_heat_level_request => remoteSteeringWheelHeatLevelRequest(RemoteSteeringWheelHeatLevelRequestParams) -> CommandResult {
                title: "Steering wheel heat level",
                group: SeatsAndWheel,
                description: "Sets how much the steering wheel is heated.",
                details: "The climate control must be on. The signing proxy does not know it.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    level: "level", required, (integer 0 to 3), "Level", "As a number: 0 off, 1 low, 3 high.";
                },
            }
            remote_auto_steering_wheel_heat_climate_request => remoteAutoSteeringWheelHeatClimateRequest(RemoteAutoSteeringWheelHeatClimateRequestParams) -> CommandResult {
                title: "Steering wheel heat by itself",
                group: SeatsAndWheel,
                description: "Lets the car heat the steering wheel by itself, or not.",
                details: "The signing proxy does not know it.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "By itself", "Whether the car chooses.";
                },
            }
            set_preconditioning_max => setPreconditioningMax(SetPreconditioningMaxParams) -> CommandResult {
                title: "Defrost",
                group: Climate,
                description: "Switches defrosting with all the heating on or off.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "Defrost", "Whether it shall be on.";
                    manualOverride: "manual_override", optional, (boolean), "Override", "Whether to do it at a low battery level too.";
                },
            }
            set_bioweapon_mode => setBioweaponMode(SetBioweaponModeParams) -> CommandResult {
                title: "Bioweapon defence mode",
                group: Climate,
                description: "Switches the bioweapon defence mode on or off.",
                details: "Cars with a HEPA filter have it.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "Bioweapon defence mode", "Whether it shall be on.";
                    manualOverride: "manual_override", optional, (boolean), "Override", "Whether to do it at a low battery level too.";
                },
            }
            set_climate_keeper_mode => setClimateKeeperMode(SetClimateKeeperModeParams) -> CommandResult {
                title: "Keep climate",
                group: Climate,
                description: "Keeps the climate control on after the people have left.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    climateKeeperMode: "climate_keeper_mode", required, (integer 0 to 3), "Mode", "As a number: 0 off, 1 keep, 2 dog, 3 camp.";
                    manualOverride: "manual_override", optional, (boolean), "Override", "Whether to do it at a low battery level too.";
                },
            }
            set_cabin_overheat_protection => setCabinOverheatProtection(SetCabinOverheatProtectionParams) -> CommandResult {
                title: "Cabin overheat protection",
                group: Climate,
                description: "Keeps the parked car from getting hot, or stops that.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "Protection", "Whether it shall be on.";
                    fanOnly: "fan_only", optional, (boolean), "Fan only", "Whether to blow without cooling.";
                },
            }
            set_cop_temp => setCopTemp(SetCopTempParams) -> CommandResult {
                title: "Overheat temperature",
                group: Climate,
                description: "Sets the temperature from which the cabin overheat protection works.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    copTemp: "cop_temp", required, (integer 0 to 2), "Temperature", "As a number: 0 for 30 °C, 1 for 35 °C, 2 for 40 °C.";
                },
            }
        } }
    };
}
pub(crate) use comfort;
