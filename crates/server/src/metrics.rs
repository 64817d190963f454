//! What Prometheus is told of this process, on a listener of its own. No label names a person, a tenant or an address.

use std::time::{Duration, Instant};

use app::{App, Caller, jobs::CountBacklog};
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};

/// Seconds. From an answer that reads nothing to one that waited for everything.
const BUCKETS: [f64; 14] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// How often what was measured is put into its buckets, whether or not anybody comes for it.
const UPKEEP_EVERY: Duration = Duration::from_secs(5);

/// From now on everything measured in this process is kept. Fails if that was begun before.
pub(crate) fn start() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new().set_buckets(&BUCKETS)?.install_recorder()?;
    let kept = handle.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP_EVERY).await;
            kept.run_upkeep();
        }
    });
    Ok(handle)
}

/// `/metrics`, and nothing else.
pub(crate) fn router(app: &App, handle: PrometheusHandle) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((app.clone(), handle))
}

/// In the text format of Prometheus, version 0.0.4.
async fn show(State((app, handle)): State<(App, PrometheusHandle)>) -> Response {
    for pool in app.pool_usage() {
        gauge!("bailiwick_pool_connections", "pool" => pool.name).set(pool.connections as f64);
        gauge!("bailiwick_pool_connections_max", "pool" => pool.name).set(pool.at_most as f64);
        gauge!("bailiwick_pool_connections_free", "pool" => pool.name).set(pool.free as f64);
        gauge!("bailiwick_pool_waiting", "pool" => pool.name).set(pool.waiting as f64);
    }
    let backlog = app.on_platform(&Caller::system("metrics"), CountBacklog).await;
    gauge!("bailiwick_database_up").set(if backlog.is_ok() { 1.0 } else { 0.0 });
    if let Ok(backlog) = backlog {
        for (state, jobs) in [
            ("queued", backlog.queued),
            ("running", backlog.running),
            ("failed", backlog.failed),
        ] {
            gauge!("bailiwick_jobs", "state" => state).set(jobs as f64);
        }
        let late = backlog
            .oldest_due_at
            .map_or(0.0, |due| app.now().duration_since(due).as_secs_f64().max(0.0));
        gauge!("bailiwick_jobs_oldest_overdue_seconds").set(late);
    }
    gauge!("bailiwick_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response()
}

/// A layer over all routes.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = known(request.method());
    // The pattern and not the path: paths name tenants and people, and are without number.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    counter!("bailiwick_http_requests_total", "method" => method, "route" => route.clone(), "status" => status)
        .increment(1);
    histogram!("bailiwick_http_request_seconds", "method" => method, "route" => route).record(begun.elapsed());
    response
}

/// Anybody may make up methods.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
