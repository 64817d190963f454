//! The policies that a role's rights on a table come down to.
