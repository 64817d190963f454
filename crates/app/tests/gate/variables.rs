//! Variables: who sees what, that a secret is read by those who may and leaves an event without it, and that there are never too many.
// covers: S1-11, S1-34, D1, A2, A8

use app::{
    Caller, Credential, Origin, VariableId,
    access_grants::{NewAccessGrant, Open, Way},
    hash_token,
    tokens::{self, NewToken},
    variables::{
        Create, Delete, Edit, Environment, List, ListEnvironments, NewVariable, ReadEnvironment, Reveal, Show,
        Variable, VariableChange,
    },
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

const SECRET: &str = "correct horse\nbattery staple";

fn new(environment: &str, key: &str, value: &str, secret: bool) -> Create {
    Create(NewVariable {
        environment: environment.into(),
        key: key.into(),
        value: value.into(),
        secret,
    })
}

async fn made(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, key: &str, secret: bool) -> Variable {
    let value = if secret { SECRET } else { "blue" };
    app.in_tenant(by, &acme.by_id(), new("production", key, value, secret))
        .await
        .expect(key)
}

fn change(variable: &Variable, value: Option<&str>, secret: bool) -> Edit {
    Edit {
        variable: variable.id,
        version: variable.version,
        change: VariableChange {
            value: value.map(Into::into),
            secret,
        },
    }
}

async fn revealed(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, variable: VariableId) -> app::Result<String> {
    let reveal = Reveal { variable };
    app.in_tenant(by, &acme.by_id(), reveal).await.map(|it| it.value)
}

async fn read(app: &TestApp, acme: &TestTenant<'_>, by: &Caller) -> app::Result<Environment> {
    let environment = "production".into();
    app.in_tenant(by, &acme.by_id(), ReadEnvironment { environment }).await
}

async fn token(app: &TestApp, owner: &Person, permissions: &[&str]) -> Caller {
    let new = NewToken {
        name: "shop".into(),
        tenant: Some("acme".into()),
        permissions: permissions.iter().map(|it| (*it).to_owned()).collect(),
        expires_in_days: 30,
    };
    let made = app.on_account(owner, tokens::Create(new)).await.expect("a token");
    Caller::new(Credential::Token(hash_token(&made.token)), Origin::default())
}

/// The newest event of the operation: what it is about, and what it says.
async fn event(app: &TestApp, operation: &str) -> (String, String) {
    let sql = "select target_label, e::text from audit_events e where operation = $1 and outcome = 'done'
               order by position desc, id desc limit 1";
    let row = app
        .superuser()
        .await
        .query_one(sql, &[&operation])
        .await
        .expect(operation);
    (row.get(0), row.get(1))
}

#[tokio::test]
async fn a_secret_is_masked_until_somebody_who_may_reveals_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let here = acme.by_id();
    let color = made(&app, &acme, &admin, "COLOR", false).await;
    let password = made(&app, &acme, &admin, "PASSWORD", true).await;
    assert_eq!(
        (color.value.as_deref(), password.value.as_deref()),
        (Some("blue"), None)
    );
    assert_eq!((color.version, password.version), (1, 1));

    let listed = app.in_tenant(&admin, &here, List::default()).await.unwrap().items;
    let seen: Vec<_> = listed
        .iter()
        .map(|it| (&*it.key, it.value.as_deref(), it.secret))
        .collect();
    assert_eq!(seen, [("COLOR", Some("blue"), false), ("PASSWORD", None, true)]);
    let shown = app
        .in_tenant(&admin, &here, Show { variable: password.id })
        .await
        .unwrap();
    assert_eq!(shown.value, None);
    assert_eq!(revealed(&app, &acme, &owner, password.id).await.unwrap(), SECRET);
    assert_eq!(revealed(&app, &acme, &admin, password.id).await.unwrap(), SECRET);
    let (about, event) = event(&app, "variables.reveal").await;
    assert_eq!(about, "production/PASSWORD");
    assert!(!event.contains("battery"), "{event}");

    // Whoever looks is not whoever reveals.
    assert_eq!(code(&app.in_tenant(&staff, &here, List::default()).await), "forbidden");
    let looks = "update roles set permissions = permissions || '{variables.view,variables.edit}', version = version + 1 where key = 'staff'";
    app.superuser().await.batch_execute(looks).await.unwrap();
    assert_eq!(
        app.in_tenant(&staff, &here, List::default()).await.unwrap().items.len(),
        2
    );
    assert_eq!(code(&revealed(&app, &acme, &staff, password.id).await), "forbidden");
    let environment = read(&app, &acme, &staff).await.unwrap();
    assert_eq!(environment.variables.keys().collect::<Vec<_>>(), ["COLOR"]);
    assert_eq!(environment.withheld, ["PASSWORD"]);
    // Nor does anybody by changing it.
    let plain = app.in_tenant(&staff, &here, change(&password, None, false)).await;
    assert_eq!(field(&plain), "value");
    assert_eq!(
        code(&app.in_tenant(&staff, &here, change(&password, None, true)).await),
        "unchanged"
    );

    // A proof that is too old shows nothing, of the environment as a whole either.
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&revealed(&app, &acme, &owner, password.id).await),
        "step_up_required"
    );
    assert_eq!(read(&app, &acme, &owner).await.unwrap().withheld, ["PASSWORD"]);
}

#[tokio::test]
async fn a_value_is_changed_against_its_version_and_kept_out_of_the_log() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, here) = (acme.admin().await, acme.by_id());
    let color = made(&app, &acme, &admin, "COLOR", false).await;
    let green = app
        .in_tenant(&admin, &here, change(&color, Some("green"), false))
        .await
        .unwrap();
    assert_eq!((green.value.as_deref(), green.version), (Some("green"), 2));
    assert_eq!(
        code(&app.in_tenant(&admin, &here, change(&color, Some("red"), false)).await),
        "stale"
    );
    // Made secret as it is.
    let sealed = app.in_tenant(&admin, &here, change(&green, None, true)).await.unwrap();
    assert_eq!((sealed.value.as_deref(), sealed.secret), (None, true));
    assert_eq!(revealed(&app, &acme, &admin, color.id).await.unwrap(), "green");
    let plain = app
        .in_tenant(&admin, &here, change(&sealed, Some(""), false))
        .await
        .unwrap();
    assert_eq!((plain.value.as_deref(), plain.secret), (Some(""), false));
    for value in ["blue", "green"] {
        let sql = "select count(*) from audit_events e where e::text like '%' || $1 || '%'";
        let held: i64 = app.superuser().await.query_one(sql, &[&value]).await.unwrap().get(0);
        assert_eq!(held, 0, "an event holds a value");
    }
    let (variable, version) = (color.id, plain.version);
    let stale = Delete {
        variable,
        version: version - 1,
    };
    assert_eq!(code(&app.in_tenant(&admin, &here, stale).await), "stale");
    app.in_tenant(&admin, &here, Delete { variable, version })
        .await
        .unwrap();
    assert_eq!(event(&app, "variables.delete").await.0, "production/COLOR");
    assert_eq!(
        code(&app.in_tenant(&admin, &here, Show { variable }).await),
        "not_found"
    );
    assert_eq!(
        code(&read(&app, &acme, &admin).await),
        "not_found",
        "an environment without variables is none"
    );
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, here) = (acme.admin().await, acme.by_id());
    let largest = "x".repeat(16 * 1024);
    app.in_tenant(&admin, &here, new("production", "LARGE", &largest, true))
        .await
        .unwrap();
    app.in_tenant(&admin, &here, new("production", "_l4", &largest, false))
        .await
        .unwrap();
    let larger = format!("{largest}x");
    let long = "K".repeat(101);
    for (environment, key, value, wrong) in [
        ("Production", "KEY", "", "environment"),
        ("", "KEY", "", "environment"),
        ("a/b", "KEY", "", "environment"),
        ("production", "", "", "key"),
        ("production", "1KEY", "", "key"),
        ("production", "A-KEY", "", "key"),
        ("production", &*long, "", "key"),
        ("production", "LARGE", "", "key"),
        ("production", "KEY", &*larger, "value"),
    ] {
        let result = app.in_tenant(&admin, &here, new(environment, key, value, true)).await;
        assert_eq!(field(&result), wrong, "{environment}/{key}");
    }
    // Another environment has keys of its own.
    app.in_tenant(&admin, &here, new("staging", "LARGE", "", true))
        .await
        .unwrap();
    let environments = app.in_tenant(&admin, &here, ListEnvironments).await.unwrap();
    let counted: Vec<_> = environments
        .iter()
        .map(|it| (&*it.name, it.variables, it.secrets))
        .collect();
    assert_eq!(counted, [("production", 2, 1), ("staging", 1, 1)]);
}

#[tokio::test]
async fn a_list_goes_on_where_the_page_before_ended() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, here) = (acme.admin().await, acme.by_id());
    for environment in ["staging", "production"] {
        for key in ["B", "a", "A_B"] {
            app.in_tenant(&admin, &here, new(environment, key, "", false))
                .await
                .unwrap();
        }
    }
    let (mut after, mut names) = (None, Vec::new());
    loop {
        let list = List {
            after,
            limit: Some(2),
            ..List::default()
        };
        let page = app.in_tenant(&admin, &here, list).await.unwrap();
        names.extend(
            page.items
                .into_iter()
                .map(|it| format!("{}/{}", it.environment, it.key)),
        );
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(
        names,
        [
            "production/A_B",
            "production/B",
            "production/a",
            "staging/A_B",
            "staging/B",
            "staging/a"
        ]
    );
    let list = List {
        environment: Some("staging".into()),
        search: Some("_b".into()),
        ..List::default()
    };
    let found = app.in_tenant(&admin, &here, list).await.unwrap().items;
    assert_eq!(found.iter().map(|it| &*it.key).collect::<Vec<_>>(), ["A_B"]);
}

#[tokio::test]
async fn an_application_reads_what_its_token_names() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    made(&app, &acme, &owner, "COLOR", false).await;
    let password = made(&app, &acme, &owner, "PASSWORD", true).await;
    let looks = token(&app, &owner, &["variables.view"]).await;
    let reads = token(&app, &owner, &["variables.view", "variables.manage"]).await;
    // Its owner proved it lately when it was made, and is not asked each time that it is used.
    app.advance(SignedDuration::from_hours(1));
    let environment = read(&app, &acme, &reads).await.unwrap();
    let values: Vec<_> = environment
        .variables
        .iter()
        .map(|(key, value)| (&**key, &**value))
        .collect();
    assert_eq!(values, [("COLOR", "blue"), ("PASSWORD", SECRET)]);
    assert!(environment.withheld.is_empty());
    let (about, told) = event(&app, "variables.read_environment").await;
    assert_eq!(about, "production");
    assert!(told.contains("PASSWORD") && !told.contains("battery"), "{told}");
    assert_eq!(revealed(&app, &acme, &reads, password.id).await.unwrap(), SECRET);

    let environment = read(&app, &acme, &looks).await.unwrap();
    assert_eq!(environment.withheld, ["PASSWORD"]);
    assert!(!environment.variables.contains_key("PASSWORD"));
    assert_eq!(code(&revealed(&app, &acme, &looks, password.id).await), "token_scope");
    // What its owner may no longer do, it may no longer do.
    acme.owner().await;
    let less = "update memberships m set role_id = r.id, version = m.version + 1 from roles r
                where r.tenant_id = m.tenant_id and r.key = 'member' and m.user_id = $1";
    app.superuser().await.execute(less, &[&owner.user.0]).await.unwrap();
    assert_eq!(code(&read(&app, &acme, &reads).await), "forbidden");
}

#[tokio::test]
async fn whoever_is_inside_for_a_while_works_on_variables_and_reads_no_secret() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, root, here) = (acme.owner().await, app.platform("super_admin").await, acme.by_id());
    let password = made(&app, &acme, &owner, "PASSWORD", true).await;
    let open = Open {
        tenant: acme.by_id(),
        new: NewAccessGrant {
            mode: "write".into(),
            reason: "Ticket 4711".into(),
            minutes: 60,
        },
        way: Way::Api,
    };
    let opened = app.on_platform(&root, open).await.unwrap();
    let inside = Caller::new(Credential::Token(hash_token(&opened.token.unwrap())), Origin::default());
    made(&app, &acme, &inside, "COLOR", false).await;
    assert_eq!(code(&revealed(&app, &acme, &inside, password.id).await), "access_grant");
    assert_eq!(read(&app, &acme, &inside).await.unwrap().withheld, ["PASSWORD"]);
    // What somebody else's secret is replaced by is theirs to know.
    let replaced = app
        .in_tenant(&inside, &here, change(&password, Some("mine"), true))
        .await
        .unwrap();
    assert_eq!(code(&revealed(&app, &acme, &inside, replaced.id).await), "access_grant");
}

#[tokio::test]
async fn another_tenants_secret_opens_nowhere_else() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let (one, other) = (acme.owner().await, globex.owner().await);
    let password = made(&app, &acme, &one, "PASSWORD", true).await;
    assert_eq!(code(&revealed(&app, &globex, &other, password.id).await), "not_found");
    // Not if somebody who writes to the database puts it there, nor in another variable's place.
    let moved = "update variables set tenant_id = $1";
    app.superuser().await.execute(moved, &[&globex.id.0]).await.unwrap();
    assert_eq!(code(&revealed(&app, &globex, &other, password.id).await), "internal");
}

#[tokio::test]
async fn fifty_at_once_make_no_more_than_there_may_be() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = acme.admin().await;
    let fill = "insert into variables (tenant_id, id, environment, key, value, created_at, updated_at)
                select $1, gen_random_uuid(), 'e' || n % 19, 'K' || n, '', now(), now() from generate_series(1, 998) n";
    app.superuser().await.execute(fill, &[&acme.id.0]).await.unwrap();
    let results = together((0..50).map(|n| {
        let (app, admin, here) = (app.app().clone(), admin.clone(), acme.by_id());
        async move {
            code(
                &app.in_tenant(&admin, &here, new(&format!("new{n}"), "KEY", "", false))
                    .await,
            )
        }
    }))
    .await;
    assert_eq!(
        results.iter().filter(|result| **result == "ok").count(),
        1,
        "a twentieth environment"
    );
    assert_eq!(results.iter().filter(|result| **result == "limit_reached").count(), 49);
    let results = together((0..50).map(|n| {
        let (app, admin, here) = (app.app().clone(), admin.clone(), acme.by_id());
        async move {
            code(
                &app.in_tenant(&admin, &here, new("e1", &format!("NEW{n}"), "", true))
                    .await,
            )
        }
    }))
    .await;
    assert_eq!(
        results.iter().filter(|result| **result == "ok").count(),
        1,
        "a thousandth variable"
    );
}

#[tokio::test]
async fn variables_and_email_domains_go_with_their_tenant() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    made(&app, &acme, &Caller::cli(), "PASSWORD", true).await;
    let domain = app::email_domains::NewEmailDomain {
        domain: "acme.example".into(),
    };
    let domain = app::email_domains::Add(domain);
    app.in_tenant(&Caller::cli(), &acme.by_id(), domain).await.unwrap();
    let delete = app::tenants::DeleteNow {
        tenant: acme.by_id(),
        version: app
            .on_platform(&Caller::cli(), app::tenants::Show { tenant: acme.by_id() })
            .await
            .unwrap()
            .tenant
            .version,
        confirm: acme.slug.clone(),
        reason: "The customer left.".into(),
    };
    let mut progress = app.watch_jobs();
    app.on_platform(&Caller::cli(), delete).await.unwrap();
    let left = "select (select count(*) from variables) + (select count(*) from email_domains)";
    while app
        .superuser()
        .await
        .query_one(left, &[])
        .await
        .unwrap()
        .get::<_, i64>(0)
        > 0
    {
        progress.recv().await.expect("the application is there");
    }
}
