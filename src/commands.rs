//! The table: a row per command, and nothing but rows. What a row means is told in `catalogue.rs`.
//!
//! Here are the 25 commands of the reference. Those that came later are in files of their own, each of which
//! adds its rows to those before and hands all on. They go out plain to every car.
//!
//! Sources: the reference (paths and the names of parameters), and the public record of what servers
//! take today where the reference is silent (`which_trunk`, `pin`, `limit_mph`, `calendar_data`).
//!
//! `signed` is the command in the form for cars that take signed ones only: the part of the car that it goes
//! to, and the fields of its message by their numbers in Tesla's protobuf files; `when` and `unless` name a word
//! that one of the parameters has. A row without it goes out plain to every car: waking can't be signed, and of
//! the calendar no signed form is known.
//!
//! `description` and `details` are string literals, since a `///` comment does not survive
//! `macro_rules!` on its way into the TypeScript declarations.

pub(crate) mod care;
pub(crate) mod comfort;
pub(crate) mod power;

macro_rules! commands {
    ($reader:ident) => {
        $crate::commands::comfort::comfort! { $reader {
            wake_up => wakeUp() -> VehicleSummary {
                title: "Wake up",
                group: Access,
                description: "Asks the car to wake up.",
                details: "Answers before the car is awake, which takes up to half a minute. To wake it only if needed, pass `wake: true` to a command.",
                reference: true, repeatable: true, confirm: false,
                already: {},
                parameters: {},
            }
            door_unlock => doorUnlock() -> CommandResult {
                title: "Unlock doors",
                group: Access,
                description: "Unlocks the doors.",
                details: "",
                reference: true, repeatable: true, confirm: true,
                already: {},
                signed: VehicleSecurity { 2: 0 },
                parameters: {},
            }
            door_lock => doorLock() -> CommandResult {
                title: "Lock doors",
                group: Access,
                description: "Locks the doors.",
                details: "Refused while a door is open.",
                reference: true, repeatable: true, confirm: false,
                already: { "already locked" },
                signed: VehicleSecurity { 2: 1 },
                parameters: {},
            }
            honk_horn => honkHorn() -> CommandResult {
                title: "Honk horn",
                group: Alerts,
                description: "Honks the horn.",
                details: "The car must be in Park. Each call honks again.",
                reference: true, repeatable: false, confirm: false,
                already: {},
                signed: Infotainment { 27: {} },
                parameters: {},
            }
            flash_lights => flashLights() -> CommandResult {
                title: "Flash lights",
                group: Alerts,
                description: "Flashes the headlights once.",
                details: "The car must be in Park. Each call flashes again.",
                reference: true, repeatable: false, confirm: false,
                already: {},
                signed: Infotainment { 26: {} },
                parameters: {},
            }
            auto_conditioning_start => autoConditioningStart() -> CommandResult {
                title: "Start climate",
                group: Climate,
                description: "Starts the climate control.",
                details: "The car heats or cools by itself, to the temperatures of `setTemps`.",
                reference: true, repeatable: true, confirm: false,
                already: { "already on" },
                signed: Infotainment { 10: { 1: 1 } },
                parameters: {},
            }
            auto_conditioning_stop => autoConditioningStop() -> CommandResult {
                title: "Stop climate",
                group: Climate,
                description: "Stops the climate control.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "already off" },
                signed: Infotainment { 10: {} },
                parameters: {},
            }
            set_temps => setTemps(SetTempsParams) -> CommandResult {
                title: "Set temperatures",
                group: Climate,
                description: "Sets the temperatures of the climate control.",
                details: "In °C, whatever the car displays. Does not start the climate control.",
                reference: true, repeatable: true, confirm: false,
                already: {},
                signed: Infotainment { 14: { 5: { 3: {} }, 6: (float driver_temp), 7: (float passenger_temp) } },
                parameters: {
                    driverTemp: "driver_temp", required, (number 15 to 28 step 0.5 in "°C"),
                        "Driver", "Temperature of the driver's side.";
                    passengerTemp: "passenger_temp", (defaults to driverTemp), (number 15 to 28 step 0.5 in "°C"),
                        "Passenger", "Temperature of the passenger's side; takes effect where the cabin is split.";
                },
            }
            set_charge_limit => setChargeLimit(SetChargeLimitParams) -> CommandResult {
                title: "Set charge limit",
                group: Charging,
                description: "Sets the battery level at which charging stops.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: {},
                signed: Infotainment { 5: { 1: (int percent) } },
                parameters: {
                    percent: "percent", required, (integer 50 to 100 step 1 in "%"),
                        "Limit", "Battery level.";
                },
            }
            charge_max_range => chargeMaxRange() -> CommandResult {
                title: "Charge to maximum",
                group: Charging,
                description: "Sets the charge limit to the maximum, 100 %.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "already max range" },
                signed: Infotainment { 6: { 4: {} } },
                parameters: {},
            }
            charge_standard => chargeStandard() -> CommandResult {
                title: "Charge to standard",
                group: Charging,
                description: "Sets the charge limit to the car's standard, mostly 90 %.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "already standard" },
                signed: Infotainment { 6: { 3: {} } },
                parameters: {},
            }
            sun_roof_control => sunRoofControl(SunRoofControlParams) -> CommandResult {
                title: "Move sun roof",
                group: TrunksAndRoof,
                description: "Moves the sun roof, on cars that have one.",
                details: "`open` is 100 %, `closed` 0 %, `comfort` 80 % and `vent` 15 %. Servers since 2017 take `vent`, `close` and `stop` only.",
                reference: true, repeatable: true, confirm: false,
                already: {
                    "already open" when "open" or "vent" or "comfort",
                    "already closed" when "closed" or "close",
                },
                signed: Infotainment { 32: {
                    1: 0 when "closed", 1: 80 when "comfort", 1: (int percent),
                    3: {} when "vent", 4: {} when "close", 5: {} when "open",
                } } unless "stop",
                parameters: {
                    state: "state", required, (choice "open" "closed" "comfort" "vent" "move" "close" "stop"),
                        "State", "What the roof shall do.";
                    percent: "percent", (with state "move"), (number 0 to 100 step 1 in "%"),
                        "Opening", "How far to open.";
                },
            }
            actuate_trunk => actuateTrunk(ActuateTrunkParams) -> CommandResult {
                title: "Open or close trunk",
                group: TrunksAndRoof,
                description: "Opens a trunk, or closes it where it is open and powered.",
                details: "A toggle: called twice, a powered trunk is shut again. The front trunk of most cars can be closed by hand only. The car must be in Park.",
                reference: true, repeatable: false, confirm: true,
                already: {},
                signed: VehicleSecurity { 4: { 5: 1 when "rear", 6: 1 when "front" } },
                parameters: {
                    whichTrunk: "which_trunk", required, (choice "front" "rear"),
                        "Trunk", "Which trunk.";
                },
            }
            remote_start_drive => remoteStartDrive(RemoteStartDriveParams?) -> CommandResult {
                title: "Start keyless driving",
                group: DrivingAndSecurity,
                description: "Lets the car be driven without a key.",
                details: "It must be put in gear within two minutes. Each call starts the two minutes again.",
                reference: true, repeatable: false, confirm: true,
                already: { "already on" },
                signed: VehicleSecurity { 2: 20 },
                parameters: {
                    password: "password", optional, (password),
                        "Account password", "Password of the owner's account; not needed since December 2021.";
                },
            }
            charge_port_door_open => chargePortDoorOpen() -> CommandResult {
                title: "Open charge port",
                group: Charging,
                description: "Opens the charge port, or unlocks the cable when one is plugged in.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "already open" },
                signed: Infotainment { 62: {} },
                parameters: {},
            }
            charge_port_door_close => chargePortDoorClose() -> CommandResult {
                title: "Close charge port",
                group: Charging,
                description: "Closes the charge port, where its door is motorised.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "already closed" },
                signed: Infotainment { 61: {} },
                parameters: {},
            }
            charge_start => chargeStart() -> CommandResult {
                title: "Start charging",
                group: Charging,
                description: "Starts charging.",
                details: "The car must be plugged in, have power, and be below its charge limit.",
                reference: true, repeatable: true, confirm: false,
                already: { "complete", "requested", "is charging" },
                signed: Infotainment { 6: { 2: {} } },
                parameters: {},
            }
            charge_stop => chargeStop() -> CommandResult {
                title: "Stop charging",
                group: Charging,
                description: "Stops charging.",
                details: "",
                reference: true, repeatable: true, confirm: false,
                already: { "not charging" },
                signed: Infotainment { 6: { 5: {} } },
                parameters: {},
            }
            upcoming_calendar_entries => upcomingCalendarEntries(UpcomingCalendarEntriesParams?) -> CommandResult {
                title: "Send calendar",
                group: Calendar,
                description: "Sends calendar entries to the car, in place of those that it has.",
                details: "What cars take today is unverified.",
                reference: true, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    calendarData: "calendar_data", optional, (calendar),
                        "Calendar", "The entries, as an object or as text, sent as given.";
                },
            }
            set_valet_mode => setValetMode(SetValetModeParams) -> CommandResult {
                title: "Valet mode",
                group: DrivingAndSecurity,
                description: "Switches valet mode on or off.",
                details: "It limits the car to 70 mph and 80 kW, hides favourites, home and work, and locks HomeLink, Bluetooth and Wi-Fi settings.",
                reference: true, repeatable: true, confirm: true,
                already: { "already on" when "true", "already off" when "false" },
                signed: Infotainment { 31: { 1: (flag on), 2: (text password) } },
                parameters: {
                    on: "on", required, (boolean),
                        "Valet mode", "Whether valet mode shall be on.";
                    password: "password", optional, (pin),
                        "Valet PIN", "PIN that switches valet mode off in the car. Default: that of the last time; newer servers need it to switch on.";
                },
            }
            reset_valet_pin => resetValetPin() -> CommandResult {
                title: "Reset valet PIN",
                group: DrivingAndSecurity,
                description: "Forgets the PIN of valet mode.",
                details: "Refused while valet mode is on.",
                reference: true, repeatable: true, confirm: true,
                already: {},
                signed: Infotainment { 28: {} },
                parameters: {},
            }
            speed_limit_activate => speedLimitActivate(SpeedLimitActivateParams) -> CommandResult {
                title: "Activate speed limit",
                group: DrivingAndSecurity,
                description: "Activates the speed limit.",
                details: "The first activation sets the PIN; later ones must match it.",
                reference: true, repeatable: true, confirm: true,
                already: { "already on" },
                signed: Infotainment { 9: { 1: 1, 2: (text pin) } },
                parameters: {
                    pin: "pin", required, (pin),
                        "Speed limit PIN", "PIN of the speed limit.";
                },
            }
            speed_limit_deactivate => speedLimitDeactivate(SpeedLimitDeactivateParams) -> CommandResult {
                title: "Deactivate speed limit",
                group: DrivingAndSecurity,
                description: "Deactivates the speed limit.",
                details: "",
                reference: true, repeatable: true, confirm: true,
                already: { "already off" },
                signed: Infotainment { 9: { 2: (text pin) } },
                parameters: {
                    pin: "pin", required, (pin),
                        "Speed limit PIN", "PIN of the speed limit.";
                },
            }
            speed_limit_set_limit => speedLimitSetLimit(SpeedLimitSetLimitParams) -> CommandResult {
                title: "Set speed limit",
                group: DrivingAndSecurity,
                description: "Sets the speed that the speed limit allows.",
                details: "Does not activate the speed limit.",
                reference: true, repeatable: true, confirm: true,
                already: {},
                signed: Infotainment { 8: { 1: (double limit_mph) } },
                parameters: {
                    limitMph: "limit_mph", required, (number 50 to 90 step 1 in "mph"),
                        "Limit", "Highest speed.";
                },
            }
            speed_limit_clear_pin => speedLimitClearPin(SpeedLimitClearPinParams) -> CommandResult {
                title: "Clear speed limit PIN",
                group: DrivingAndSecurity,
                description: "Forgets the PIN of the speed limit.",
                details: "",
                reference: true, repeatable: true, confirm: true,
                already: {},
                signed: Infotainment { 7: { 1: (text pin) } },
                parameters: {
                    pin: "pin", required, (pin),
                        "Speed limit PIN", "PIN of the speed limit.";
                },
            }
        } }
    };
}
pub(crate) use commands;
