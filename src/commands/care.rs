//! More rows of the table: security, windows and gates, navigation, and the car itself.

macro_rules! care {
    ($reader:ident { $($before:tt)* }) => {
        $reader! {
            $($before)*
            set_sentry_mode => setSentryMode(SetSentryModeParams) -> CommandResult {
                title: "Sentry mode",
                group: Security,
                description: "Switches sentry mode on or off.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "Sentry mode", "Whether the parked car shall watch its surroundings.";
                },
            }
            set_pin_to_drive => setPinToDrive(SetPinToDriveParams) -> CommandResult {
                title: "PIN to drive",
                group: Security,
                description: "Has the car ask for a PIN before it drives, or not.",
                details: "The signing proxy needs the PIN.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    on: "on", required, (boolean), "PIN to drive", "Whether the car shall ask.";
                    password: "password", optional, (pin), "PIN", "PIN to drive.";
                },
            }
            reset_pin_to_drive_pin => resetPinToDrivePin() -> CommandResult {
                title: "Reset PIN to drive",
                group: Security,
                description: "Forgets the PIN to drive.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            clear_pin_to_drive_admin => clearPinToDriveAdmin() -> CommandResult {
                title: "Clear PIN to drive",
                group: Security,
                description: "Switches the PIN to drive off and forgets it, without the PIN.",
                details: "For the owner, or the manager of a fleet.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            speed_limit_clear_pin_admin => speedLimitClearPinAdmin() -> CommandResult {
                title: "Clear speed limit PIN without it",
                group: Security,
                description: "Switches the speed limit off and forgets its PIN, without the PIN.",
                details: "For the owner, or the manager of a fleet.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            guest_mode => guestMode(GuestModeParams) -> CommandResult {
                title: "Guest mode",
                group: Security,
                description: "Switches guest mode on or off.",
                details: "A guest can drive, but does not see what is personal.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    enable: "enable", required, (boolean), "Guest mode", "Whether guest mode shall be on.";
                },
            }
            erase_user_data => eraseUserData() -> CommandResult {
                title: "Erase user data",
                group: Security,
                description: "Erases the personal data from the car.",
                details: "It can not be undone. The car must be in Park and in guest mode.",
                reference: false, repeatable: false, confirm: true,
                already: {},
                parameters: {},
            }
            parental_controls_activate => parentalControlsActivate(ParentalControlsActivateParams) -> CommandResult {
                title: "Activate parental controls",
                group: ParentalControls,
                description: "Activates the parental controls.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    pin: "pin", required, (pin), "Parental controls PIN", "PIN of the parental controls.";
                },
            }
            parental_controls_deactivate => parentalControlsDeactivate(ParentalControlsDeactivateParams) -> CommandResult {
                title: "Deactivate parental controls",
                group: ParentalControls,
                description: "Deactivates the parental controls.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    pin: "pin", required, (pin), "Parental controls PIN", "PIN of the parental controls.";
                },
            }
            parental_controls_enable_setting => parentalControlsEnableSetting(ParentalControlsEnableSettingParams) -> CommandResult {
                title: "Parental control",
                group: ParentalControls,
                description: "Switches one of the parental controls on or off.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    setting: "setting", required, (choice "SpeedLimit" "Acceleration" "SafetyFeatures" "Curfew" "BrowserBlocked" "TheaterBlocked" "ArcadeBlocked"), "Control", "Which one.";
                    enable: "enable", required, (boolean), "In force", "Whether it shall be on.";
                },
            }
            parental_controls_set_speed_limit => parentalControlsSetSpeedLimit(ParentalControlsSetSpeedLimitParams) -> CommandResult {
                title: "Parental speed limit",
                group: ParentalControls,
                description: "Sets the speed that the parental controls allow.",
                details: "What is least and most depends on the car.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    limitMph: "limit_mph", required, (number 1 to 120 step 1 in "mph"), "Limit", "Highest speed.";
                },
            }
            parental_controls_clear_pin_admin => parentalControlsClearPinAdmin() -> CommandResult {
                title: "Clear parental controls PIN",
                group: ParentalControls,
                description: "Switches the parental controls off and forgets their PIN, without the PIN.",
                details: "For the owner, or the manager of a fleet.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            window_control => windowControl(WindowControlParams) -> CommandResult {
                title: "Move windows",
                group: WindowsAndGates,
                description: "Opens all windows a little, or closes them.",
                details: "Older cars close them only for somebody near: they need the place.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    command: "command", required, (choice "vent" "close"), "Windows", "What the windows shall do.";
                    lat: "lat", optional, (number -90 to 90 step 0.00001 in "°"), "Latitude", "Latitude of whoever closes them.";
                    lon: "lon", optional, (number -180 to 180 step 0.00001 in "°"), "Longitude", "Longitude of whoever closes them.";
                },
            }
            trigger_homelink => triggerHomelink(TriggerHomelinkParams) -> CommandResult {
                title: "Open or close garage",
                group: WindowsAndGates,
                description: "Opens or closes the garage or gate that HomeLink knows at the place.",
                details: "A toggle. The car must be near.",
                reference: false, repeatable: false, confirm: true,
                already: {},
                parameters: {
                    lat: "lat", required, (number -90 to 90 step 0.00001 in "°"), "Latitude", "Latitude of the car.";
                    lon: "lon", required, (number -180 to 180 step 0.00001 in "°"), "Longitude", "Longitude of the car.";
                    token: "token", optional, (password), "Token", "Token of the car; older servers need it.";
                },
            }
            open_tonneau => openTonneau() -> CommandResult {
                title: "Open tonneau",
                group: WindowsAndGates,
                description: "Opens the tonneau of a Cybertruck.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            close_tonneau => closeTonneau() -> CommandResult {
                title: "Close tonneau",
                group: WindowsAndGates,
                description: "Closes the tonneau of a Cybertruck.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {},
            }
            stop_tonneau => stopTonneau() -> CommandResult {
                title: "Stop tonneau",
                group: WindowsAndGates,
                description: "Stops the tonneau of a Cybertruck where it is.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {},
            }
            navigation_request => navigationRequest(NavigationRequestParams) -> CommandResult {
                title: "Send address",
                group: Navigation,
                description: "Sends an address or a link to the navigation, as a phone shares it.",
                details: "Older servers name it share.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    type: "type", required, (text 64), "Type", "What is shared; apps send share_ext_content_raw.";
                    value: "value", required, (object), "Value", "The address, as the member android.intent.extra.TEXT of an object.";
                    locale: "locale", required, (text 32), "Locale", "Language and country, such as en-US.";
                    timestampMs: "timestamp_ms", required, (text 32), "Time", "Milliseconds since 1970, as text.";
                },
            }
            navigation_gps_request => navigationGpsRequest(NavigationGpsRequestParams) -> CommandResult {
                title: "Navigate to place",
                group: Navigation,
                description: "Starts the navigation to a place.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    lat: "lat", required, (number -90 to 90 step 0.00001 in "°"), "Latitude", "Latitude of the place.";
                    lon: "lon", required, (number -180 to 180 step 0.00001 in "°"), "Longitude", "Longitude of the place.";
                    order: "order", optional, (integer 0 to 9007199254740991), "Order", "Which stop of several it is.";
                },
            }
            navigation_sc_request => navigationScRequest(NavigationScRequestParams) -> CommandResult {
                title: "Navigate to Supercharger",
                group: Navigation,
                description: "Starts the navigation to a Supercharger.",
                details: "A success may be without effect.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    id: "id", required, (integer 0 to 9007199254740991), "Supercharger", "Number of the Supercharger.";
                    order: "order", optional, (integer 0 to 9007199254740991), "Order", "Which stop of several it is.";
                },
            }
            navigation_waypoints_request => navigationWaypointsRequest(NavigationWaypointsRequestParams) -> CommandResult {
                title: "Navigate over stops",
                group: Navigation,
                description: "Starts the navigation over several stops.",
                details: "The signing proxy does not know it.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    waypoints: "waypoints", required, (text 4096), "Stops", "Google place ids, each after refId:, with commas between them.";
                },
            }
            schedule_software_update => scheduleSoftwareUpdate(ScheduleSoftwareUpdateParams) -> CommandResult {
                title: "Install software update",
                group: Car,
                description: "Installs the software update that the car has ready, after a while.",
                details: "The car can not be used for half an hour or more.",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    offsetSec: "offset_sec", required, (integer 0 to 2147483647 step 1 in "s"), "Delay", "How long to wait.";
                },
            }
            cancel_software_update => cancelSoftwareUpdate() -> CommandResult {
                title: "Cancel software update",
                group: Car,
                description: "Cancels the software update that is planned.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {},
            }
            set_vehicle_name => setVehicleName(SetVehicleNameParams) -> CommandResult {
                title: "Name the car",
                group: Car,
                description: "Gives the car a name.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    vehicleName: "vehicle_name", required, (text 256), "Name", "The new name.";
                },
            }
            dashcam_save_clip => dashcamSaveClip() -> CommandResult {
                title: "Save dashcam clip",
                group: Car,
                description: "Saves what the dashcam recorded last.",
                details: "Each call saves another.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {},
            }
            take_drivenote => takeDrivenote(TakeDrivenoteParams) -> CommandResult {
                title: "Take drive note",
                group: Car,
                description: "Records a note for the maker of the car.",
                details: "Each call records another.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {
                    note: "note", required, (text 80), "Note", "What to tell them.";
                },
            }
            set_low_power_mode => setLowPowerMode(SetLowPowerModeParams) -> CommandResult {
                title: "Low power mode",
                group: Car,
                description: "Switches the low power mode on or off.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    enable: "enable", required, (boolean), "Low power mode", "Whether it shall be on.";
                },
            }
            keep_accessory_power_mode => keepAccessoryPowerMode(KeepAccessoryPowerModeParams) -> CommandResult {
                title: "Keep accessory power",
                group: Car,
                description: "Keeps the power sockets on after the people have left, or not.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    enable: "enable", required, (boolean), "Accessory power", "Whether it shall stay on.";
                },
            }
        }
    };
}
pub(crate) use care;
