//! The gate and its guards on a real database: what is refused, what is recorded, and what many at the same time cannot break.

mod admins;
mod access_grants;
mod audit;
mod facts;
mod forgotten;
mod horizon;
mod invitations;
mod jobs;
mod large_lists;
mod last_owner;
mod last_super_admin;
mod leaving;
mod members;
mod one_at_a_time;
mod outcome;
mod platform_roles;
mod seal;
mod sessions;
mod set_up;
mod sign_in;
mod step_up;
mod tenants;
mod together;
mod tokens;
mod ways_in;
mod users;
