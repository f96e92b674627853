//! State that calls share, by key: a call finds the state of the calls beside it, and of those before it.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::mem;
use std::rc::{Rc, Weak};

/// At how many entries a map is first swept.
const FIRST_SWEEP: usize = 64;

/// State by key, for thousands of keys at once. The cost of a look-up does not grow with their number.
///
/// State lives as long as somebody uses it. State that is kept lives on until enough other state was used after it.
pub struct SharedState<K, V> {
    entries: HashMap<K, Entry<V>, BuildHasherDefault<Fnv1a>>,
    /// At how many entries those whose state is gone are removed: twice as many as were left last time.
    sweep_at: usize,
    /// The kept state in two generations. Each use moves it to the young one. When that is full, it becomes the old one,
    /// and the state that is only in the old one is dropped.
    young: Vec<Rc<V>>,
    old: Vec<Rc<V>>,
    /// The number of the young generation.
    generation: u32,
    generation_size: usize,
}

struct Entry<V> {
    state: Weak<V>,
    /// The generation in which it was last kept.
    generation: Option<u32>,
}

impl<K: Eq + Hash, V: Default> SharedState<K, V> {
    /// No state yet. Of the state that is kept, at least as much as `generation_size` is there, and at most twice as much.
    #[must_use]
    pub const fn new(generation_size: usize) -> Self {
        SharedState {
            entries: HashMap::with_hasher(BuildHasherDefault::new()),
            sweep_at: FIRST_SWEEP,
            young: Vec::new(),
            old: Vec::new(),
            generation: 0,
            generation_size,
        }
    }

    /// The state of the key, new or from before. With `keep`, it is kept for later calls.
    pub fn get(&mut self, key: K, keep: bool) -> Rc<V> {
        if self.entries.len() >= self.sweep_at {
            self.entries.retain(|_, entry| entry.state.strong_count() > 0);
            self.sweep_at = self.entries.len().saturating_mul(2).max(FIRST_SWEEP);
        }
        let entry = self.entries.entry(key).or_insert(Entry { state: Weak::new(), generation: None });
        let state = entry.state.upgrade().unwrap_or_else(|| {
            let state = Rc::default();
            *entry = Entry { state: Rc::downgrade(&state), generation: None };
            state
        });
        if keep && entry.generation.replace(self.generation) != Some(self.generation) {
            self.young.push(Rc::clone(&state));
        }
        if self.young.len() > self.generation_size {
            self.old = mem::take(&mut self.young);
            self.generation = self.generation.wrapping_add(1);
        }
        state
    }
}

impl<K, V> fmt::Debug for SharedState<K, V> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SharedState")
    }
}

/// The hash FNV-1a. The hasher of the standard library needs random bytes, which WebAssembly has none of. The keys are
/// the caller's own, who gains nothing by many with the same hash.
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Fnv1a(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv1a {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
