//! The page of a test, from the side of Rust. What is called, answered and expected is written as the
//! JavaScript of an app; `page.js` has the words that it is written with.

#![allow(dead_code, reason = "no test file uses all of it")]

use js_sys::WebAssembly::Memory;
use js_sys::{ArrayBuffer, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/support/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = Page)]
    type JsPage;

    #[wasm_bindgen(constructor, js_class = Page)]
    fn new(functions: &Object, answers: &str) -> JsPage;

    #[wasm_bindgen(method)]
    fn close(this: &JsPage);

    #[wasm_bindgen(method, js_name = passTime)]
    fn pass_time(this: &JsPage);

    #[wasm_bindgen(method)]
    async fn outcome(this: &JsPage, source: &str) -> JsValue;

    #[wasm_bindgen(method)]
    fn inspect(this: &JsPage, source: &str) -> String;

    #[wasm_bindgen(method)]
    fn text(this: &JsPage, source: &str) -> String;
}

/// The page of a test, with a network that answers what the test says.
pub struct Page(JsPage);

impl Page {
    /// `answers` is the list of what the network answers, in order; what comes then is answered 501.
    pub fn new(answers: &str) -> Self {
        Page(FUNCTIONS.with(|functions| JsPage::new(functions, answers)))
    }

    /// Lets time pass, which stands still otherwise.
    pub fn pass_time(&self) {
        self.0.pass_time();
    }

    /// Makes the call, which must resolve to the value and leave nothing behind.
    pub async fn resolves(&self, call: &str, value: &str) {
        let expected = format!("resolved {}", self.0.inspect(value));
        assert_eq!(self.outcome(call).await, expected, "{call}");
    }

    /// Makes the call, which must reject with an error that has exactly these properties besides its name,
    /// message and stack, must tell no secret, and leave nothing behind.
    pub async fn rejects(&self, call: &str, error: &str) {
        assert_eq!(self.outcome(call).await, self.rejection(error), "{call}");
    }

    /// The outcome of a call that rejects with this error.
    pub fn rejection(&self, error: &str) -> String {
        format!("rejected {}", self.0.inspect(&format!("{{ name: 'TeslaCommandError', ...{error} }}")))
    }

    /// What the call comes to, as text.
    pub async fn outcome(&self, call: &str) -> String {
        self.0.outcome(call).await.as_string().unwrap_or_default()
    }

    /// The value must be the expected one.
    pub fn shows(&self, value: &str, expected: &str) {
        assert_eq!(self.0.inspect(value), self.0.inspect(expected), "{value}");
    }

    /// These requests must have been sent, and no others: `METHOD /path?query`.
    pub fn sent(&self, lines: &[&str]) {
        assert_eq!(self.text("requests.map((request) => request.line).join('\\n')"), lines.join("\n"));
    }

    /// The value, as text.
    pub fn text(&self, value: &str) -> String {
        self.0.text(value)
    }
}

/// How large the module's memory is, in bytes. It never shrinks.
pub fn memory() -> u32 {
    let memory = wasm_bindgen::memory().unchecked_into::<Memory>();
    memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.close();
    }
}

thread_local! {
    static FUNCTIONS: Object = functions();
}

/// The crate's functions, as JavaScript calls them: arguments that are left out are undefined.
pub fn functions() -> Object {
    macro_rules! functions {
        ($($name:literal $function:ident($($argument:ident)*) -> $result:ty;)*) => {{
            let object = Object::new();
            $({
                let call: fn($(given!($argument)),*) -> $result = tesla_commands::$function;
                let call = Closure::<dyn Fn($(given!($argument)),*) -> $result>::new(call).into_js_value();
                assert_eq!(Reflect::set(&object, &$name.into(), &call), Ok(true));
            })*
            object
        }};
    }
    macro_rules! given {
        ($argument:ident) => {
            JsValue
        };
    }
    functions! {
        "wakeUp" wake_up(vehicle options) -> Promise;
        "doorUnlock" door_unlock(vehicle options) -> Promise;
        "doorLock" door_lock(vehicle options) -> Promise;
        "honkHorn" honk_horn(vehicle options) -> Promise;
        "flashLights" flash_lights(vehicle options) -> Promise;
        "autoConditioningStart" auto_conditioning_start(vehicle options) -> Promise;
        "autoConditioningStop" auto_conditioning_stop(vehicle options) -> Promise;
        "setTemps" set_temps(vehicle params options) -> Promise;
        "setChargeLimit" set_charge_limit(vehicle params options) -> Promise;
        "chargeMaxRange" charge_max_range(vehicle options) -> Promise;
        "chargeStandard" charge_standard(vehicle options) -> Promise;
        "sunRoofControl" sun_roof_control(vehicle params options) -> Promise;
        "actuateTrunk" actuate_trunk(vehicle params options) -> Promise;
        "remoteStartDrive" remote_start_drive(vehicle params options) -> Promise;
        "chargePortDoorOpen" charge_port_door_open(vehicle options) -> Promise;
        "chargePortDoorClose" charge_port_door_close(vehicle options) -> Promise;
        "chargeStart" charge_start(vehicle options) -> Promise;
        "chargeStop" charge_stop(vehicle options) -> Promise;
        "upcomingCalendarEntries" upcoming_calendar_entries(vehicle params options) -> Promise;
        "setValetMode" set_valet_mode(vehicle params options) -> Promise;
        "resetValetPin" reset_valet_pin(vehicle options) -> Promise;
        "speedLimitActivate" speed_limit_activate(vehicle params options) -> Promise;
        "speedLimitDeactivate" speed_limit_deactivate(vehicle params options) -> Promise;
        "speedLimitSetLimit" speed_limit_set_limit(vehicle params options) -> Promise;
        "speedLimitClearPin" speed_limit_clear_pin(vehicle params options) -> Promise;
        "adjustVolume" adjust_volume(vehicle params options) -> Promise;
        "mediaVolumeUp" media_volume_up(vehicle options) -> Promise;
        "mediaVolumeDown" media_volume_down(vehicle options) -> Promise;
        "mediaTogglePlayback" media_toggle_playback(vehicle options) -> Promise;
        "mediaNextTrack" media_next_track(vehicle options) -> Promise;
        "mediaPrevTrack" media_prev_track(vehicle options) -> Promise;
        "mediaNextFav" media_next_fav(vehicle options) -> Promise;
        "mediaPrevFav" media_prev_fav(vehicle options) -> Promise;
        "remoteBoombox" remote_boombox(vehicle params options) -> Promise;
        "remoteSeatHeaterRequest" remote_seat_heater_request(vehicle params options) -> Promise;
        "remoteSeatCoolerRequest" remote_seat_cooler_request(vehicle params options) -> Promise;
        "remoteAutoSeatClimateRequest" remote_auto_seat_climate_request(vehicle params options) -> Promise;
        "remoteSteeringWheelHeaterRequest" remote_steering_wheel_heater_request(vehicle params options) -> Promise;
        "remoteSteeringWheelHeatLevelRequest" remote_steering_wheel_heat_level_request(vehicle params options) -> Promise;
        "remoteAutoSteeringWheelHeatClimateRequest" remote_auto_steering_wheel_heat_climate_request(vehicle params options) -> Promise;
        "setPreconditioningMax" set_preconditioning_max(vehicle params options) -> Promise;
        "setBioweaponMode" set_bioweapon_mode(vehicle params options) -> Promise;
        "setClimateKeeperMode" set_climate_keeper_mode(vehicle params options) -> Promise;
        "setCabinOverheatProtection" set_cabin_overheat_protection(vehicle params options) -> Promise;
        "setCopTemp" set_cop_temp(vehicle params options) -> Promise;
        "setChargingAmps" set_charging_amps(vehicle params options) -> Promise;
        "setScheduledCharging" set_scheduled_charging(vehicle params options) -> Promise;
        "setScheduledDeparture" set_scheduled_departure(vehicle params options) -> Promise;
        "addChargeSchedule" add_charge_schedule(vehicle params options) -> Promise;
        "removeChargeSchedule" remove_charge_schedule(vehicle params options) -> Promise;
        "addPreconditionSchedule" add_precondition_schedule(vehicle params options) -> Promise;
        "removePreconditionSchedule" remove_precondition_schedule(vehicle params options) -> Promise;
        "batchRemoveChargeSchedules" batch_remove_charge_schedules(vehicle params options) -> Promise;
        "batchRemovePreconditionSchedules" batch_remove_precondition_schedules(vehicle params options) -> Promise;
        "setManagedChargeCurrentRequest" set_managed_charge_current_request(vehicle params options) -> Promise;
        "setManagedChargerLocation" set_managed_charger_location(vehicle params options) -> Promise;
        "setManagedScheduledChargingTime" set_managed_scheduled_charging_time(vehicle params options) -> Promise;
        "setSentryMode" set_sentry_mode(vehicle params options) -> Promise;
        "setPinToDrive" set_pin_to_drive(vehicle params options) -> Promise;
        "resetPinToDrivePin" reset_pin_to_drive_pin(vehicle options) -> Promise;
        "clearPinToDriveAdmin" clear_pin_to_drive_admin(vehicle options) -> Promise;
        "speedLimitClearPinAdmin" speed_limit_clear_pin_admin(vehicle options) -> Promise;
        "guestMode" guest_mode(vehicle params options) -> Promise;
        "eraseUserData" erase_user_data(vehicle options) -> Promise;
        "parentalControlsActivate" parental_controls_activate(vehicle params options) -> Promise;
        "parentalControlsDeactivate" parental_controls_deactivate(vehicle params options) -> Promise;
        "parentalControlsEnableSetting" parental_controls_enable_setting(vehicle params options) -> Promise;
        "parentalControlsSetSpeedLimit" parental_controls_set_speed_limit(vehicle params options) -> Promise;
        "parentalControlsClearPinAdmin" parental_controls_clear_pin_admin(vehicle options) -> Promise;
        "windowControl" window_control(vehicle params options) -> Promise;
        "triggerHomelink" trigger_homelink(vehicle params options) -> Promise;
        "openTonneau" open_tonneau(vehicle options) -> Promise;
        "closeTonneau" close_tonneau(vehicle options) -> Promise;
        "stopTonneau" stop_tonneau(vehicle options) -> Promise;
        "navigationRequest" navigation_request(vehicle params options) -> Promise;
        "navigationGpsRequest" navigation_gps_request(vehicle params options) -> Promise;
        "navigationScRequest" navigation_sc_request(vehicle params options) -> Promise;
        "navigationWaypointsRequest" navigation_waypoints_request(vehicle params options) -> Promise;
        "scheduleSoftwareUpdate" schedule_software_update(vehicle params options) -> Promise;
        "cancelSoftwareUpdate" cancel_software_update(vehicle options) -> Promise;
        "setVehicleName" set_vehicle_name(vehicle params options) -> Promise;
        "dashcamSaveClip" dashcam_save_clip(vehicle options) -> Promise;
        "takeDrivenote" take_drivenote(vehicle params options) -> Promise;
        "setLowPowerMode" set_low_power_mode(vehicle params options) -> Promise;
        "keepAccessoryPowerMode" keep_accessory_power_mode(vehicle params options) -> Promise;
        "listVehicles" list_vehicles(connection options) -> Promise;
        "vehicleData" vehicle_data(vehicle options) -> Promise;
        "commands" commands() -> JsValue;
    }
}
