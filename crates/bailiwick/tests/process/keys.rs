//! New keys for an installation that lives on: nobody serves meanwhile, and what was made before is good after.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::site::{Ended, Site, ask_superuser};

#[test]
fn an_installation_goes_on_with_new_keys() {
    let site = Site::new();
    site.run(&["keys", "rotate"])
        .refused(1, &["there is no installation in"]);
    assert!(!site.data_dir.exists(), "no keys are made for nothing");
    let mut serving = site.serve();
    let bootstrap = [
        "admin",
        "bootstrap",
        "--email",
        "amelia@example.com",
        "--name",
        "Amelia Hart",
        "--password-stdin",
    ];
    assert!(
        site.run_with_input(&bootstrap, "brass lantern harbour 42")
            .status
            .success()
    );
    let created = site.run(&[
        "tenant",
        "create",
        "birch",
        "--name",
        "Birch",
        "--owner",
        "owen@example.org",
    ]);
    assert!(created.status.success(), "{created:?}");
    let before = exported(&site, "before.jsonl");
    let path = site.data_dir.join("keys.json");
    let old = fs::read(&path).unwrap();
    site.run(&["keys", "rotate"]).refused(1, &["is in use by process"]);
    assert_eq!(fs::read(&path).unwrap(), old, "refused before anything was made");
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());

    let done = site.run(&["keys", "rotate", "--json"]).json();
    assert_eq!(
        (&done["rotated"]["seal_key"], &done["rotated"]["sign_key"]),
        (&2.into(), &2.into())
    );
    assert!(done["rotated"]["secrets"].as_u64().unwrap() >= 2, "{done}");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let told = site.run(&["keys", "rotate"]);
    assert!(
        told.status.success() && told.out.contains("Back up") && told.out.contains("key 3"),
        "{told:?}"
    );

    let mut serving = site.serve();
    let log = "select concat_ws(' ', actor_kind, outcome, after ->> 'seal_key') from audit_events where operation = 'keys.rotate' order by position";
    assert_eq!(ask_superuser(&site.data_dir, log), ["cli done 2", "cli done 3"]);
    let report = site.run(&["audit", "verify", "--json"]).json();
    assert_eq!(report["findings"], serde_json::json!([]), "{report}");
    let after = exported(&site, "after.jsonl");
    for file in [&before, &after] {
        assert!(
            site.run(&["audit", "verify", "--export", file]).status.success(),
            "{file}"
        );
    }
    // Whoever has no keys needs the public ones of each time.
    let opening = fs::read_to_string(&after).unwrap();
    let opening: serde_json::Value = serde_json::from_str(opening.lines().next().unwrap()).unwrap();
    let public: Vec<&str> = ["1", "2", "3"]
        .iter()
        .map(|id| opening["keys"][id].as_str().unwrap())
        .collect();
    let all = [
        "audit", "verify", "--export", &after, "--key", public[0], "--key", public[1], "--key", public[2],
    ];
    assert!(Site::new().run(&all).status.success());
    assert_eq!(Site::new().run(&all[..6]).status.code(), Some(1));
    let created = site
        .run(&["tenant", "create", "cedar", "--name", "Cedar", "--json"])
        .json();
    assert_eq!(created["state"], "active");
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
    assert!(!serving.log().contains("cannot be opened"), "{}", serving.log());

    // The copy from before is noticed.
    let new = fs::read(&path).unwrap();
    fs::write(&path, old).unwrap();
    let doctor = site.run(&["doctor", "--json"]);
    assert_eq!(doctor.status.code(), Some(1), "{doctor:?}");
    assert!(
        doctor.out.contains("an older copy, from before the keys were rotated"),
        "{doctor:?}"
    );
    fs::write(&path, new).unwrap();
    assert!(site.run(&["doctor", "--json"]).status.success());
}

fn exported(site: &Site, name: &str) -> String {
    let file = site.directory.path().join(name).to_str().unwrap().to_owned();
    let written: Ended = site.run(&["audit", "export", "--output", &file]);
    assert!(written.status.success(), "{written:?}");
    file
}
