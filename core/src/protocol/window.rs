//! The window of replies: it accepts no reply twice.

/// The counters that were seen: the highest, and which of the 32 before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The highest; `None` before the first.
    pub highest: Option<u32>,
    /// Bit k is set if the counter `highest - 1 - k` was seen.
    pub before: u32,
}

impl Window {
    /// Accepts the counter, if it was not seen before and is not too old to tell.
    pub fn take(&mut self, number: u32) -> bool {
        let Some(highest) = self.highest else {
            self.highest = Some(number);
            return true;
        };
        if let Some(behind) = highest.checked_sub(number) {
            let bit = behind.checked_sub(1).and_then(|behind| 1_u32.checked_shl(behind)).unwrap_or_default();
            let is_new = bit & !self.before != 0;
            self.before |= bit;
            return is_new;
        }
        let ahead = number.wrapping_sub(highest);
        let bit = 1_u32.checked_shl(ahead.wrapping_sub(1)).unwrap_or_default();
        self.before = self.before.checked_shl(ahead).unwrap_or_default() | bit;
        self.highest = Some(number);
        true
    }
}
