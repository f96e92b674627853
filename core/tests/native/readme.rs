//! What the README shows is what runs.

const README: &str = include_str!("../../README.md");
const EXAMPLE: &str = include_str!("../../examples/car_in_memory.rs");

fn unindented(text: &str) -> String {
    text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_sample_of_the_readme_is_a_part_of_the_example() {
    let samples: Vec<&str> =
        README.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(samples.len(), README.matches("```").count() / 2, "every sample is read");
    for sample in samples {
        assert!(unindented(EXAMPLE).contains(unindented(sample).trim()), "{sample}");
    }
}
