//! People of one tenant try to reach another: by its name, by its ids, by what they write into bodies, queries and headers.
// covers: S0-39, S0-40, G11, A2, A13, D17

mod things;

use app::{
    AccessGrantId, AuditViewId, Caller, EmailDomainId, GroupId, InvitationId, MembershipId, PasskeyId, SessionId,
    TenantId, TokenId, UserId, VariableId, tokens, variables,
};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Answer, Client, Person, TestApp, TestTenant};

use crate::{
    place::{client, tenant_with_tables},
    requests::{address, example, operations, required_query},
    witness,
};
use things::{group_of, passkey_of, visit};

/// Acme, whose people attack, and Birch, of whose things they know every id.
struct Attack<'a> {
    birch: TestTenant<'a>,
    attackers: Vec<(&'static str, Client)>,
    member: MembershipId,
    user: UserId,
    invitation: InvitationId,
    grant: AccessGrantId,
    session: SessionId,
    token: TokenId,
    passkey: PasskeyId,
    /// Where Birch's tables are.
    schema: String,
    group: GroupId,
    /// A saved view that is shared with all who read Birch's log.
    view: AuditViewId,
    variable: VariableId,
    domain: EmailDomainId,
}

impl<'a> Attack<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let acme = tenant_with_tables(app, "acme").await;
        let birch = tenant_with_tables(app, "birch").await;
        let (owner, member) = (acme.owner().await, acme.member().await);
        let token = new_token(app, &owner, "acme").await;
        let nobody = client(app).if_match(1);
        let victim = birch.owner().await;
        // Without the victim there is still somebody.
        birch.owner().await;
        let role = "insert into roles (tenant_id, id, key, name, description, rank, permissions, default_rights, full_rights, builtin)
                    values ($1, gen_random_uuid(), 'beekeeper', 'Beekeeper', '', 10, '{}', 0, false, false)";
        let superuser = app.superuser().await;
        superuser.execute(role, &[&birch.id.0]).await.expect("a role");
        let row = superuser
            .query_one("select id from sessions where user_id = $1", &[&victim.user.0])
            .await;
        let session = SessionId(row.expect("a session").get(0));
        new_token(app, &victim, "birch").await;
        let row = superuser
            .query_one("select id from api_tokens where user_id = $1", &[&victim.user.0])
            .await;
        let view = AuditViewId::new();
        let shared = "insert into audit_views (chain, id, owner_id, name, filter, shared, created_at)
                      values ($1, $2, $3, 'Birch''s', '{}', true, now())";
        superuser
            .execute(shared, &[&birch.id.0, &view.0, &victim.user.0])
            .await
            .expect("a view");
        let domain = EmailDomainId::new();
        let listed = "insert into email_domains (tenant_id, id, domain, token, added_at) values ($1, $2, 'birch.example', md5(''), now())";
        let listed = superuser.execute(listed, &[&birch.id.0, &domain.0]).await;
        listed.expect("a domain");
        let variable = variables::NewVariable {
            environment: "hive".into(),
            key: "QUEEN".into(),
            value: "Birch's secret".into(),
            secret: true,
        };
        let create = variables::Create(variable);
        let variable = app.in_tenant(&Caller::cli(), &birch.by_id(), create).await;
        Self {
            view,
            passkey: passkey_of(app, &victim).await,
            domain,
            group: group_of(app, &birch).await,
            variable: variable.expect("a variable").id,
            attackers: vec![
                ("a member", nobody.signed_in(&member)),
                ("an owner", nobody.signed_in(&owner)),
                ("an owner's token", nobody.bearer(&token)),
            ],
            member: victim.membership.expect("a member"),
            user: victim.user,
            invitation: birch
                .invite(&Caller::cli(), "wanted@example.com", "member")
                .await
                .expect("an invitation")
                .id,
            grant: visit(app, &birch).await,
            session,
            token: TokenId(row.expect("a token").get(0)),
            schema: superuser
                .query_one("select schema_name from tenants where id = $1", &[&birch.id.0])
                .await
                .expect("a place")
                .get(0),
            birch,
        }
    }

    /// Sends what differs in one thing only, and expects that the answers do not differ.
    async fn same(
        &self,
        what: &str,
        method: &str,
        theirs: (&str, Option<Value>),
        nobodys: (&str, Option<Value>),
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (who, client) in &self.attackers {
            let method: Method = method.parse().expect("a method");
            let there = client.send(method.clone(), theirs.0, theirs.1.as_ref()).await;
            let nowhere = client.send(method, nobodys.0, nobodys.1.as_ref()).await;
            assert_eq!(
                there.fingerprint(),
                nowhere.fingerprint(),
                "{who} can tell by {what} that something is there"
            );
            assert!(there.status.is_client_error(), "{who} by {what}: {}", there.text());
            answers.push(there);
        }
        answers
    }
}

async fn new_token(app: &TestApp, person: &Person, tenant: &str) -> String {
    let permissions = [
        "members.view",
        "members.edit",
        "members.create",
        "tables.view",
        "tables.manage",
        "audit.view",
        "decisions.view",
        "variables.view",
        "variables.manage",
    ];
    let new = tokens::NewToken {
        name: "all that matters".into(),
        tenant: Some(tenant.into()),
        permissions: permissions.map(Into::into).to_vec(),
        expires_in_days: 1,
    };
    app.on_account(person, tokens::Create(new))
        .await
        .expect("a token")
        .token
}

#[tokio::test]
async fn another_tenant_is_no_tenant() {
    let app = TestApp::new().await;
    let attack = Attack::new(&app).await;
    let before = witness::of_tenant(&app, attack.birch.id).await;
    let id = attack.birch.id.to_string();
    let none = TenantId::new().to_string();
    let mut tried = 0;
    for (method, path, operation) in operations() {
        if !path.contains("{tenant}") {
            continue;
        }
        for (theirs, nobodys) in [("birch", "nobody"), (&*id, &*none)] {
            let query: Vec<String> = required_query(&operation)
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let of = |tenant: &str| {
                let path = address(&operation, |name| match name {
                    "tenant" => Some(tenant.to_owned()),
                    "member" => Some(attack.member.to_string()),
                    "invitation" => Some(attack.invitation.to_string()),
                    "grant" => Some(attack.grant.to_string()),
                    "group" => Some(attack.group.to_string()),
                    "view" => Some(attack.view.to_string()),
                    "variable" => Some(attack.variable.to_string()),
                    "domain" => Some(attack.domain.to_string()),
                    _ => None,
                });
                format!("{path}?{}", query.join("&"))
            };
            let (there, nowhere) = (of(theirs), of(nobodys));
            let body = example(&operation);
            let answers = attack
                .same(&there, &method, (&there, body.clone()), (&nowhere, body))
                .await;
            for answer in answers {
                // To the root panel nobody here is signed in.
                let elsewhere = path.starts_with("/api/v1/platform") && answer.status == StatusCode::UNAUTHORIZED;
                // A token leaves no tenant, whichever it is.
                let leaving = path.ends_with("/leave") && answer.code() == "token_scope";
                assert!(
                    answer.status == StatusCode::NOT_FOUND || elsewhere || leaving,
                    "{method} {there}: {}",
                    answer.text()
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 30, "only {tried} paths");
    assert_eq!(
        before,
        witness::of_tenant(&app, attack.birch.id).await,
        "something of Birch's changed"
    );
}

#[tokio::test]
async fn ids_of_another_tenant_are_no_ids() {
    let app = TestApp::new().await;
    let attack = Attack::new(&app).await;
    let before = witness::of_tenant(&app, attack.birch.id).await;
    let nobodys = [
        ("group", attack.group.to_string(), GroupId::new().to_string()),
        ("member", attack.member.to_string(), MembershipId::new().to_string()),
        (
            "invitation",
            attack.invitation.to_string(),
            InvitationId::new().to_string(),
        ),
        ("grant", attack.grant.to_string(), AccessGrantId::new().to_string()),
        ("session", attack.session.to_string(), SessionId::new().to_string()),
        ("token", attack.token.to_string(), TokenId::new().to_string()),
        ("passkey", attack.passkey.to_string(), PasskeyId::new().to_string()),
        ("view", attack.view.to_string(), AuditViewId::new().to_string()),
        ("variable", attack.variable.to_string(), VariableId::new().to_string()),
        ("domain", attack.domain.to_string(), EmailDomainId::new().to_string()),
        ("environment", "hive".to_owned(), "nowhere".to_owned()),
        ("role", "beekeeper".to_owned(), "nobody".to_owned()),
        (
            "table",
            format!("{}.orders", attack.schema),
            "t_nobody.orders".to_owned(),
        ),
    ];
    let mut tried = 0;
    for (method, path, operation) in operations() {
        // Nobody here is anybody on the platform.
        if path.starts_with("/api/v1/platform") {
            continue;
        }
        let Some((parameter, theirs, nobodys)) =
            nobodys.iter().find(|(name, ..)| path.contains(&format!("{{{name}}}")))
        else {
            continue;
        };
        let with = |id: &str| {
            let id = id.to_owned();
            address(&operation, |name| (name == *parameter).then(|| id.clone()))
        };
        let (there, nowhere) = (with(theirs), with(nobodys));
        let body = example(&operation);
        let answers = attack
            .same(&there, &method, (&there, body.clone()), (&nowhere, body))
            .await;
        assert_eq!(
            answers[1].status,
            StatusCode::NOT_FOUND,
            "{method} {there} by an owner: {}",
            answers[1].text()
        );
        tried += 1;
    }
    assert_eq!(tried, 39, "paths with an id of something in a tenant, or of an account");
    assert_eq!(
        before,
        witness::of_tenant(&app, attack.birch.id).await,
        "something of Birch's changed"
    );
}

#[tokio::test]
async fn bodies_and_queries_lead_nowhere_else() {
    let app = TestApp::new().await;
    let attack = Attack::new(&app).await;
    let show = app::tenants::Show {
        tenant: app::TenantRef::parse("acme"),
    };
    let shown = app.on_platform(&Caller::cli(), show).await;
    let acme = shown.expect("the tenant").tenant.id;
    let before = witness::of_tenant(&app, attack.birch.id).await;
    let asked = |tenant: &str, user: UserId| json!({ "subject": { "type": "user", "id": user }, "action": { "name": "tables.view" }, "resource": { "type": "tenant", "id": tenant } });
    let table = |tenant: &str| {
        json!({ "subject": { "type": "user", "id": attack.user }, "action": { "name": "read" },
                "resource": { "type": "table", "id": "orders", "properties": { "tenant": tenant } } })
    };
    let token =
        |tenant: &str| json!({ "name": "x", "tenant": tenant, "permissions": ["tables.view"], "expires_in_days": 1 });
    let role = |key: &str| json!({ "email": "mole@example.com", "role": key });
    let id = attack.birch.id.to_string();
    for (path, theirs, nobodys) in [
        (
            "/access/v1/evaluation",
            asked("birch", attack.user),
            asked("nobody", attack.user),
        ),
        (
            "/access/v1/evaluation",
            asked(&id, attack.user),
            asked(&TenantId::new().to_string(), attack.user),
        ),
        ("/access/v1/evaluation", table("birch"), table("nobody")),
        ("/api/v1/me/tokens", token("birch"), token("nobody")),
        ("/api/v1/me/tokens", token(&id), token(&TenantId::new().to_string())),
        ("/api/v1/tenants/acme/members", role("beekeeper"), role("nobody")),
    ] {
        attack
            .same(path, "POST", (path, Some(theirs)), (path, Some(nobodys)))
            .await;
    }
    let owner = &attack.attackers[1].1;

    // Whoever is in no tenant of the asker's is nobody to them, whatever state they are in.
    let stranger = owner.post("/access/v1/evaluation", &asked("acme", UserId::new())).await;
    for state in ["active", "suspended"] {
        let sql = "update users set state = $2 where id = $1";
        app.superuser()
            .await
            .execute(sql, &[&attack.user.0, &state])
            .await
            .expect("a state");
        let theirs = owner.post("/access/v1/evaluation", &asked("acme", attack.user)).await;
        assert_eq!(
            theirs.fingerprint(),
            stranger.fingerprint(),
            "a {state} person of another tenant can be told from nobody"
        );
    }

    // A cursor of another's log is a place in one's own.
    let sql =
        "select position::text || '.' || replace(id::text, '-', '') from audit_events where tenant_id = $1 limit 1";
    for tenant in [acme, attack.birch.id] {
        let row = app
            .superuser()
            .await
            .query_one(sql, &[&tenant.0])
            .await
            .expect("an event");
        let cursor: String = row.get(0);
        for path in [
            format!("/api/v1/tenants/acme/audit?after={cursor}"),
            "/api/v1/tenants/acme/audit?actor=birch&kind=tenant".into(),
            "/api/v1/tenants/acme/members?search=wanted".into(),
            format!("/api/v1/tenants/acme/members?after={cursor}"),
            "/api/v1/me/tenants?after=b".into(),
            "/api/v1/tenants/acme/invitations".into(),
        ] {
            let answer = owner.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
            for trace in ["birch", "wanted", &attack.user.to_string(), &attack.member.to_string()] {
                assert!(
                    !answer.text().contains(trace),
                    "{path} shows {trace}: {}",
                    answer.text()
                );
            }
        }
    }
    assert_eq!(
        before,
        witness::of_tenant(&app, attack.birch.id).await,
        "something of Birch's changed"
    );
}

/// What proxies, frameworks and other products' attackers put into requests.
const HOSTILE: [(&str, &str); 16] = [
    ("host", "birch.evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-proto", "http"),
    ("x-forwarded-prefix", "/t/birch"),
    ("x-forwarded-for", "203.0.113.9"),
    ("x-real-ip", "203.0.113.9"),
    ("forwarded", "for=203.0.113.9;host=evil.example;proto=http"),
    ("x-host", "evil.example"),
    ("x-tenant", "birch"),
    ("x-tenant-id", "birch"),
    ("x-zitadel-orgid", "birch"),
    ("x-original-url", "/api/v1/tenants/birch/members"),
    ("x-rewrite-url", "/api/v1/tenants/birch/members"),
    ("x-http-method-override", "DELETE"),
    ("x-user-id", "usr_00000000000000000000000000000000"),
    ("x-request-id", "00000000-0000-0000-0000-000000000000"),
];

// covers: A6, A2
#[tokio::test]
async fn headers_change_nothing() {
    let app = TestApp::new().await;
    let attack = Attack::new(&app).await;
    let base = "https://bailiwick.example";
    for (who, client) in &attack.attackers {
        let mut plain = Vec::new();
        let paths = [
            "/api/v1/me",
            "/api/v1/tenants/acme/members",
            "/api/v1/tenants/birch/members",
            "/api/v1/platform/tenants",
            "/.well-known/authzen-configuration",
            "/api/v1/tenants/acme/tables/orders/rows",
        ];
        for path in paths {
            plain.push(client.get(path).await.fingerprint());
        }
        for (name, value) in HOSTILE {
            for (path, plain) in paths.iter().zip(&plain) {
                let answer = client.header(name, value).get(path).await;
                assert_eq!(&answer.fingerprint(), plain, "{name}: {value} changes {path} for {who}");
                assert_ne!(answer.header("x-request-id"), value, "the request's id is ours");
            }
        }
    }
    let all = HOSTILE
        .iter()
        .fold(attack.attackers[1].1.clone(), |client, (name, value)| {
            client.header(name, value)
        });
    let link = all
        .post(
            "/api/v1/tenants/acme/members",
            &json!({ "email": "new@example.com", "role": "member" }),
        )
        .await
        .json();
    let starts = format!("{base}/invitations/");
    assert!(
        link["link"].as_str().is_some_and(|link| link.starts_with(&starts)),
        "{link}"
    );
    let again = format!(
        "/api/v1/tenants/acme/invitations/{}/resend",
        link["id"].as_str().expect("an id")
    );
    let link = all.send(Method::POST, &again, None).await.json();
    assert!(
        link["link"].as_str().is_some_and(|link| link.starts_with(&starts)),
        "{link}"
    );
    app.seal_all().await;
    let events = all.get("/api/v1/tenants/acme/audit?kind=invitation").await.json();
    assert_eq!(
        events["items"][0]["address"],
        Value::Null,
        "an address is what the connection says: {events}"
    );

    // What the platform mails, and what the mail says.
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let root = HOSTILE
        .iter()
        .fold(admin, |client, (name, value)| client.header(name, value));
    let empty = app.tenant("empty").await;
    let path = format!("/api/v1/platform/tenants/{}/owner-invitation", empty.slug);
    let link = root.post(&path, &json!({ "email": "first@example.com" })).await.json();
    assert!(
        link["link"].as_str().is_some_and(|link| link.starts_with(&starts)),
        "{link}"
    );
    let mail = root.get("/api/v1/platform/mails").await.json()["items"][0]["id"].clone();
    let mail = root
        .get(&format!("/api/v1/platform/mails/{}", mail.as_str().expect("an id")))
        .await
        .json();
    let body = mail["body"].as_str().expect("a text");
    assert!(body.contains(&starts) && !body.contains("evil"), "{body}");
}
