//! The metadata that a signature covers besides the message: items of `tag || length || value`.

use std::mem;

/// The tags, in the order that the items must have.
pub mod tag {
    #![allow(missing_docs)]
    pub const SIGNATURE_TYPE: u8 = 0;
    pub const DOMAIN: u8 = 1;
    pub const PERSONALIZATION: u8 = 2;
    pub const EPOCH: u8 = 3;
    pub const EXPIRES_AT: u8 = 4;
    pub const COUNTER: u8 = 5;
    pub const CHALLENGE: u8 = 6;
    pub const FLAGS: u8 = 7;
    pub const REQUEST_HASH: u8 = 8;
    pub const FAULT: u8 = 9;
    pub const END: u8 = 255;
}

/// Metadata under construction.
pub struct Metadata(Vec<u8>);

impl Metadata {
    /// Begins the metadata of a signature of this type, for the vehicle with this VIN.
    #[must_use]
    pub fn of(signature_type: u8, domain: Option<u8>, vin: &str) -> Self {
        let mut metadata = Metadata(Vec::new());
        metadata.add(tag::SIGNATURE_TYPE, &[signature_type]);
        if let Some(domain) = domain {
            metadata.add(tag::DOMAIN, &[domain]);
        }
        metadata.add(tag::PERSONALIZATION, vin.as_bytes());
        metadata
    }

    /// Adds an item. Values are at most 255 bytes long; the rest is cut off.
    pub fn add(&mut self, tag: u8, value: &[u8]) -> &mut Self {
        let length = u8::try_from(value.len()).unwrap_or(u8::MAX);
        self.0.extend([tag, length]);
        self.0.extend(value.iter().take(length.into()));
        self
    }

    /// Adds a number.
    pub fn add_number(&mut self, tag: u8, value: u32) -> &mut Self {
        self.add(tag, &value.to_be_bytes())
    }

    /// Ends the metadata, and returns it.
    #[must_use]
    pub fn end(&mut self) -> Vec<u8> {
        self.0.push(tag::END);
        mem::take(&mut self.0)
    }
}
