//! Which addresses are called at all. Who may ask for it is decided elsewhere.

use std::net::IpAddr;

/// Whether a server that people name may be at this address: anywhere that an operator has one, on this machine too, but not where
/// machines answer for themselves. Behind link-local addresses clouds keep credentials.
pub fn may_be_called(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => !(ip.is_link_local() || ip.is_unspecified() || ip.is_multicast() || ip.is_broadcast()),
        IpAddr::V6(ip) => !(ip.is_unicast_link_local() || ip.is_unspecified() || ip.is_multicast()),
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_called;

    #[test]
    fn machines_that_answer_for_themselves_are_not_called() {
        for refused in [
            "169.254.169.254",
            "0.0.0.0",
            "224.0.0.1",
            "fe80::1",
            "::",
            "::ffff:169.254.169.254",
            "ff02::1",
        ] {
            assert!(!may_be_called(refused.parse().unwrap()), "{refused}");
        }
        for fine in ["127.0.0.1", "10.0.0.25", "192.0.2.1", "::1", "2001:db8::25"] {
            assert!(may_be_called(fine.parse().unwrap()), "{fine}");
        }
    }
}
