//! Compiles the crate anew when a migration is added: they are embedded by a macro, which cargo cannot look into.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
