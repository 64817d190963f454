//! A name server of a test's own. It knows the zone `example` and speaks of no other.

use std::{net::SocketAddr, sync::Arc};

use hickory_server::{
    Server,
    proto::rr::{
        LowerName, Name, RData, Record, RecordType, RrKey,
        rdata::{CNAME, SOA, TXT},
    },
    store::in_memory::InMemoryZoneHandler,
    zone_handler::{AxfrPolicy, Catalog, ZoneHandler, ZoneType},
};
use tokio::net::UdpSocket;

const SECONDS: u32 = 60;

pub struct NameServer {
    zone: Arc<InMemoryZoneHandler>,
    address: SocketAddr,
    /// It answers until it is dropped.
    _server: Server<Catalog>,
}

fn name(text: &str) -> Name {
    Name::from_ascii(format!("{text}.")).expect("a name")
}

impl NameServer {
    pub async fn start() -> Self {
        let origin = name("example");
        let zone: InMemoryZoneHandler = InMemoryZoneHandler::empty(origin.clone(), ZoneType::Primary, AxfrPolicy::Deny);
        let begins = SOA::new(origin.clone(), origin.clone(), 1, 60, 60, 60, SECONDS);
        let begins = Record::from_rdata(origin.clone(), SECONDS, RData::SOA(begins));
        assert!(zone.upsert(begins, 1).await, "the zone begins");
        let zone = Arc::new(zone);
        let handler: Arc<dyn ZoneHandler> = zone.clone();
        let mut catalog = Catalog::new();
        catalog.upsert(LowerName::new(&origin), vec![handler]);
        let mut server = Server::new(catalog);
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("its address");
        server.register_socket(socket);
        Self {
            zone,
            address,
            _server: server,
        }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Publishes a TXT record, beside those that are there.
    pub async fn publish(&self, at: &str, text: &str) {
        self.add(at, RData::TXT(TXT::new(vec![text.to_owned()]))).await;
    }

    /// Makes one name an alias of another.
    pub async fn alias(&self, at: &str, of: &str) {
        self.add(at, RData::CNAME(CNAME(name(of)))).await;
    }

    async fn add(&self, at: &str, data: RData) {
        let record = Record::from_rdata(name(at), SECONDS, data);
        assert!(self.zone.upsert(record, 1).await, "{at} is published");
    }

    /// Takes away all that is published at a name.
    pub async fn clear(&self, at: &str) {
        let mut records = self.zone.records_mut().await;
        for kind in [RecordType::TXT, RecordType::CNAME] {
            records.remove(&RrKey::new(LowerName::new(&name(at)), kind));
        }
    }
}
