//! The gate and its guards on a real database: what is refused, what is recorded, and what many at the same time cannot break.

mod audit;
mod facts;
mod horizon;
mod invitations;
mod jobs;
mod large_lists;
mod last_owner;
mod leaving;
mod members;
mod one_at_a_time;
mod outcome;
mod seal;
mod sessions;
mod set_up;
mod sign_in;
mod step_up;
mod tenants;
mod together;
mod tokens;
mod users;
