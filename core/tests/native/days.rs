//! Names of days, as schedules have them.

use tesla_commands_core::catalogue::days::{for_servers, mask};

#[test]
fn each_name_stands_for_its_days_in_any_case_and_with_blanks() {
    for (text, days) in [
        ("Sun", 1),
        ("Sunday", 1),
        ("Mon", 2),
        ("Monday", 2),
        ("Tue", 4),
        ("Tues", 4),
        ("Tuesday", 4),
        ("Wed", 8),
        ("Wednesday", 8),
        ("Thu", 16),
        ("Thurs", 16),
        ("Thursday", 16),
        ("Fri", 32),
        ("Friday", 32),
        ("Sat", 64),
        ("Saturday", 64),
        ("All", 127),
        ("Weekdays", 62),
        ("sunday, SAT ,sun", 65),
        ("Weekdays,Sat", 126),
    ] {
        assert_eq!(mask(text), Some(days), "{text}");
        assert!(for_servers(text).is_some(), "{text}");
    }
}

#[test]
fn what_is_no_name_of_a_day_is_refused() {
    let long = ["Mon,"; 100].concat() + "Mon";
    for text in [
        "",
        " ",
        ",",
        "Mon,",
        ",Mon",
        "Mon,,Tues",
        "Mon;Tues",
        "Mon Tues",
        "Day",
        "Tu",
        "Thur",
        "62",
        "Möntag",
    ] {
        assert_eq!((mask(text), for_servers(text)), (None, None), "{text}");
    }
    assert_eq!(for_servers(&long), None);
}

#[test]
fn servers_get_the_short_names_that_they_know() {
    assert_eq!(for_servers("Tue, thu,TUE ,Friday"), Some("Tues,Thurs,Tues,Friday".to_owned()));
}
