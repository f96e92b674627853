//! The state of the car as infotainment tells it, one category a request, as JSON in the names of the REST API. What
//! the car does not tell is left out.

mod fields;
mod numbers;
mod tables;

use self::fields::{Field, Members};
use super::vehicle_status::{Closure, VehicleStatus};
use crate::protocol::Domain;
use crate::protocol::status::CommandStatus;
use crate::protocol::wire::Finder;
use crate::rest::response::Record;
use crate::text::decimal;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Category {
    Charge,
    Climate,
    Drive,
    Location,
    Closures,
    ChargeSchedule,
    PreconditioningSchedule,
    TirePressure,
    Media,
    MediaDetail,
    SoftwareUpdate,
    ParentalControls,
}

impl Category {
    /// All of them.
    pub const ALL: [Category; 12] = [
        Category::Charge,
        Category::Climate,
        Category::Drive,
        Category::Location,
        Category::Closures,
        Category::ChargeSchedule,
        Category::PreconditioningSchedule,
        Category::TirePressure,
        Category::Media,
        Category::MediaDetail,
        Category::SoftwareUpdate,
        Category::ParentalControls,
    ];

    /// Whether the REST API's part of the data with this name holds some of it.
    #[must_use]
    pub fn is_part_of(self, endpoint: &str) -> bool {
        use Category::{
            Charge, ChargeSchedule, Climate, Closures, Drive, Location, PreconditioningSchedule,
            SoftwareUpdate, TirePressure,
        };
        match endpoint {
            "charge_state" => self == Charge,
            "climate_state" => self == Climate,
            "drive_state" => self == Drive,
            "location_data" => self == Location,
            "vehicle_state" => matches!(self, Closures | Drive | TirePressure | SoftwareUpdate),
            "charge_schedule_data" => self == ChargeSchedule,
            "preconditioning_schedule_data" => self == PreconditioningSchedule,
            _ => false,
        }
    }

    /// The field of `GetVehicleData` that asks for it.
    #[must_use]
    pub fn request_field(self) -> u32 {
        self.numbers().0
    }

    /// The fields that ask for it and that hold it in the reply.
    fn numbers(self) -> (u32, u32) {
        match self {
            Category::Charge => (2, 3),
            Category::Climate => (3, 4),
            Category::Drive => (4, 5),
            Category::Location => (7, 8),
            Category::Closures => (8, 9),
            Category::ChargeSchedule => (10, 15),
            Category::PreconditioningSchedule => (11, 16),
            Category::TirePressure => (14, 19),
            Category::Media => (15, 20),
            Category::MediaDetail => (16, 21),
            Category::SoftwareUpdate => (17, 23),
            Category::ParentalControls => (19, 24),
        }
    }

    /// Where in the REST API's object its fields stand.
    fn tables(self) -> &'static [(Section, &'static [Field])] {
        match self {
            Category::Charge => &[(Section::Charge, tables::CHARGE)],
            Category::Climate => {
                &[(Section::Climate, tables::CLIMATE), (Section::Charge, tables::CLIMATE_CHARGE)]
            }
            Category::Drive => &[(Section::Drive, tables::DRIVE), (Section::Vehicle, tables::DRIVE_VEHICLE)],
            Category::Location => {
                &[(Section::Drive, tables::LOCATION), (Section::Vehicle, tables::LOCATION_VEHICLE)]
            }
            Category::Closures => &[(Section::Vehicle, tables::CLOSURES)],
            Category::ChargeSchedule => &[(Section::ChargeSchedule, tables::CHARGE_SCHEDULE)],
            Category::PreconditioningSchedule => {
                &[(Section::PreconditioningSchedule, tables::PRECONDITIONING_SCHEDULE)]
            }
            Category::TirePressure => &[(Section::Vehicle, tables::TIRE_PRESSURE)],
            Category::Media => {
                &[(Section::MediaInfo, tables::MEDIA), (Section::MediaState, tables::MEDIA_STATE)]
            }
            Category::MediaDetail => &[(Section::MediaInfo, tables::MEDIA_DETAIL)],
            Category::SoftwareUpdate => &[(Section::SoftwareUpdate, tables::SOFTWARE_UPDATE)],
            Category::ParentalControls => &[(Section::ParentalControls, tables::PARENTAL_CONTROLS)],
        }
    }
}

/// An object in the REST API's object.
#[derive(Clone, Copy, Debug)]
enum Section {
    Charge,
    Climate,
    Drive,
    Vehicle,
    SoftwareUpdate,
    MediaInfo,
    MediaState,
    ChargeSchedule,
    PreconditioningSchedule,
    ParentalControls,
}

/// What became of a reply to a question for a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// What the car told is taken over.
    Taken,
    /// The car refused to tell, for this reason.
    Refused(String),
}

/// What is known of a car at one time.
#[derive(Clone, Debug, Default)]
pub struct VehicleData {
    sections: [Members; 10],
    is_asleep: Option<bool>,
}

impl VehicleData {
    /// Takes over a decrypted reply to the question for this category; `None` where it is malformed.
    pub fn read(&mut self, category: Category, response: &[u8]) -> Option<Reading> {
        if let Some(CommandStatus::Refused(reason)) = CommandStatus::read(Domain::Infotainment, response) {
            return Some(Reading::Refused(reason));
        }
        let find = Finder::default();
        let (field, state) = find.either(find.bytes(response, 2), [category.numbers().1; 2]);
        // There is no field 0: this looks whether the whole is well-formed.
        find.bytes(state, 0);
        find.found(())?;
        self.is_asleep = Some(false);
        if field != 0 {
            for (section, fields) in category.tables() {
                if let Some(members) = self.section(*section) {
                    members.read(state, fields);
                }
            }
        }
        Some(Reading::Taken)
    }

    /// Adds what vehicle security tells, as far as infotainment has not said it. So it comes after the categories.
    pub fn add_status(&mut self, status: &VehicleStatus) {
        const NAMES: &[(Closure, &str)] = &[
            (Closure::FrontDriverDoor, "df"),
            (Closure::RearDriverDoor, "dr"),
            (Closure::FrontPassengerDoor, "pf"),
            (Closure::RearPassengerDoor, "pr"),
            (Closure::FrontTrunk, "ft"),
            (Closure::RearTrunk, "rt"),
        ];
        self.is_asleep = self.is_asleep.or(status.is_asleep);
        let mut flag = |section, name, value: Option<bool>| {
            if let (Some(members), Some(value)) = (self.section(section), value) {
                members.add(name, (if value { "true" } else { "false" }).to_owned());
            }
        };
        flag(Section::Vehicle, "locked", status.is_locked);
        flag(Section::Vehicle, "is_user_present", status.is_user_present);
        flag(Section::Charge, "charge_port_door_open", status.is_open(Closure::ChargePort));
        let Some(vehicle) = self.section(Section::Vehicle) else { return };
        for (closure, name) in NAMES {
            if let Some(is_open) = status.is_open(*closure) {
                vehicle.add(name, decimal(is_open.into()));
            }
        }
    }

    /// The object of the REST API for the car with this VIN.
    #[must_use]
    pub fn to_record(&self, vin: &str) -> Record {
        let [
            charge,
            climate,
            drive,
            vehicle,
            software,
            media,
            media_state,
            schedules,
            preconditioning,
            parental,
        ] = &self.sections;
        let state = self.is_asleep.map(|is_asleep| if is_asleep { "asleep" } else { "online" });
        let mut vehicle = vehicle.clone();
        vehicle.add_object("software_update", software);
        vehicle.add_object("media_info", media);
        vehicle.add_object("media_state", media_state);
        let mut data = Members::default();
        data.add_text("vin", vin);
        if let Some(state) = state {
            data.add_text("state", state);
        }
        data.add_object("charge_state", charge);
        data.add_object("climate_state", climate);
        data.add_object("drive_state", drive);
        data.add_object("vehicle_state", &vehicle);
        data.add_object("charge_schedule_data", schedules);
        data.add_object("preconditioning_schedule_data", preconditioning);
        data.add_object("parental_controls_state", parental);
        Record { json: data.to_json(), id: Some(vin.to_owned()), state: state.map(str::to_owned) }
    }

    fn section(&mut self, section: Section) -> Option<&mut Members> {
        self.sections.get_mut(section as usize)
    }
}
