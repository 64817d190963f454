//! The workers of an application under test, in the background until they are dropped.

use app::App;
use tokio::sync::watch;

pub struct Workers {
    stop: watch::Sender<bool>,
}

impl Workers {
    pub fn start(app: &App) -> Self {
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(app::jobs::run(app.clone(), stopped));
        Self { stop }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}
