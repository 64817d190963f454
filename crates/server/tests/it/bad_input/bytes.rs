//! Bytes on a socket that no client library would send. The server answers or hangs up, and goes on serving others.

use std::{net::SocketAddr, time::Duration};

use server::{Listeners, TrustedProxies, serve};
use testkit::TestApp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

async fn listening(
    app: &TestApp,
) -> (
    SocketAddr,
    watch::Sender<bool>,
    tokio::task::JoinHandle<std::io::Result<()>>,
) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let (stop, stopped) = watch::channel(false);
    let listeners = Listeners {
        main: listener,
        platform: None,
        metrics: None,
        proxies: TrustedProxies::default(),
    };
    let serving = tokio::spawn(serve(app.app().clone(), listeners, stopped));
    (address, stop, serving)
}

/// Sends bytes and gives back what comes until the server hangs up, or says nothing for a while.
async fn send(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    // The server may have hung up in the middle of it.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(Ok(n @ 1..)) = tokio::time::timeout(Duration::from_secs(2), stream.read(&mut buffer)).await {
        answer.extend_from_slice(&buffer[..n]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn request(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("{head}\r\nconnection: close\r\n\r\n").as_bytes(), body].concat()
}

#[tokio::test]
async fn nothing_on_the_wire_breaks_the_server() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let (address, stop, serving) = listening(&app).await;
    let cookie = format!("host: x\r\ncookie: __Host-bailiwick={}", person.token);
    let me = request(&format!("GET /api/v1/me HTTP/1.1\r\n{cookie}"), b"");
    assert!(
        send(address, &me).await.starts_with("HTTP/1.1 200"),
        "the server serves"
    );

    let chunk = [b"10000\r\n".to_vec(), vec![b'x'; 0x10000], b"\r\n".to_vec()].concat();
    let chunks = [chunk.repeat(20), b"0\r\n\r\n".to_vec()].concat();
    let edit = "if-match: \"1\"\r\ncontent-type: application/json";
    let cases: [(&str, Vec<u8>, &[&str]); 12] = [
        ("no request", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc".to_vec(), &["HTTP/1.1 400", ""]),
        ("a NUL in the path", request("GET /api/v1/me\0 HTTP/1.1\r\nhost: x", b""), &["HTTP/1.1 400", ""]),
        ("no HTTP version", b"GET /api/v1/me\r\n\r\n".to_vec(), &["HTTP/1.1 400", "HTTP/1.0 400", ""]),
        ("a long path", request(&format!("GET /{} HTTP/1.1\r\nhost: x", "a".repeat(70_000)), b""), &["HTTP/1.1 414", "HTTP/1.1 404", "HTTP/1.1 431", "HTTP/1.1 400"]),
        ("many headers", request(&format!("GET / HTTP/1.1\r\nhost: x{}", "\r\na: b".repeat(500)), b""), &["HTTP/1.1 431", "HTTP/1.1 400"]),
        ("a large header", request(&format!("GET / HTTP/1.1\r\nhost: x\r\na: {}", "b".repeat(600_000)), b""), &["HTTP/1.1 431", "HTTP/1.1 400", ""]),
        ("two lengths", request(&format!("PATCH /api/v1/me HTTP/1.1\r\n{cookie}\r\n{edit}\r\ncontent-length: 2\r\ncontent-length: 20"), b"{}"), &["HTTP/1.1 400"]),
        ("length and chunks", request(&format!("PATCH /api/v1/me HTTP/1.1\r\n{cookie}\r\n{edit}\r\ncontent-length: 2\r\ntransfer-encoding: gzip"), b"{}"), &["HTTP/1.1 400"]),
        ("a body that is cut", request(&format!("PATCH /api/v1/me HTTP/1.1\r\n{cookie}\r\n{edit}\r\ncontent-length: 2000"), b"{\"name\""), &["", "HTTP/1.1 400"]),
        ("large chunks", request(&format!("PATCH /api/v1/me HTTP/1.1\r\n{cookie}\r\n{edit}\r\ntransfer-encoding: chunked"), &chunks), &["HTTP/1.1 413"]),
        ("a large length", request(&format!("PATCH /api/v1/me HTTP/1.1\r\n{cookie}\r\n{edit}\r\ncontent-length: 99999999999"), b"{"), &["HTTP/1.1 413"]),
        ("a header of any bytes", [b"GET /api/v1/me HTTP/1.1\r\nhost: x\r\ncookie: __Host-bailiwick=\xff\xfe\r\nauthorization: Bearer \xff\r\nconnection: close\r\n\r\n".to_vec()].concat(), &["HTTP/1.1 401"]),
    ];
    for (what, bytes, expected) in cases {
        let answer = send(address, &bytes).await;
        let fits = expected.iter().any(|start| {
            if start.is_empty() {
                answer.is_empty()
            } else {
                answer.starts_with(start)
            }
        });
        assert!(fits, "{what}: {}", answer.chars().take(300).collect::<String>());
        assert!(
            send(address, &me).await.starts_with("HTTP/1.1 200"),
            "the server serves after {what}"
        );
    }
    let name = send(address, &me).await;
    assert!(name.contains("stranger"), "the name is what it was: {name}");
    stop.send_replace(true);
    serving.await.expect("it ends").expect("it ends well");
}
