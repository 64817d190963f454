//! Real Chromium against the real server: what a test of the panels begins with. Whatever is started stops with the value
//! that stands for it, on a panic, too.

mod axe;
mod browser;
mod chromedriver;
mod find;
mod fixture;
mod picture;
mod place;
mod postgres;
mod program;
mod server;
mod target;
mod wait;
mod world;

pub use browser::Browser;
pub use fixture::{Fixture, fixture};
pub use postgres::{Held, Psql};
pub use server::{Server, SignIn};
pub use target::{Target, named};
pub use thirtyfour::Key;
pub use world::World;
