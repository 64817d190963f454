//! `serve`: brings an installation up, answers requests until told to stop, and takes it down in good order.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use anyhow::{Context, Result, anyhow};
use embedded_postgres::{DataDir, Postgres};
use server::{Listeners, TrustedProxies};
use tokio::{net::TcpListener, sync::watch, time::timeout};

use super::{print, print_json};
use crate::{banner::Banner, installation::Installation, settings::Settings, stop};

/// How long what is under way may go on after the wish to stop.
const DRAIN: Duration = Duration::from_secs(10);

pub async fn run(settings: &Settings, json: bool) -> Result<ExitCode> {
    let mut stop = stop::on_signal()?;
    // Whoever starts it twice has taken the port as well, and is to be told why.
    let held = settings
        .data_dir
        .exists()
        .then(|| DataDir::lock(&settings.data_dir))
        .transpose()?;
    // Before anything is made, so that a port that is taken leaves nothing behind. Whoever connects already waits for the answer.
    let listeners = Listeners {
        main: listen(settings.listen, "--listen").await?,
        platform: match settings.platform_listen {
            Some(address) => Some(listen(address, "--platform-listen").await?),
            None => None,
        },
        metrics: match settings.metrics_listen {
            Some(address) => Some(listen(address, "--metrics-listen").await?),
            None => None,
        },
        proxies: TrustedProxies(settings.trusted_proxies.clone()),
    };
    let lock = match held {
        Some(lock) => lock,
        None => DataDir::lock(&settings.data_dir)?,
    };
    let installation = tokio::select! {
        opened = Installation::open(settings, lock) => opened?,
        // Dropped half-way, PostgreSQL is stopped and the next start goes on from there.
        _ = stop.wait_for(|stop| *stop) => return Ok(ExitCode::SUCCESS),
    };
    let result = work(settings, &installation, listeners, stop, json).await;
    let closed = installation.close().await;
    result?;
    closed?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

async fn listen(address: SocketAddr, flag: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            anyhow!("{address} is in use: stop what listens there, or choose another port with {flag}")
        }
        std::io::ErrorKind::PermissionDenied => {
            anyhow!("this user may not listen on {address}: choose a port from 1024 on with {flag}")
        }
        std::io::ErrorKind::AddrNotAvailable => {
            anyhow!(
                "this machine has no address {}: choose another with {flag}",
                address.ip()
            )
        }
        _ => anyhow!("cannot listen on {address}: {error}"),
    })
}

/// Serves until the stop, a failure of PostgreSQL or one of our own, and ends what it began.
async fn work(
    settings: &Settings,
    installation: &Installation,
    listeners: Listeners,
    stop: watch::Receiver<bool>,
    json: bool,
) -> Result<()> {
    let app = &installation.app;
    let (end, ended) = watch::channel(false);
    let mut workers = tokio::spawn(app::jobs::run(app.clone(), ended.clone()));
    let mut server = tokio::spawn(server::serve(app.clone(), listeners, ended));
    let result = tokio::select! {
        result = greet_and_wait(settings, installation, stop, json) => result,
        error = failure(installation.postgres.as_ref()) => Err(error),
        _ = &mut server => Err(anyhow!("the server ended by itself")),
        _ = &mut workers => Err(anyhow!("the workers ended by themselves")),
    };
    end.send_replace(true);
    let both = async {
        if !server.is_finished() {
            let _ = (&mut server).await;
        }
        if !workers.is_finished() {
            let _ = (&mut workers).await;
        }
    };
    // The server has its own limit; jobs that are cut off here go on after the next start.
    if timeout(DRAIN + Duration::from_secs(1), both).await.is_err() {
        tracing::warn!("some work did not end in time; it goes on after the next start");
        server.abort();
        workers.abort();
    }
    result
}

async fn greet_and_wait(
    settings: &Settings,
    installation: &Installation,
    mut stop: watch::Receiver<bool>,
    json: bool,
) -> Result<()> {
    installation.register().await?;
    greet(settings, installation, json).await?;
    stop.wait_for(|stop| *stop).await.context("cannot listen for signals")?;
    Ok(())
}

async fn greet(settings: &Settings, installation: &Installation, json: bool) -> Result<()> {
    let banner = Banner {
        url: &settings.base_url,
        root_url: format!("{}/root", settings.platform_base_url),
        set_up_link: app::set_up::offer_link(&installation.app).await?,
        data_dir: &settings.data_dir,
        database: installation.database.clone(),
        sends_mail: settings.smtp.is_some(),
        pid: std::process::id(),
    };
    tracing::info!(listen = %settings.listen, url = settings.base_url, "serving");
    if !Settings::keeps_cookies(&settings.base_url) || !Settings::keeps_cookies(&settings.platform_base_url) {
        tracing::warn!(
            "browsers keep the sign-in cookie only over https or on localhost: set base_url to the https address of your proxy"
        );
    }
    if json {
        print_json(&banner)
    } else {
        print(&banner.text())
    }
}

/// Only ever returns when PostgreSQL died for good.
async fn failure(postgres: Option<&Postgres>) -> anyhow::Error {
    match postgres {
        Some(postgres) => postgres.failed().await.into(),
        None => std::future::pending().await,
    }
}
