//! Bytes as hex digits.

/// The bytes of the hex digits.
pub fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().filter(|digit| !digit.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16).expect("hex digits");
    digits.chunks(2).map(byte).collect()
}

/// The same, as an array.
pub fn array<const N: usize>(digits: &str) -> [u8; N] {
    hex(digits).try_into().expect("as many digits")
}
