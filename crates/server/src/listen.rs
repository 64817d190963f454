//! Serves the routers on their listeners until told to stop, then lets the requests under way end.

use std::{io, net::SocketAddr, time::Duration};

use app::App;
use tokio::{net::TcpListener, sync::watch};

use crate::router::{Part, router};

/// Where requests come in.
pub struct Listeners {
    pub main: TcpListener,
    /// Of its own for the platform's pages and API, so that a firewall can hide them; otherwise they are on the main one.
    pub platform: Option<TcpListener>,
}

/// How long requests may go on after the stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Returns when `stop` turned true and everything under way has ended, or has had its time.
pub async fn serve(app: App, listeners: Listeners, stop: watch::Receiver<bool>) -> io::Result<()> {
    match listeners.platform {
        None => serve_one(listeners.main, router(&app, Part::Everything), stop).await,
        Some(platform) => {
            let tenants = serve_one(listeners.main, router(&app, Part::Tenants), stop.clone());
            let platform = serve_one(platform, router(&app, Part::Platform), stop);
            tokio::try_join!(tenants, platform).map(drop)
        }
    }
}

async fn serve_one(listener: TcpListener, router: axum::Router, mut stop: watch::Receiver<bool>) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let mut told = stop.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = told.wait_for(|stop| *stop).await;
    });
    let overdue = async {
        let _ = stop.wait_for(|stop| *stop).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        result = async { serving.await } => result,
        // Pages that watch progress would stay for ever.
        () = overdue => Ok(()),
    }
}
