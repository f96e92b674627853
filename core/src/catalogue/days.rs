//! The names of days in schedules.

/// Each name with its days as bits, from Sunday to Saturday. Servers accept "Tues" and "Thurs", but not "Tue" and "Thu".
const NAMES: &[(&str, u8)] = &[
    ("All", 0b111_1111),
    ("Weekdays", 0b011_1110),
    ("Sun", 1),
    ("Sunday", 1),
    ("Mon", 1 << 1),
    ("Monday", 1 << 1),
    ("Tue", 1 << 2),
    ("Tues", 1 << 2),
    ("Tuesday", 1 << 2),
    ("Wed", 1 << 3),
    ("Wednesday", 1 << 3),
    ("Thu", 1 << 4),
    ("Thurs", 1 << 4),
    ("Thursday", 1 << 4),
    ("Fri", 1 << 5),
    ("Friday", 1 << 5),
    ("Sat", 1 << 6),
    ("Saturday", 1 << 6),
];

/// The longest text that is accepted, in bytes: every name, with blanks around it.
const LONGEST: usize = 256;

/// The days that the text names, as bits; `None` if part of it is not a name.
#[must_use]
pub fn mask(text: &str) -> Option<u8> {
    text.split(',').try_fold(0, |days, name| Some(days | known(name)?.1))
}

/// The same names in the spelling that all servers accept; `None` if part of the text is not a name.
#[must_use]
pub fn for_servers(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut names = String::new();
    for given in text.split(',') {
        let name = given.trim_ascii();
        if !names.is_empty() {
            names.push(',');
        }
        names.push_str(match known(name)?.0 {
            "Tue" => "Tues",
            "Thu" => "Thurs",
            _ => name,
        });
    }
    Some(names)
}

fn known(name: &str) -> Option<(&'static str, u8)> {
    NAMES.iter().copied().find(|(known, _)| known.eq_ignore_ascii_case(name.trim_ascii()))
}
