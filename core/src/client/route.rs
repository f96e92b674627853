//! The way that a signed command takes: over the API, or over a link to the vehicle itself. One type for both, so that
//! the code that sends a signed command is compiled once.

use super::Rest;
use super::link::{Link, LinkError, Outgoing, Replies};
use super::rest_link::{OneReply, RestLink};
use crate::protocol::Authentication;

pub(super) enum Route<'a, R, L> {
    Rest(RestLink<'a, R>),
    Direct(&'a L),
}

impl<R: Rest, L: Link> Link for Route<'_, R, L> {
    type Replies = RouteReplies<L::Replies>;

    fn authentication(&self) -> Authentication {
        match self {
            Route::Rest(link) => link.authentication(),
            Route::Direct(link) => link.authentication(),
        }
    }

    async fn send(&self, message: Outgoing<'_>, timeout: u32) -> Result<Self::Replies, LinkError> {
        Ok(match self {
            Route::Rest(link) => RouteReplies::Rest(link.send(message, timeout).await?),
            Route::Direct(link) => RouteReplies::Direct(link.send(message, timeout).await?),
        })
    }
}

pub(super) enum RouteReplies<D> {
    Rest(OneReply),
    Direct(D),
}

impl<D: Replies> Replies for RouteReplies<D> {
    async fn next(&mut self, timeout: u32) -> Result<Option<Vec<u8>>, LinkError> {
        match self {
            RouteReplies::Rest(replies) => replies.next(timeout).await,
            RouteReplies::Direct(replies) => replies.next(timeout).await,
        }
    }
}
