//! Whose word is taken for where a request came from: the proxies in front, and nobody else.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The networks of the proxies in front. None: whoever connects is the client.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(pub Vec<IpNet>);

impl TrustedProxies {
    /// The client's address: that of the last one on the way whom nobody that we trust stands in front of.
    ///
    /// Every proxy appends whom it saw, so the list is read from its end, and only as far as those who wrote it are trusted:
    /// what lies beyond is whatever the client liked to write.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        // An IPv4 address that came over an IPv6 socket is still that address.
        let mut client = peer.to_canonical();
        // Several lines are one list.
        for line in headers.get_all(FORWARDED_FOR).iter().rev() {
            // Bytes, for the client must not spoil what the proxies add to a line by beginning it with what is no text.
            for entry in line.as_bytes().rsplit(|byte| *byte == b',') {
                if !self.trusts(client) {
                    return client;
                }
                let Some(before) = address(entry) else {
                    return client;
                };
                client = before.to_canonical();
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Some proxies add the port.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim();
    let with_port = || entry.parse::<SocketAddr>().ok();
    entry.parse().ok().or_else(|| Some(with_port()?.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(peer: &str, lines: &[&str]) -> String {
        let trusted = TrustedProxies(vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()]);
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        trusted.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_trusted_proxy_says_who_the_client_is() {
        for (peer, lines, wanted) in [
            ("10.0.0.1", &["192.0.2.7"][..], "192.0.2.7"),
            ("10.0.0.1", &[], "10.0.0.1"),
            // Through several, in one line and in several.
            ("10.0.0.1", &["192.0.2.7, 10.1.1.1,10.2.2.2"], "192.0.2.7"),
            ("10.0.0.1", &["192.0.2.7, 10.1.1.1", "10.2.2.2"], "192.0.2.7"),
            // What the client itself wrote comes first and is not believed.
            ("10.0.0.1", &["203.0.113.9, 192.0.2.7"], "192.0.2.7"),
            ("10.0.0.1", &["203.0.113.9", "192.0.2.7, 10.1.1.1"], "192.0.2.7"),
            ("10.0.0.1", &["10.9.9.9, 192.0.2.7"], "192.0.2.7"),
            ("10.0.0.1", &["ä, 192.0.2.7, 10.1.1.1"], "192.0.2.7"),
            // Everybody on the way is ours.
            ("10.0.0.1", &["10.3.3.3, 10.1.1.1"], "10.3.3.3"),
            ("10.0.0.1", &["192.0.2.7:4711"], "192.0.2.7"),
            ("fd00::1", &["2001:db8::7, fd12::1"], "2001:db8::7"),
            ("fd00::1", &["[2001:db8::7]:4711"], "2001:db8::7"),
            ("::ffff:10.0.0.1", &["::ffff:192.0.2.7"], "192.0.2.7"),
        ] {
            assert_eq!(client(peer, lines), wanted, "{peer} {lines:?}");
        }
    }

    #[test]
    fn nobody_else_is_believed() {
        for peer in ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"] {
            let wanted = peer.trim_start_matches("::ffff:");
            assert_eq!(client(peer, &["203.0.113.9"]), wanted);
            assert_eq!(client(peer, &["203.0.113.9, 10.1.1.1"]), wanted);
        }
        let nobody = TrustedProxies::default();
        let headers = HeaderMap::from_iter([(FORWARDED_FOR, "203.0.113.9".parse().unwrap())]);
        let peer = "127.0.0.1".parse().unwrap();
        assert_eq!(nobody.client(peer, &headers), peer);
    }

    #[test]
    fn what_is_no_address_ends_the_walk() {
        for bad in ["", "unknown", "192.0.2", "_hidden", "192.0.2.7 192.0.2.8", "ä"] {
            let line = format!("203.0.113.9, {bad}, 10.1.1.1");
            assert_eq!(client("10.0.0.1", &[&line]), "10.1.1.1", "{bad}");
        }
    }
}
