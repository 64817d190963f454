//! Prints the OpenAPI document: `cargo xtask generate` writes it to docs/reference.

fn main() {
    let document = server::openapi();
    println!("{}", document.to_pretty_json().expect("the document is JSON"));
}
