//! That no operation is without words. What the words are is in the file above.

use std::{fs, path::Path};

use super::operation;

fn sources(directory: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(fs::read_to_string(path).expect("a file of text"));
        }
    }
}

#[test]
fn every_operation_has_words() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src"), &mut files);
    let names: Vec<&str> = files
        .iter()
        .flat_map(|text| text.split("const NAME: &'static str = \"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(names.len() > 50, "{names:?}");
    for name in names {
        assert_ne!(operation(name), name, "{name} has no words");
    }
}
