// This file was generated with `cornucopia`. Do not modify.

pub mod access_grants;
pub mod access_reviews;
pub mod admins;
pub mod audit;
pub mod audit_views;
pub mod branding;
pub mod facts;
pub mod idempotency_keys;
pub mod instance;
pub mod invitations;
pub mod jobs;
pub mod mail_server;
pub mod mails;
pub mod members;
pub mod one_time_links;
pub mod overview;
pub mod plans;
pub mod platform_roles;
pub mod roles;
pub mod security;
pub mod servers;
pub mod sessions;
pub mod sign_in_throttles;
pub mod tenants;
pub mod tokens;
pub mod users;
