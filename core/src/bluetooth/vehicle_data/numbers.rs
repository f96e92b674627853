//! Fractions in digits. What the standard library brings for that would be 15 kB of the WebAssembly module.

/// Beyond it, a number is no measurement.
const LARGEST: f64 = 1e15;

/// How many decimal places there are at most: the values are degrees, miles and bars.
const MOST_PLACES: u32 = 9;

/// The number with as few decimal places as tell it from its neighbours of single precision; `None` for what no car
/// measures.
#[must_use]
pub fn single(value: f32) -> Option<String> {
    let exact = f64::from(value);
    if exact.is_nan() || exact.abs() > LARGEST {
        return None;
    }
    let mut scale = 1.0;
    let mut places = 0;
    loop {
        let scaled = (exact * scale).round();
        #[expect(clippy::cast_possible_truncation, reason = "it is compared as single precision")]
        let read_back = (scaled / scale) as f32;
        if read_back.to_bits() == value.to_bits() || places == MOST_PLACES {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole, and far below the limit")]
            return Some(fixed(scaled as i64, places));
        }
        scale *= 10.0;
        places = places.saturating_add(1);
    }
}

/// The whole number with its last digits behind a point, and without zeros at the end of those.
#[must_use]
pub fn fixed(number: i64, places: u32) -> String {
    let (mut digits, mut places) = (number.unsigned_abs(), places);
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places = places.saturating_sub(1);
    }
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    push(&mut text, digits, places);
    text
}

fn push(text: &mut String, number: u64, places: u32) {
    if number >= 10 || places > 0 {
        push(text, number / 10, places.saturating_sub(1));
    }
    if places == 1 {
        text.push('.');
    }
    text.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
}
