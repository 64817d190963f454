//! The people of the tests.

pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub password: &'static str,
}

/// The Super Admin.
pub const ADA: Person = Person {
    name: "Ada Falk",
    email: "ada.falk@example.com",
    password: "quiet-harbour-lantern-52",
};

/// An owner.
pub const OLIVIA: Person = Person {
    name: "Olivia Reyes",
    email: "olivia.reyes@example.com",
    password: "copper-orchard-violin-17",
};

/// A member.
pub const MILO: Person = Person {
    name: "Milo Brandt",
    email: "milo.brandt@example.com",
    password: "seven-mossy-windmills-80",
};
