//! Chooses the TCP port of a cluster and keeps it, for it stands in the settings of the applications that log in.

use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::Path;

use crate::Error;

/// Ports that are rarely spoken for, and below those that the kernel gives to outgoing connections.
const FIRST: u16 = 15_432;
const COUNT: u16 = 10_000;

/// The port that is set, or the one of last time, or a free one. The seed spreads clusters that start at the same
/// moment over different ports.
pub(crate) fn choose(home: &Path, setting: Option<u16>, seed: u64) -> Result<u16, Error> {
    let path = home.join("port");
    let last = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        text => text.map_err(Error::io("read", &path))?.trim().parse::<u16>().ok(),
    };
    let port = match setting.or(last) {
        Some(port) if is_free(port) => port,
        Some(port) if setting.is_some() => return Err(Error::PortInUse { port }),
        taken => {
            let port = free(seed).ok_or(Error::PortInUse { port: FIRST })?;
            if let Some(taken) = taken {
                tracing::warn!(taken, port, "another program took the port of last time");
            }
            port
        }
    };
    if last != Some(port) {
        fs::write(&path, format!("{port}\n")).map_err(Error::io("write", &path))?;
    }
    Ok(port)
}

fn free(seed: u64) -> Option<u16> {
    let start = u16::try_from(seed % u64::from(COUNT)).unwrap_or_default();
    (0..COUNT)
        .map(|step| FIRST + (start + step) % COUNT)
        .find(|port| is_free(*port))
}

/// Whether PostgreSQL could listen on the port on all the addresses it should.
pub(crate) fn is_free(port: u16) -> bool {
    addresses()
        .into_iter()
        .all(|address| TcpListener::bind((address, port)).is_ok())
}

/// The loopback addresses of this machine: IPv6 may be off.
pub(crate) fn addresses() -> Vec<IpAddr> {
    let mut addresses = vec![IpAddr::from(Ipv4Addr::LOCALHOST)];
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
        addresses.push(Ipv6Addr::LOCALHOST.into());
    }
    addresses
}
