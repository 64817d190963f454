//! Roles as code on the command line: a tenant's file is written, changed, planned, checked and applied, and goes to another tenant.

use std::fs;

use crate::site::Site;

#[test]
fn a_tenants_roles_live_in_a_file() {
    let site = Site::new();
    let mut serving = site.serve();
    for slug in ["birch", "cedar"] {
        let created = site.run(&["tenant", "create", slug, "--name", slug]);
        assert!(created.status.success(), "{created:?}");
    }
    let path = site.directory.path().join("roles.yaml");
    let file = path.to_str().unwrap();
    let of = |verb: &'static str, tenant: &'static str| ["roles", verb, "--tenant", tenant, file];

    let export = site.run(&["roles", "export", "--tenant", "birch"]);
    assert!(
        export.status.success() && export.out.starts_with("version: 1\n"),
        "{export:?}"
    );
    fs::write(&path, &export.out).unwrap();
    let same = site.run(&[&of("plan", "birch")[..], &["--check"]].concat());
    assert_eq!(
        (same.status.code(), same.out.trim()),
        (Some(0), "Nothing would change: all is as the file says.")
    );

    let auditor = "roles:\n  - key: auditor\n    name: Auditor\n    rank: 30\n    permissions: [members.view]\n    tables: {default: [read]}\n";
    fs::write(&path, export.out.replace("roles:\n", auditor)).unwrap();
    let diff = "+ role auditor\n    + name: Auditor\n    + rank: 30\n    + permissions: members.view\n    - tables.default: nothing\n    + tables.default: read";
    let plan = site.run(&of("plan", "birch"));
    assert_eq!((plan.status.code(), plan.out.trim()), (Some(0), diff));
    let check = [&of("plan", "birch")[..], &["--check", "--json"]].concat();
    let check = site.run(&check);
    assert_eq!(check.status.code(), Some(1));
    assert!(check.out.contains("\"deed\": \"create\""), "{check:?}");

    // Nobody is there to be asked.
    site.run(&of("apply", "birch")).refused(1, &["give --yes"]);
    site.run_with_input(&["roles", "apply", "--tenant", "birch", "-"], &export.out)
        .refused(1, &["give --yes"]);
    let applied = site.run(&[&of("apply", "birch")[..], &["--yes"]].concat());
    assert!(applied.status.success(), "{applied:?}");
    assert_eq!(applied.out.trim(), format!("{diff}\nApplied."));
    let again = site.run(&[&of("apply", "birch")[..], &["--yes"]].concat());
    assert_eq!(again.out.trim(), "Nothing is changed: all was as the file says.");

    // Through a pipe into another tenant, and out of the first one again.
    let birch = site.run(&["roles", "export", "--tenant", "birch"]).out;
    let piped = site.run_with_input(&["roles", "apply", "--tenant", "cedar", "--yes", "-"], &birch);
    assert!(piped.status.success(), "{piped:?}");
    assert_eq!(site.run(&["roles", "export", "--tenant", "cedar"]).out, birch);
    fs::write(&path, &export.out).unwrap();
    let pruned = site.run(&[&of("apply", "birch")[..], &["--prune", "--yes"]].concat());
    assert_eq!(pruned.out.trim(), "- role auditor\nApplied.");
    assert_eq!(site.run(&["roles", "export", "--tenant", "birch"]).out, export.out);

    fs::write(&path, "version: 1\nrolls: []\n").unwrap();
    site.run(&of("plan", "birch")).refused(1, &["file:", "rolls", "line 2"]);
    site.run(&[&of("plan", "birch")[..], &["--check"]].concat())
        .refused(2, &["rolls"]);
    fs::write(&path, "version: 1\nroles: [{key: staff, rank: 50}]\n").unwrap();
    site.run(&of("plan", "birch"))
        .refused(1, &["The role staff", "built-in"]);
    site.run(&["roles", "export", "--tenant", "nobody"])
        .refused(1, &["no open tenant nobody"]);
    site.run(&["roles", "plan", "--tenant", "birch", "nowhere.yaml"])
        .refused(1, &["cannot read nowhere.yaml"]);

    // Each of it is in the log, as done by the command line.
    let log = site.run(&["audit", "export", "--tenant", "birch"]).out;
    for operation in ["role_file.apply", "roles.create", "grants.save", "roles.delete"] {
        let told = log.lines().find(|line| line.contains(&format!("\"{operation}\"")));
        assert!(
            told.is_some_and(|line| line.contains("\"actor_kind\":\"cli\"")),
            "{operation}: {log}"
        );
    }
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
}
