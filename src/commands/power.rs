//! More rows of the table: charging, and what is planned.

macro_rules! power {
    ($reader:ident { $($before:tt)* }) => {
        $crate::commands::care::care! { $reader {
            $($before)*
            set_charging_amps => setChargingAmps(SetChargingAmpsParams) -> CommandResult {
                title: "Set charging current",
                group: Charging,
                description: "Sets the current that the car charges with.",
                details: "The car takes as much as cable and charger allow.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    chargingAmps: "charging_amps", required, (integer 0 to 48 step 1 in "A"), "Current", "Highest current.";
                },
            }
            set_scheduled_charging => setScheduledCharging(SetScheduledChargingParams) -> CommandResult {
                title: "Schedule charging",
                group: Schedules,
                description: "Charges at a time of the day, or not.",
                details: "Newer cars have addChargeSchedule in its place.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    enable: "enable", required, (boolean), "Scheduled", "Whether to charge at that time.";
                    time: "time", required, (integer 0 to 1439 step 1 in "min"), "Time", "When to start, in minutes after midnight.";
                },
            }
            set_scheduled_departure => setScheduledDeparture(SetScheduledDepartureParams) -> CommandResult {
                title: "Schedule departure",
                group: Schedules,
                description: "Has the car ready at a time of the day, or not.",
                details: "Newer cars have addPreconditionSchedule in its place.",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    enable: "enable", required, (boolean), "Scheduled", "Whether to be ready at that time.";
                    departureTime: "departure_time", optional, (integer 0 to 1439 step 1 in "min"), "Departure", "When to be ready, in minutes after midnight.";
                    preconditioningEnabled: "preconditioning_enabled", optional, (boolean), "Precondition", "Whether to heat or cool the car before.";
                    preconditioningWeekdaysOnly: "preconditioning_weekdays_only", optional, (boolean), "Precondition on weekdays", "Whether to do so on weekdays only.";
                    offPeakChargingEnabled: "off_peak_charging_enabled", optional, (boolean), "Charge off-peak", "Whether to charge while power is cheap.";
                    offPeakChargingWeekdaysOnly: "off_peak_charging_weekdays_only", optional, (boolean), "Off-peak on weekdays", "Whether to do so on weekdays only.";
                    endOffPeakTime: "end_off_peak_time", optional, (integer 0 to 1439 step 1 in "min"), "End of off-peak", "Until when power is cheap, in minutes after midnight.";
                },
            }
            add_charge_schedule => addChargeSchedule(AddChargeScheduleParams) -> CommandResult {
                title: "Add charge schedule",
                group: Schedules,
                description: "Adds a schedule for charging at a place, or changes one.",
                details: "Each call without an id adds another.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {
                    daysOfWeek: "days_of_week", required, (text 256), "Days", "Names of days with commas between them, or All or Weekdays.";
                    enabled: "enabled", required, (boolean), "In force", "Whether the schedule is followed.";
                    lat: "lat", required, (number -90 to 90 step 0.00001 in "°"), "Latitude", "Latitude of the place.";
                    lon: "lon", required, (number -180 to 180 step 0.00001 in "°"), "Longitude", "Longitude of the place.";
                    startEnabled: "start_enabled", optional, (boolean), "Starts", "Whether it has a start.";
                    startTime: "start_time", optional, (integer 0 to 1439 step 1 in "min"), "Start", "When to start, in minutes after midnight.";
                    endEnabled: "end_enabled", optional, (boolean), "Ends", "Whether it has an end.";
                    endTime: "end_time", optional, (integer 0 to 1439 step 1 in "min"), "End", "When to end, in minutes after midnight.";
                    oneTime: "one_time", optional, (boolean), "Once", "Whether it is for one time.";
                    id: "id", optional, (integer 0 to 9007199254740991), "Schedule", "Number of the schedule to change; a new one without.";
                    name: "name", optional, (text 256), "Name", "Name of the schedule.";
                },
            }
            remove_charge_schedule => removeChargeSchedule(RemoveChargeScheduleParams) -> CommandResult {
                title: "Remove charge schedule",
                group: Schedules,
                description: "Removes a schedule for charging.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    id: "id", required, (integer 0 to 9007199254740991), "Schedule", "Number of the schedule.";
                },
            }
            add_precondition_schedule => addPreconditionSchedule(AddPreconditionScheduleParams) -> CommandResult {
                title: "Add precondition schedule",
                group: Schedules,
                description: "Adds a schedule for heating or cooling the car at a place, or changes one.",
                details: "Each call without an id adds another.",
                reference: false, repeatable: false, confirm: false,
                already: {},
                parameters: {
                    daysOfWeek: "days_of_week", required, (text 256), "Days", "Names of days with commas between them, or All or Weekdays.";
                    enabled: "enabled", required, (boolean), "In force", "Whether the schedule is followed.";
                    lat: "lat", required, (number -90 to 90 step 0.00001 in "°"), "Latitude", "Latitude of the place.";
                    lon: "lon", required, (number -180 to 180 step 0.00001 in "°"), "Longitude", "Longitude of the place.";
                    preconditionTime: "precondition_time", required, (integer 0 to 1439 step 1 in "min"), "Time", "When the car is to be ready, in minutes after midnight.";
                    oneTime: "one_time", optional, (boolean), "Once", "Whether it is for one time.";
                    id: "id", optional, (integer 0 to 9007199254740991), "Schedule", "Number of the schedule to change; a new one without.";
                    name: "name", optional, (text 256), "Name", "Name of the schedule.";
                },
            }
            remove_precondition_schedule => removePreconditionSchedule(RemovePreconditionScheduleParams) -> CommandResult {
                title: "Remove precondition schedule",
                group: Schedules,
                description: "Removes a schedule for heating or cooling the car.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    id: "id", required, (integer 0 to 9007199254740991), "Schedule", "Number of the schedule.";
                },
            }
            batch_remove_charge_schedules => batchRemoveChargeSchedules(BatchRemoveChargeSchedulesParams) -> CommandResult {
                title: "Remove charge schedules",
                group: Schedules,
                description: "Removes all schedules for charging at the places.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    home: "home", required, (boolean), "Home", "Whether to remove those for home.";
                    work: "work", required, (boolean), "Work", "Whether to remove those for work.";
                    other: "other", required, (boolean), "Other", "Whether to remove those for all other places.";
                },
            }
            batch_remove_precondition_schedules => batchRemovePreconditionSchedules(BatchRemovePreconditionSchedulesParams) -> CommandResult {
                title: "Remove precondition schedules",
                group: Schedules,
                description: "Removes all schedules for heating or cooling the car at the places.",
                details: "",
                reference: false, repeatable: true, confirm: true,
                already: {},
                parameters: {
                    home: "home", required, (boolean), "Home", "Whether to remove those for home.";
                    work: "work", required, (boolean), "Work", "Whether to remove those for work.";
                    other: "other", required, (boolean), "Other", "Whether to remove those for all other places.";
                },
            }
            set_managed_charge_current_request => setManagedChargeCurrentRequest(SetManagedChargeCurrentRequestParams) -> CommandResult {
                title: "Managed charging current",
                group: ManagedCharging,
                description: "Sets the current for charging that an operator manages.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    chargingAmps: "charging_amps", required, (integer 0 to 48 step 1 in "A"), "Current", "Highest current.";
                },
            }
            set_managed_charger_location => setManagedChargerLocation(SetManagedChargerLocationParams) -> CommandResult {
                title: "Managed charger location",
                group: ManagedCharging,
                description: "Sets where the charger is that an operator manages.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    location: "location", required, (object), "Location", "An object with lat and lon.";
                },
            }
            set_managed_scheduled_charging_time => setManagedScheduledChargingTime(SetManagedScheduledChargingTimeParams) -> CommandResult {
                title: "Managed charging time",
                group: ManagedCharging,
                description: "Sets when the charging starts that an operator manages.",
                details: "",
                reference: false, repeatable: true, confirm: false,
                already: {},
                parameters: {
                    time: "time", required, (integer 0 to 1439 step 1 in "min"), "Time", "When to start, in minutes after midnight.";
                },
            }
        } }
    };
}
pub(crate) use power;
