//! Behind a proxy the audit log has the client's address, if the proxy is one of ours, and the proxy's if it is anybody.
// covers: S0-28

use std::net::SocketAddr;

use axum::{Extension, extract::ConnectInfo};
use server::{Part, TrustedProxies, router};
use testkit::{Client, TestApp};

#[tokio::test]
async fn an_event_has_the_address_that_a_trusted_proxy_tells() {
    let app = TestApp::new().await;
    let proxies = TrustedProxies(vec!["10.0.0.0/8".parse().expect("a network")]);
    for (peer, address) in [("10.0.0.1:4711", "192.0.2.7"), ("203.0.113.5:4711", "203.0.113.5")] {
        let peer: SocketAddr = peer.parse().expect("an address");
        let router = router(app.app(), Part::Everything)
            .layer(Extension(ConnectInfo(peer)))
            .layer(Extension(proxies.clone()));
        let client = Client::new(router).header("x-forwarded-for", "198.51.100.1, 192.0.2.7");
        client
            .post_form("/sign-in", &[("email", "nobody@example.com"), ("password", "wrong")])
            .await;
        let sql = "select host(address) from audit_events where operation = 'sessions.sign_in' order by position desc limit 1";
        let row = app.superuser().await.query_one(sql, &[]).await.expect("an event");
        assert_eq!(row.get::<_, &str>(0), address);
    }
}
