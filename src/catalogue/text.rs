//! The table as JSON. It is kept as a text in which control characters stand for what all entries have: that is
//! a third smaller after gzip than the JSON itself.

use super::table::TEXT;

/// What each control character stands for; between the two halves belongs the name before it, in camelCase.
const WORDS: [(&str, &str); 32] = [
    ("", ""),
    (r#"{"name":""#, ""),
    (r#"","function":""#, r#"","title":""#),
    (r#"","group":""#, ""),
    (r#"","description":""#, ""),
    (r#"","details":""#, ""),
    (r#"","reference":"#, ""),
    (r#","repeatable":"#, ""),
    (r#","confirm":"#, ""),
    (r#"","maxLength":"#, ""),
    ("", ""),
    (r#","parameters":["#, ""),
    ("]},", ""),
    (r#","signed":"#, ""),
    (r#"{"wireName":""#, ""),
    (r#"","name":""#, r#"","title":""#),
    (r#"","required":true,"kind":""#, ""),
    (r#"","required":false,"kind":""#, ""),
    (r#"","required":false,"defaultsTo":""#, ""),
    (r#"","kind":""#, ""),
    (r#"","required":false,"onlyWith":{"parameter":""#, ""),
    (r#"","value":""#, ""),
    (r#""},"kind":""#, ""),
    (r#"","min":"#, ""),
    (r#","max":"#, ""),
    (r#","step":"#, ""),
    (r#","unit":""#, ""),
    (r#""},"#, ""),
    ("},", ""),
    (r#"","choices":[""#, ""),
    (r#"",""#, ""),
    (r#""]},"#, ""),
];

/// All of the table as JSON: what `commands()` gives.
#[must_use]
pub fn json() -> String {
    let mut json = String::from("[");
    for piece in TEXT.split_inclusive(|letter| letter < ' ') {
        let mut letters = piece.chars();
        let word = letters.next_back().and_then(|letter| WORDS.get(letter as usize));
        let (word, after) = word.copied().unwrap_or_default();
        if word.starts_with(']') {
            drop_comma(&mut json);
        }
        json.push_str(letters.as_str());
        json.push_str(word);
        if !after.is_empty() {
            push_camel_case(&mut json, letters.as_str());
            json.push_str(after);
        }
    }
    drop_comma(&mut json);
    json.push(']');
    json
}

/// A list's last entry has a comma after it, as all have.
fn drop_comma(json: &mut String) {
    if json.ends_with(',') {
        json.pop();
    }
}

fn push_camel_case(json: &mut String, name: &str) {
    let mut begins_word = false;
    for letter in name.chars() {
        if letter != '_' {
            json.push(if begins_word { letter.to_ascii_uppercase() } else { letter });
        }
        begins_word = letter == '_';
    }
}
