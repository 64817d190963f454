//! How often a caller waits for the server: counted on the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tenantdb::{Isolation, RowsQuery, count_rows, rows};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::world::{ANNA, World};

/// Between the client and the server, this counts how often the client waited for an answer before it went on.
async fn counting_proxy(to: (String, u16), turns: Arc<AtomicUsize>) -> u16 {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        let (client, _) = listener.accept().await.expect("the client");
        let server = tokio::net::TcpStream::connect((to.0.as_str(), to.1))
            .await
            .expect("the server");
        let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
            (client.into_split(), server.into_split());
        let (mut there, mut back) = (vec![0; 65536], vec![0; 65536]);
        let mut answering = true;
        loop {
            tokio::select! {
                sent = from_client.read(&mut there) => {
                    let Ok(sent @ 1..) = sent else { break };
                    if answering { turns.fetch_add(1, Ordering::SeqCst); }
                    answering = false;
                    // What is sent together may come in pieces; an answer takes longer than that.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    to_server.write_all(&there[..sent]).await.expect("sent");
                }
                got = from_server.read(&mut back) => {
                    let Ok(got @ 1..) = got else { break };
                    answering = true;
                    to_client.write_all(&back[..got]).await.expect("sent");
                }
            }
        }
    });
    port
}

#[tokio::test]
async fn round_trips_are_as_few_as_they_can_be() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    if world.server.host.starts_with('/') {
        return; // The proxy speaks TCP.
    }
    let turns = Arc::new(AtomicUsize::new(0));
    let to = (world.server.host.clone(), world.server.port);
    let mut server = world.server.clone();
    server.port = counting_proxy(to.clone(), Arc::clone(&turns)).await;
    let (place, names) = (&shop.desired.place, shop.names());
    let mut panel = tenantdb::connect_tenant(&server, place, &names, &crate::world::PASSWORD.into())
        .await
        .expect("the panel");
    let orders = RowsQuery {
        table: "orders".to_owned(),
        sort: None,
        filter: None,
        after: None,
        limit: 50,
    };
    turns.store(0, Ordering::SeqCst);
    rows(&mut panel, "member", ANNA, &orders).await.expect("rows");
    assert_eq!(turns.swap(0, Ordering::SeqCst), 2, "rows");
    let tables = ["orders", "products", "notes"].map(str::to_owned);
    count_rows(&mut panel, "member", ANNA, &tables, 100)
        .await
        .expect("counts");
    assert_eq!(turns.swap(0, Ordering::SeqCst), 1, "count_rows");
    server.port = counting_proxy(to, Arc::clone(&turns)).await;
    let mut admin = tenantdb::connect(&server, &place.database).await.expect("the admin");
    turns.store(0, Ordering::SeqCst);
    tenantdb::attest(&admin, &shop.desired).await.expect("attested");
    assert_eq!(turns.swap(0, Ordering::SeqCst), 1, "attest");
    shop.as_owner()
        .await
        .batch_execute("CREATE TABLE a (id int); CREATE TABLE b (id int)")
        .await
        .expect("tables");
    let (plan, _) = tenantdb::reconcile(&mut admin, &shop.desired)
        .await
        .expect("reconciled");
    assert_eq!(plan.changes.len(), 2);
    assert_eq!(turns.swap(0, Ordering::SeqCst), 2, "reconcile");
}
