//! What calls to the same vehicle share, as long as it is kept: waking it, and its sessions.

#[cfg(feature = "signing")]
use std::cell::Cell;
use std::fmt;
#[cfg(feature = "signing")]
use std::rc::Rc;

use super::waking::Waking;
#[cfg(feature = "signing")]
use crate::protocol::{Domain, messages::Point, session::SessionId, transaction::SessionSlot};

/// How many sessions are kept. A vehicle has two for each key.
#[cfg(feature = "signing")]
const MOST_SESSIONS: usize = 8;

/// What calls to the same vehicle share.
#[derive(Default)]
pub struct VehicleState {
    pub(super) waking: Waking,
    /// Whether the vehicle has said that it takes plain commands only.
    #[cfg(feature = "signing")]
    pub(super) takes_plain_only: Cell<bool>,
    /// Whether the vehicle has ever agreed on a session.
    #[cfg(feature = "signing")]
    pub(super) has_session: Cell<bool>,
    #[cfg(feature = "signing")]
    sessions: Cell<Vec<Rc<DomainSession>>>,
}

/// The session of one key with one domain of a vehicle.
#[cfg(feature = "signing")]
pub(super) struct DomainSession {
    pub id: SessionId,
    pub slot: SessionSlot,
}

#[cfg(feature = "signing")]
impl VehicleState {
    /// The session of the key with the domain, new or from an earlier call.
    pub(super) fn session(&self, vin: &str, domain: Domain, public_key: Point) -> Rc<DomainSession> {
        let mut sessions = self.sessions.take();
        let is_same =
            |session: &&Rc<DomainSession>| session.id.domain == domain && session.id.public_key == public_key;
        let known = sessions.iter().find(is_same).cloned();
        let session = known.unwrap_or_else(|| {
            let id = SessionId { vin: vin.to_owned(), domain, public_key };
            let session = Rc::new(DomainSession { id, slot: SessionSlot::default() });
            sessions.insert(0, Rc::clone(&session));
            sessions.truncate(MOST_SESSIONS);
            session
        });
        self.sessions.set(sessions);
        session
    }
}

impl fmt::Debug for VehicleState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("VehicleState")
    }
}
