//! The demo beside a `serve` that runs: everybody whom it lists can sign in, and its history verifies.

use serde_json::Value;

use crate::site::Site;

#[test]
fn the_demo_fills_an_installation_once() {
    let site = Site::new();
    let mut serving = site.serve();
    let filled = site.run(&["demo", "--json"]).json();
    assert_eq!(filled["filled"], true);
    assert!(filled["rows"].as_u64().unwrap() > 4000, "{filled}");
    let sign_ins = filled["sign_ins"].as_array().unwrap();
    assert!(sign_ins.len() > 30, "{}", sign_ins.len());
    let text = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
    for role in ["super_admin", "owner", "admin", "staff", "member", "read_only"] {
        let it = sign_ins.iter().find(|it| it["role"] == role).unwrap();
        let path = if role == "super_admin" {
            "/root/sign-in"
        } else {
            "/sign-in"
        };
        let (email, password) = (text(it, "email"), text(it, "password"));
        let entered = serving.post(path, &[("email", &email), ("password", &password)]);
        assert_eq!(entered.status, 303, "{email}: {entered:?}");
        let home = text(it, "url");
        let home = &home[home.find("/root/").or_else(|| home.find("/t/")).unwrap()..];
        assert_ne!(serving.get(home).status, 404, "{home}");
    }

    let again = site.run(&["demo"]);
    assert!(
        again.status.success() && again.out.contains("nothing was done"),
        "{again:?}"
    );
    let report = site.run(&["audit", "verify", "--json"]).json();
    assert_eq!(report["logs"], 4, "one of the platform and one for each tenant");
    assert!(report["events"].as_u64().unwrap() > 100, "{report}");
    assert_eq!(report["findings"].as_array().unwrap().len(), 0, "{report}");
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0));
    let log = serving.log();
    assert!(!log.contains("ERROR") && !log.contains(" failed"), "{log}");
}
