//! What is taken out of an installation proves itself elsewhere: the exported audit log, and the report of an access review.
// covers: A12, S3-78

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::Value;

use crate::site::{Serving, Site};

const PASSWORD: &str = "brass lantern harbour 42";
const EMAIL: &str = "amelia@example.com";

#[test]
fn what_is_taken_out_proves_itself() {
    let site = Site::new();
    let mut serving = site.serve();
    let bootstrap = [
        "admin",
        "bootstrap",
        "--email",
        EMAIL,
        "--name",
        "Amelia Hart",
        "--password-stdin",
    ];
    assert!(site.run_with_input(&bootstrap, PASSWORD).status.success());
    for (slug, name) in [("birch", "Birch"), ("cedar", "Cedar")] {
        let created = site.run(&["tenant", "create", slug, "--name", name]);
        assert!(created.status.success(), "{created:?}");
    }
    let formula = "=HYPERLINK(\"https://example.com\")";
    site.run(&["tenant", "suspend", "birch", "--reason", formula, "--json"])
        .json();
    whole_log(&site);
    one_tenants_log(&site);
    spreadsheet(&site);
    whole_tenant(&site);
    let report = access_review(&site, &serving);
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
    // Neither needs the database; the keys are enough.
    verified(&site, "--export", &site.directory.path().join("all.jsonl"), 0);
    verified(&site, "--review", &report, 0);
}

fn verified(site: &Site, kind: &str, file: &Path, code: i32) -> String {
    let checked = site.run(&["audit", "verify", kind, file.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(code), "{checked:?}");
    checked.out
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn whole_tenant(site: &Site) {
    let path = site.directory.path().join("cedar.zip");
    let file = path.to_str().unwrap();
    let export = ["tenant", "export", "cedar", "--output", file];
    let told = site.run(&[&export[..], &["--json"]].concat()).json();
    let bytes = fs::read(&path).unwrap();
    assert_eq!(told["bytes"], bytes.len());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(
        bytes.starts_with(b"PK") && bytes.windows(4).any(|it| it == b"PK\x05\x06"),
        "a file without its end"
    );
    site.run(&export).refused(1, &[file, "is there already"]);
}

fn whole_log(site: &Site) {
    let path = site.directory.path().join("all.jsonl");
    let file = path.to_str().unwrap();
    let export = ["audit", "export", "--output", file];
    let told = site.run(&[&export[..], &["--json"]].concat()).json();
    assert_eq!(told["bytes"], fs::metadata(&path).unwrap().len());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    site.run(&export).refused(1, &[file, "is there already"]);
    let out = verified(site, "--export", &path, 0);
    assert!(out.contains("as it was written"), "{out}");

    let text = fs::read_to_string(&path).unwrap();
    let lines = lines(&text);
    let key = lines[0]["keys"]
        .as_object()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .as_str()
        .unwrap();
    let elsewhere = Site::new();
    let by_key = ["audit", "verify", "--export", file, "--key", key];
    assert!(
        elsewhere.run(&by_key).status.success(),
        "without the keys of the installation"
    );
    let changed = site.directory.path().join("changed.jsonl");
    fs::write(&changed, text.replacen("amelia@example.com", "eve@example.com", 1)).unwrap();
    verified(site, "--export", &changed, 1);
    let cut: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("\"tenants.suspend\""))
        .collect();
    fs::write(&changed, format!("{}\n", cut.join("\n"))).unwrap();
    verified(site, "--export", &changed, 1);
    // That it was exported is in the log, by whom too.
    let log = site.run(&["audit", "export"]);
    let told = log.out.lines().find(|line| line.contains("\"audit.export\"")).unwrap();
    assert!(
        told.contains("\"actor_kind\":\"cli\"") && told.contains("jsonl"),
        "{told}"
    );
}

fn one_tenants_log(site: &Site) {
    let export = site.run(&["audit", "export", "--tenant", "birch"]);
    assert!(export.status.success(), "{export:?}");
    assert!(!export.out.contains("cedar"), "{export:?}");
    let path = site.directory.path().join("birch.jsonl");
    fs::write(&path, &export.out).unwrap();
    verified(site, "--export", &path, 0);
    site.run(&["audit", "export", "--tenant", "nobody"])
        .refused(1, &["tenant: There is no tenant of this name"]);
    site.run(&["audit", "export", "--format", "xml"])
        .refused(1, &["format: Choose csv or jsonl"]);
}

fn spreadsheet(site: &Site) {
    let csv = site.run(&["audit", "export", "--format", "csv"]).out;
    assert!(csv.starts_with("\"time\",\"tenant\","), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"https"), "{csv}");
    assert!(!csv.contains(",\"=HYPERLINK"), "{csv}");
}

/// From its start to the file, as a browser does it.
fn access_review(site: &Site, serving: &Serving) -> std::path::PathBuf {
    let amelia = serving.signed_in(EMAIL, PASSWORD);
    let new = [("title", "Third quarter"), ("deadline_in_days", "14"), ("note", "")];
    let begun = amelia.post("/root/reviews", &new);
    assert_eq!(begun.status, 303, "{begun:?}");
    let here = begun.header("location").unwrap().to_owned();
    let closing = [("version", "1"), ("reason", "There is nobody but me yet.")];
    let closed = amelia.post(&format!("{here}/close"), &closing);
    assert_eq!(closed.status, 303, "{closed:?}");
    let report = amelia.get(&format!("{here}/report.json"));
    assert_eq!(report.status, 200, "{report:?}");
    let path = site.directory.path().join("review.json");
    fs::write(&path, &report.body).unwrap();
    let out = verified(site, "--review", &path, 0);
    for part in ["“Third quarter” of 1 platform admins", "Closed", "as it was signed"] {
        assert!(out.to_lowercase().contains(&part.to_lowercase()), "{part} in {out}");
    }
    let as_json = ["audit", "verify", "--review", path.to_str().unwrap(), "--json"];
    assert_eq!(site.run(&as_json).json()["report"], "as_signed");

    let changed = site.directory.path().join("changed.json");
    fs::write(&changed, report.body.replacen("Third", "Fourth", 1)).unwrap();
    let out = verified(site, "--review", &changed, 1);
    assert!(out.contains("Something is wrong"), "{out}");
    fs::write(&changed, "{}").unwrap();
    site.run(&["audit", "verify", "--review", changed.to_str().unwrap()])
        .refused(2, &["not a report that an installation signed"]);
    site.run(&["audit", "verify", "--review", "nowhere.json"])
        .refused(2, &["cannot read nowhere.json"]);
    let other = "00".repeat(32);
    site.run(&["audit", "verify", "--review", path.to_str().unwrap(), "--key", &other])
        .refused(2, &["made by another installation"]);
    path
}
