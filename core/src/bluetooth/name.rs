//! The name under which a car advertises itself. Only the name identifies it. The name is as private as the VIN, because the
//! VIN can be guessed from it.
//!
//! It begins with the SHA-1 of the VIN. The host computes that, as it does for session keys: WebCrypto has it, and the
//! crate `sha1` would add 2.2 kB to the compressed module.

use crate::text::hex;

/// A SHA-1.
pub type Sha1 = [u8; 20];

/// The letters that a car's name ends with. `C` is the usual one.
const LAST: &[u8; 4] = b"CDPR";

/// What the name of a car begins with, all of it but the last letter; `vin` is the SHA-1 of its VIN in capitals.
#[must_use]
pub fn name_prefix(vin: &Sha1) -> String {
    let first: &[u8; 8] = vin.first_chunk().unwrap_or(&[0; 8]);
    ["S", &hex(first)].concat()
}

/// The usual name of a car; `vin` is the SHA-1 of its VIN in capitals.
#[must_use]
pub fn local_name(vin: &Sha1) -> String {
    [&*name_prefix(vin), "C"].concat()
}

/// Whether a car, whichever it is, could have this name.
#[must_use]
pub fn is_car_name(name: &str) -> bool {
    let Some((b'S', rest)) = name.as_bytes().split_first() else { return false };
    let Some((digits, [last])) = rest.split_at_checked(16) else { return false };
    digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) && LAST.contains(last)
}
