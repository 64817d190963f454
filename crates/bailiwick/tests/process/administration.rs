//! What an administrator does on the command line beside a `serve` that runs: done as in the panel, and in the log as the command line's.
// covers: D3, D8, D9, G1

use serde_json::Value;

use crate::site::{Site, ask_superuser};

const PASSWORD: &str = "brass lantern harbour 42";
const EMAIL: &str = "amelia@example.com";

#[test]
fn an_administrator_needs_no_browser() {
    let site = Site::new();
    site.run(&["tenant", "list"])
        .refused(1, &["there is no installation in"]);
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
    tenants(&site);
    the_last_super_admin(&site, &serving);
    who_did_it(&site);
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
    nobody_works_on_it(&site);
}

fn tenants(site: &Site) {
    let empty = site.run(&["tenant", "list"]);
    assert!(empty.out.contains("bailiwick tenant create"), "{empty:?}");
    let create = [
        "tenant",
        "create",
        "birch-books",
        "--name",
        "Birch Books",
        "--owner",
        "owen@example.org",
    ];
    let made = site.run(&[&create[..], &["--json"]].concat()).json();
    assert_eq!(
        (&made["slug"], &made["state"]),
        (&"birch-books".into(), &"active".into()),
        "{made}"
    );
    assert_eq!(made["owner_invitation"]["email"], "owen@example.org");
    site.run(&create).refused(1, &["slug: Another tenant has this slug"]);
    site.run(&["tenant", "create", "Birch!", "--name", ""])
        .refused(1, &["slug: ", "name: Write a name"]);
    site.run(&["tenant", "create", "x", "--name", "X", "--isolation", "none"])
        .refused(1, &["isolation: Choose schema or database"]);
    site.run(&["tenant", "create", "x", "--name", "X", "--server", "nowhere"])
        .refused(1, &["no database server nowhere"]);
    let other = site.run(&[
        "tenant",
        "create",
        "cedar",
        "--name",
        "Cedar",
        "--server",
        "local",
        "--isolation",
        "database",
    ]);
    assert!(
        other.status.success() && other.out.contains("cedar is open: http://localhost:"),
        "{other:?}"
    );

    let suspend = ["tenant", "suspend", "birch-books", "--reason", "The contract ended."];
    site.run(&["tenant", "suspend", "birch", "--reason", "Not that one."])
        .refused(1, &["no tenant birch", "bailiwick tenant list"]);
    site.run(&["tenant", "suspend", "birch-books", "--reason", " "])
        .refused(1, &["Say why"]);
    site.run(&["tenant", "restore", "birch-books"])
        .refused(1, &["Only a tenant that is suspended"]);
    assert_eq!(
        site.run(&[&suspend[..], &["--json"]].concat()).json()["state"],
        "suspended"
    );
    site.run(&suspend).refused(1, &["Only an active tenant"]);
    let listed = site.run(&["tenant", "list", "--json"]).json();
    let states: Vec<&Value> = listed.as_array().unwrap().iter().map(|it| &it["state"]).collect();
    assert_eq!(states, ["suspended", "active"]);
    let back = site.run(&["tenant", "resume", "birch-books"]);
    assert!(
        back.status.success() && back.out.contains("birch-books is active again"),
        "{back:?}"
    );
}

fn the_last_super_admin(site: &Site, serving: &crate::site::Serving) {
    let signs_in = || {
        serving
            .post("/root/sign-in", &[("email", EMAIL), ("password", PASSWORD)])
            .status
            == 303
    };
    let deactivate = [
        "admin",
        "deactivate",
        "Amelia@Example.com",
        "--reason",
        "Left the company.",
    ];
    site.run(&["admin", "deactivate", "amelia", "--reason", "Left the company."])
        .refused(
            1,
            &["no platform admin with the address amelia", "bailiwick admin list"],
        );
    site.run(&deactivate)
        .refused(1, &["Cannot remove the last active platform admin"]);
    assert!(signs_in());
    let forced = site.run(&[&deactivate[..], &["--force", "--json"]].concat()).json();
    assert_eq!(
        (&forced["state"], &forced["state_reason"]),
        (&"inactive".into(), &"Left the company.".into())
    );
    assert!(!signs_in());
    site.run(&[&deactivate[..], &["--force"]].concat())
        .refused(1, &["is not active"]);
    let link = site.run(&["admin", "recover", EMAIL, "--json"]).json();
    assert!(
        link["link"].as_str().unwrap().contains("/root/reset-password/"),
        "{link}"
    );
    assert!(signs_in());
}

fn who_did_it(site: &Site) {
    let log = ask_superuser(
        &site.data_dir,
        "select concat_ws(' ', operation, target_label, outcome, reason, justification) from audit_events
         where actor_kind = 'cli' order by position, id",
    );
    for event in [
        "tenants.create birch-books done",
        "tenants.create cedar done",
        "tenants.suspend birch-books done The contract ended.",
        "tenants.restore birch-books done",
        "admins.deactivate amelia@example.com done Left the company.",
        "admins.recover amelia@example.com done",
    ] {
        assert!(log.iter().any(|it| it == event), "{event} is not in {log:#?}");
    }
}

/// Then the job waits, and whoever asked is told so.
fn nobody_works_on_it(site: &Site) {
    let made = site.run(&["tenant", "create", "dogwood", "--name", "Dogwood"]);
    assert!(made.status.success(), "{made:?}");
    assert!(made.out.contains("as soon as `bailiwick serve` runs"), "{made:?}");
    let mut serving = site.serve();
    crate::site::until("the place of dogwood", || {
        let listed = site.run(&["tenant", "list", "--json"]).json();
        listed
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["slug"] == "dogwood" && it["state"] == "active")
    });
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
}
