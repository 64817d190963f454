//! Serves the routers on their listeners until told to stop, then lets the requests under way end.

use std::{io, net::SocketAddr, pin::pin, time::Duration};

use app::App;
use axum::{Extension, Router, extract::ConnectInfo, middleware::from_fn};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::Layer;

use crate::{
    metrics,
    proxies::TrustedProxies,
    router::{Part, router},
};

/// Where requests come in.
pub struct Listeners {
    pub main: TcpListener,
    /// Of its own for the platform's pages and API, so that a firewall can hide them; otherwise they are on the main one.
    pub platform: Option<TcpListener>,
    /// Of its own for Prometheus, if anything is to be measured at all.
    pub metrics: Option<TcpListener>,
    /// Who stands in front of them.
    pub proxies: TrustedProxies,
}

/// How long requests may go on after the stop.
const DRAIN: Duration = Duration::from_secs(10);

/// How long a connection may take to say what it wants, and stay open wanting nothing. Longer than proxies keep idle connections
/// (nginx: 60 seconds), so that it is they who close them and no request is sent into one that is being closed.
const REQUEST_WITHIN: Duration = Duration::from_secs(75);

/// Returns when `stop` turned true and everything under way has ended, or has had its time.
pub async fn serve(app: App, listeners: Listeners, stop: watch::Receiver<bool>) -> io::Result<()> {
    let measured = listeners.metrics.is_some();
    let part = |part| {
        let router = router(&app, part).layer(Extension(listeners.proxies.clone()));
        if measured {
            router.layer(from_fn(metrics::measure))
        } else {
            router
        }
    };
    let mut serving = JoinSet::new();
    if let Some(listener) = listeners.metrics {
        let handle = metrics::start().map_err(io::Error::other)?;
        serving.spawn(serve_one(listener, metrics::router(&app, handle), stop.clone()));
    }
    if let Some(listener) = listeners.platform {
        serving.spawn(serve_one(listener, part(Part::Platform), stop.clone()));
        serving.spawn(serve_one(listeners.main, part(Part::Tenants), stop));
    } else {
        serving.spawn(serve_one(listeners.main, part(Part::Everything), stop));
    }
    serving.join_all().await;
    Ok(())
}

async fn serve_one(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) {
    let mut told = stop.clone();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(speak(stream, peer, router.clone(), stop.clone()));
                }
                // Out of file descriptors, say: those that end give theirs back.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    sleep(Duration::from_millis(100)).await;
                }
            },
            Some(_) = connections.join_next() => {}
            () = turned(&mut told) => break,
        }
    }
    drop(listener);
    let all = async { while connections.join_next().await.is_some() {} };
    // Pages that watch progress would stay for ever; what is left is cut off here.
    let _ = timeout(DRAIN, all).await;
}

/// One connection, to its end.
async fn speak(stream: TcpStream, peer: SocketAddr, router: Router, mut stop: watch::Receiver<bool>) {
    let service = Extension(ConnectInfo(peer)).layer(router);
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(REQUEST_WITHIN)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
    );
    tokio::select! {
        // Whoever breaks it off need not be told of.
        _ = connection.as_mut() => return,
        () = turned(&mut stop) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}

/// What `wait_for` gives back is a lock, which must not be held while anything else is waited for.
async fn turned(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}
