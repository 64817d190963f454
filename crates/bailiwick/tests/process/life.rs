//! A whole life of an installation on the embedded PostgreSQL: its first start, its people, its accidents, its end.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use crate::site::{Site, as_superuser, free_port, get, processes_on, signal, until};

const PASSWORD: &str = "brass lantern harbour 42";

#[test]
fn an_installation_lives_through_everything() {
    let site = Site::new();
    let serving = site.serve();
    first_start(&site, &serving);
    second_serve_is_refused(&site, &serving);
    first_super_admin(&site, &serving);
    let serving = postgres_is_killed(&site, serving);
    let serving = serve_is_killed(&site, serving);
    let serving = tampering_is_found(&site, serving);
    stops_in_good_order(&site, serving);
    commands_work_while_nothing_runs(&site);
    keys_are_guarded(&site);
    assert!(processes_on(&site.data_dir).is_empty());
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn first_start(site: &Site, serving: &crate::site::Serving) {
    assert_eq!(serving.get("/healthz").status, 200);
    assert_eq!(serving.get("/readyz").status, 200);
    assert_eq!(mode(&site.data_dir.join("keys.json")), 0o600);
    // covers: D9
    let link = serving.banner["set_up_link"].as_str().unwrap();
    let path = link.strip_prefix(&format!("http://localhost:{}", site.port)).unwrap();
    assert!(path.starts_with("/root/set-up/"), "{path}");
    assert_eq!(serving.get(path).status, 200);
    assert!(
        !serving.log().contains(path),
        "the link is for whoever started it, not for the log"
    );
}

fn second_serve_is_refused(site: &Site, serving: &crate::site::Serving) {
    let pid = serving.pid().to_string();
    let other = format!("127.0.0.1:{}", free_port());
    site.run(&["serve", "--listen", &other])
        .refused(1, &["is in use by process", &pid]);
    // Where the port is the same too, what matters is said: that it runs already.
    site.run(&["serve"]).refused(1, &["is in use by process", &pid]);
    let taken = Site::new();
    let port = format!("127.0.0.1:{}", site.port);
    taken
        .run(&["serve", "--listen", &port])
        .refused(1, &[&port, "is in use", "--listen"]);
    assert!(!taken.data_dir.exists(), "nothing is made when the port is taken");
}

fn first_super_admin(site: &Site, serving: &crate::site::Serving) {
    let ask = [
        "admin",
        "bootstrap",
        "--email",
        "amelia@example.com",
        "--name",
        "Amelia Hart",
        "--password-stdin",
    ];
    site.run_with_input(&ask, "short\n")
        .refused(1, &["password", "12 characters"]);
    site.run_with_input(&ask, "")
        .refused(1, &["standard input holds no password"]);
    let made = site
        .run_with_input(&[&ask[..], &["--json"]].concat(), &format!("{PASSWORD}\n"))
        .json();
    assert_eq!(made["email"], "amelia@example.com");
    site.run_with_input(&ask, PASSWORD)
        .refused(1, &["has a Super Admin already"]);
    assert_eq!(
        site.run(&["admin", "list", "--json"]).json()[0]["email"],
        "amelia@example.com"
    );

    let form = [("email", "amelia@example.com"), ("password", PASSWORD)];
    let entered = serving.post("/root/sign-in", &form);
    assert_eq!(entered.status, 303, "{entered:?}");
    assert!(entered.head.contains("__Host-bailiwick-root="), "{entered:?}");
    // The link that was printed has had its day.
    let link = serving.banner["set_up_link"].as_str().unwrap();
    let path = &link[link.find("/root/").unwrap()..];
    assert_ne!(serving.get(path).status, 200);
}

fn postgres_is_killed(site: &Site, serving: crate::site::Serving) -> crate::site::Serving {
    let postmaster = fs::read_dir(site.data_dir.join("postgres"))
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path().join("postmaster.pid")).ok())
        .find_map(|text| text.lines().next()?.parse().ok())
        .unwrap();
    signal(postmaster, "KILL");
    // Alive all the while, and ready again by itself.
    until("the next PostgreSQL", || {
        !Path::new(&format!("/proc/{postmaster}")).exists()
    });
    assert_eq!(serving.get("/healthz").status, 200);
    until("readiness", || serving.get("/readyz").status == 200);
    until("a sign-in", || {
        let form = [("email", "amelia@example.com"), ("password", PASSWORD)];
        serving.post("/root/sign-in", &form).status == 303
    });
    serving
}

fn serve_is_killed(site: &Site, mut serving: crate::site::Serving) -> crate::site::Serving {
    serving.signal("KILL");
    serving.end();
    let port = free_port();
    let serving = site.serve_with(|command| {
        command.env("BAILIWICK_METRICS_LISTEN", format!("127.0.0.1:{port}"));
    });
    assert_eq!(serving.get("/readyz").status, 200);
    it_is_measured(&serving, port);
    assert!(serving.banner["set_up_link"].is_null(), "there is a Super Admin now");
    serving
}

fn it_is_measured(serving: &crate::site::Serving, port: u16) {
    serving.get("/t/some-customer/members");
    let answer = get(port, "/metrics");
    assert_eq!(answer.status, 200);
    for line in [
        r#"bailiwick_http_requests_total{method="GET",route="/readyz",status="200"} 1"#,
        r#"bailiwick_http_request_seconds_count{method="GET",route="/readyz"} 1"#,
        "bailiwick_database_up 1",
        r#"bailiwick_jobs{state="failed"} 0"#,
        r#"bailiwick_pool_waiting{pool="tenant"} 0"#,
    ] {
        assert!(
            answer.body.lines().any(|it| it == line),
            "{line} is not in {}",
            answer.body
        );
    }
    assert!(!answer.body.contains("some-customer"), "{}", answer.body);
    assert_eq!(get(port, "/readyz").status, 404, "nothing else is there");
    assert_eq!(serving.get("/metrics").status, 404, "nor this elsewhere");
}

fn tampering_is_found(site: &Site, serving: crate::site::Serving) -> crate::site::Serving {
    let report = site.run(&["audit", "verify", "--json"]).json();
    assert!(report["events"].as_u64().unwrap() > 3, "{report}");
    assert_eq!(report["findings"].as_array().unwrap().len(), 0, "{report}");
    let checkpoint = report["checkpoint"].as_str().unwrap();
    let kept = fs::read_to_string(site.data_dir.join("audit-checkpoint")).unwrap();
    assert_eq!(kept.trim(), checkpoint);
    let (number, hash) = checkpoint.split_once(':').unwrap();
    let later = format!("{}:{hash}", number.parse::<u64>().unwrap() + 100);
    for (expected, code) in [(checkpoint, 0), (&*later, 1), ("the last one", 2)] {
        let run = site.run(&["audit", "verify", "--expect", expected]);
        assert_eq!(run.status.code(), Some(code), "{expected}: {run:?}");
    }
    as_superuser(
        &site.data_dir,
        "update audit_events set actor_label = 'somebody else' where operation = 'set_up.claim' and outcome = 'done'",
    );
    let found = site.run(&["audit", "verify"]);
    assert_eq!(found.status.code(), Some(1), "{found:?}");
    assert!(found.out.contains("CHANGED"), "{found:?}");
    assert!(found.out.contains("evt_"), "{found:?}");
    serving
}

fn stops_in_good_order(site: &Site, mut serving: crate::site::Serving) {
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
    assert!(processes_on(&site.data_dir).is_empty());
    assert!(!serving.log().contains("ERROR"), "{}", serving.log());
}

fn commands_work_while_nothing_runs(site: &Site) {
    let list = site.run(&["admin", "list"]);
    assert!(list.status.success() && list.out.contains("Amelia Hart"), "{list:?}");
    // What was found stays found.
    assert_eq!(site.run(&["audit", "verify"]).status.code(), Some(1));
}

fn keys_are_guarded(site: &Site) {
    let path = site.data_dir.join("keys.json");
    let name = path.to_str().unwrap();
    let keys = fs::read(&path).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    site.run(&["serve"])
        .refused(1, &[name, "can be read by others", "chmod 600"]);
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    fs::write(&path, &keys[..keys.len() / 2]).unwrap();
    site.run(&["serve"]).refused(1, &[name, "damaged"]);
    fs::remove_file(&path).unwrap();
    site.run(&["serve"])
        .refused(1, &[name, "is missing", "put back your copy"]);
    assert!(!path.exists(), "keys are never made anew over what older ones sealed");
    site.run(&["audit", "verify"])
        .refused(2, &["there is no installation in"]);
    fs::write(&path, keys).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    site.run(&["admin", "list", "--json"]).json();
}
