//! A queue: one at a time, in the order of arrival.
//!
//! What is shared is in `Cell`s, as in `joint.rs`.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Where those line up who must not work at the same time.
#[derive(Default)]
pub struct Queue(Cell<Vec<Place>>);

/// A place in the queue, and who waits there.
type Place = Rc<Cell<Option<Waker>>>;

impl Queue {
    /// Lines up at the end.
    pub fn line_up(&self) -> Turn<'_> {
        let place = Place::default();
        self.change(|places| places.push(Rc::clone(&place)));
        Turn { queue: self, place }
    }

    fn change<R>(&self, change: impl FnOnce(&mut Vec<Place>) -> R) -> R {
        let mut places = self.0.take();
        let result = change(&mut places);
        self.0.set(places);
        result
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Queue")
    }
}

/// A turn: it has come when the future is ready, and is over when it is dropped. Dropped before, it leaves
/// the queue.
pub struct Turn<'a> {
    queue: &'a Queue,
    place: Place,
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let is_first =
            self.queue.change(|places| places.first().is_some_and(|first| Rc::ptr_eq(first, &self.place)));
        if is_first {
            return Poll::Ready(());
        }
        self.place.set(Some(context.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let first = self.queue.change(|places| {
            places.retain(|place| !Rc::ptr_eq(place, &self.place));
            places.first().cloned()
        });
        if let Some(waker) = first.and_then(|first| first.take()) {
            waker.wake();
        }
    }
}
