//! The keys that a car knows. The car lists them, unsigned, to any device in range.

use serde::Serialize;

use super::name::Sha1;
use crate::protocol::messages::Point;
use crate::protocol::wire::{Finder, Value, read};
use crate::text::hex;

/// How many slots are asked for at most.
const MOST_SLOTS: u32 = 32;

/// The list of keys. Each slot is read with a request of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyList {
    /// How many keys there are.
    pub number_of_entries: u32,
    /// The beginnings of the SHA-1 of each public key.
    pub ids: Vec<Vec<u8>>,
    slot_mask: u32,
}

impl KeyList {
    /// Reads a `WhitelistInfo`; `None` where it is malformed.
    #[must_use]
    pub fn read(message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let mut ids = Vec::new();
        read(message, &mut |field, value| {
            if let (2, Value::Bytes(entry)) = (field, value) {
                ids.push(find.bytes(entry, 1).to_vec());
            }
        })?;
        let (number_of_entries, slot_mask) = (find.number(message, 1), find.number(message, 3));
        find.found(KeyList { number_of_entries, ids, slot_mask })
    }

    /// The slots in use, in order. Without a mask, they are the first ones.
    pub fn slots(&self) -> impl Iterator<Item = u32> {
        let (mask, entries) = (self.slot_mask, self.number_of_entries);
        (0..MOST_SLOTS).filter(move |slot| {
            if mask == 0 { *slot < entries } else { mask.checked_shr(*slot).unwrap_or_default() & 1 == 1 }
        })
    }

    /// Whether the key with this SHA-1 is in the list, which has only the beginning of each SHA-1.
    #[must_use]
    pub fn contains(&self, key: &Sha1) -> bool {
        self.ids.iter().any(|id| id.len() >= 4 && key.starts_with(id))
    }
}

/// A key of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyEntry {
    /// Its slot.
    pub slot: u32,
    /// The beginning of the SHA-1 of the public key, in hexadecimal digits.
    pub key_id: String,
    /// The public key, an uncompressed point, if the car tells it.
    #[serde(skip)]
    pub public_key: Option<Point>,
    /// What it may do.
    pub role: &'static str,
    /// The kind of device that holds it.
    pub form_factor: &'static str,
}

impl KeyEntry {
    /// Reads a `WhitelistEntryInfo`. `None` if it is malformed or has no key.
    #[must_use]
    pub fn read(message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let key_id = find.bytes(find.bytes(message, 1), 1);
        let public_key: Option<Point> = find.bytes(find.bytes(message, 2), 1).try_into().ok();
        let entry = KeyEntry {
            slot: find.number(message, 6),
            key_id: hex(key_id),
            public_key,
            role: role_name(find.number(message, 7)),
            form_factor: form_factor_name(find.number(find.bytes(message, 4), 1)),
        };
        find.found(entry).filter(|_| !key_id.is_empty() || public_key.is_some())
    }
}

fn role_name(number: u32) -> &'static str {
    match number {
        0 => "none",
        1 => "service",
        2 => "owner",
        3 => "driver",
        4 => "fleet_manager",
        5 => "vehicle_monitor",
        6 => "charging_manager",
        8 => "guest",
        _ => "unknown",
    }
}

fn form_factor_name(number: u32) -> &'static str {
    match number {
        1 => "key_card",
        6 => "ios_device",
        7 => "android_device",
        9 => "cloud_key",
        _ => "unknown",
    }
}
