//! Each page that is measured: as the operation that a person asks for, and as the SQL that it comes to.

use app::{
    Caller, UserId,
    audit::{self, Filter},
    members, tenants, users,
};
use testkit::{Person, TestApp, TestTenant};
use uuid::Uuid;

use super::Amounts;

/// What a hundred of the events are about: number 4711 of the things of `fill`.
const THING: &str = "mem_00000000000000000000000000001267";

pub struct Page {
    pub name: &'static str,
    list: List,
}

enum List {
    Users {
        search: Option<&'static str>,
        deep: bool,
    },
    Members {
        search: &'static str,
        state: &'static str,
        deep: bool,
    },
    Tenants {
        search: &'static str,
        deep: bool,
    },
    /// By the index of which query, and what of it is looked for.
    Events {
        query: &'static str,
        filter: Box<Filter>,
        arguments: Vec<(&'static str, String)>,
        deep: bool,
    },
    /// Of one tenant.
    Log {
        deep: bool,
    },
}

/// Where it is measured, and by whom.
pub struct Place<'a> {
    app: &'a TestApp,
    large: &'a TestTenant<'a>,
    support: Caller,
    auditor: Caller,
    owner: Caller,
    /// Nine tenths down each list.
    deep_user: Uuid,
    deep_email: String,
    deep_tenant: (String, Uuid),
    deep_event: (i64, Uuid),
    actor: Uuid,
}

impl<'a> Place<'a> {
    pub async fn find(
        app: &'a TestApp,
        large: &'a TestTenant<'a>,
        [support, auditor, owner]: [&Person; 3],
        amounts: &Amounts,
    ) -> anyhow::Result<Self> {
        let client = app.superuser().await;
        let deep_email = format!("user-{:07}@example.com", amounts.users / 10 * 9);
        let user = "select id from users where email = $1";
        let deep_user = client.query_one(user, &[&deep_email]).await?.get(0);
        let tenant = "select lower(name), id from tenants order by lower(name), id offset $1 limit 1";
        let row = client
            .query_one(tenant, &[&i64::from(amounts.tenants / 10 * 9)])
            .await?;
        let deep_tenant = (row.get(0), row.get(1));
        let event = "select position, id from audit_events where position >= $1 order by position limit 1";
        let row = client.query_one(event, &[&i64::from(amounts.events / 10)]).await?;
        let deep_event = (row.get(0), row.get(1));
        let actor = client.query_one(user, &[&"user-0000005@example.com"]).await?.get(0);
        Ok(Self {
            app,
            large,
            support: support.caller.clone(),
            auditor: auditor.caller.clone(),
            owner: owner.caller.clone(),
            deep_user,
            deep_email,
            deep_tenant,
            deep_event,
            actor,
        })
    }

    pub fn pages(&self) -> Vec<Page> {
        let users = |name, search, deep| Page {
            name,
            list: List::Users { search, deep },
        };
        let members = |name, search, deep| Page {
            name,
            list: List::Members {
                search,
                state: "",
                deep,
            },
        };
        let tenants = |name, search, deep| Page {
            name,
            list: List::Tenants { search, deep },
        };
        let events = |name, query, filter, arguments, deep| Page {
            name,
            list: List::Events {
                query,
                filter: Box::new(filter),
                arguments,
                deep,
            },
        };
        let some = |text: &str| Some(text.to_owned());
        let all = Filter::default;
        let invitations = || Filter {
            operation: some("members.invite"),
            ..all()
        };
        let thing = Filter {
            target: some(THING),
            kind: some("membership"),
            ..all()
        };
        let person = Filter {
            actor: Some(UserId(self.actor).to_string()),
            ..all()
        };
        let address = Filter {
            address: some("10.0.3.7"),
            ..all()
        };
        let operation = || vec![("operation", quoted("members.invite"))];
        let people = vec![("people", format!("array['{}']", self.actor))];
        vec![
            users("users, first page", None, false),
            users("users, deep", None, true),
            users("users, search, frequent", Some("example"), false),
            users("users, search, frequent, deep", Some("example"), true),
            users("users, search, rare", Some("r-0777777"), false),
            members("members of one tenant, first page", "", false),
            members("members of one tenant, deep", "", true),
            members("members, search, frequent", "example", false),
            members("members, search, frequent, deep", "example", true),
            members("members, search, rare", "r-0777777", false),
            Page {
                name: "members, archived",
                list: List::Members {
                    search: "",
                    state: "archived",
                    deep: false,
                },
            },
            tenants("tenants, first page", "", false),
            tenants("tenants, deep", "", true),
            tenants("tenants, search, frequent", "tenant", false),
            tenants("tenants, search, rare", "t-7777", false),
            events("events, first page", "in_all_logs", all(), Vec::new(), false),
            events("events, deep", "in_all_logs", all(), Vec::new(), true),
            events(
                "events of an operation",
                "of_operation",
                invitations(),
                operation(),
                false,
            ),
            events(
                "events of an operation, deep",
                "of_operation",
                invitations(),
                operation(),
                true,
            ),
            events(
                "events about a thing",
                "of_target",
                thing,
                vec![("target_id", quoted(THING))],
                false,
            ),
            events("events of a person", "of_people", person, people, false),
            events(
                "events from an address",
                "of_address",
                address,
                vec![("address", quoted("10.0.3.7"))],
                false,
            ),
            Page {
                name: "events of one tenant, first page",
                list: List::Log { deep: false },
            },
            Page {
                name: "events of one tenant, deep",
                list: List::Log { deep: true },
            },
        ]
    }

    /// How many items the page has.
    pub async fn ask(&self, page: &Page) -> app::Result<usize> {
        let (app, limit) = (self.app, Some(50));
        Ok(match &page.list {
            List::Users { search, deep } => {
                let list = users::List {
                    filter: users::Filter {
                        search: search.map(Into::into),
                        ..users::Filter::default()
                    },
                    order: None,
                    after: deep.then(|| UserId(self.deep_user).to_string()),
                    limit,
                };
                app.on_platform(&self.support, list).await?.items.len()
            }
            List::Members { search, state, deep } => {
                let list = members::List {
                    filter: members::Filter {
                        search: Some((*search).to_owned()),
                        state: Some((*state).to_owned()),
                        ..members::Filter::default()
                    },
                    after: deep.then(|| self.deep_email.clone()),
                    limit,
                    ..members::List::default()
                };
                app.in_tenant(&self.owner, &self.large.by_id(), list).await?.items.len()
            }
            List::Tenants { search, deep } => {
                let (name, id) = &self.deep_tenant;
                let list = tenants::List {
                    search: Some((*search).to_owned()),
                    after: deep.then(|| format!("{}~{name}", app::TenantId(*id))),
                    limit,
                    ..tenants::List::default()
                };
                app.on_platform(&self.support, list).await?.items.len()
            }
            List::Events { filter, deep, .. } => {
                let list = audit::ListAll(self.query((**filter).clone(), *deep));
                app.on_platform(&self.auditor, list).await?.items.len()
            }
            List::Log { deep } => {
                let list = audit::List(self.query(Filter::default(), *deep));
                app.in_tenant(&self.owner, &self.large.by_id(), list).await?.items.len()
            }
        })
    }

    fn query(&self, filter: Filter, deep: bool) -> audit::Query {
        let (position, id) = self.deep_event;
        audit::Query {
            filter,
            after: deep.then(|| format!("{position}.{}", id.simple())),
            limit: Some(50),
        }
    }

    /// What the operation asks, in a transaction as it is in one, and as which role.
    pub fn sql(&self, page: &Page) -> (&'static str, String) {
        let limit = ("limit", MOST.to_owned());
        let large = uuid(self.large.id.0);
        match &page.list {
            List::Users { search, deep } => {
                let after = ("after", uuid(if *deep { self.deep_user } else { Uuid::nil() }));
                let (name, pattern) = match search {
                    Some(part) => ("search", quoted(&format!("%{part}%"))),
                    None => ("list_by_email", quoted("")),
                };
                let rest = [
                    ("state", quoted("")),
                    ("kind", quoted("")),
                    ("pattern", pattern),
                    after,
                    limit,
                ];
                let query = query(include_str!("../../../crates/db/queries/users.sql"), name, &rest);
                platform(&format!("{query};"))
            }
            List::Members { search, state, deep } => {
                let name = if search.is_empty() { "list" } else { "search" };
                let after = quoted(if *deep { &self.deep_email } else { "" });
                let pattern = quoted(&format!("%{search}%"));
                let arguments = [
                    ("tenant_id", large),
                    ("pattern", pattern),
                    ("after", after),
                    ("state", quoted(state)),
                    ("role", uuid(Uuid::nil())),
                    ("seen_since", NEVER.to_owned()),
                    ("not_seen_since", NEVER.to_owned()),
                    limit,
                ];
                let query = query(include_str!("../../../crates/db/queries/members.sql"), name, &arguments);
                self.tenant(&format!("{query};"))
            }
            List::Tenants { search, deep } => {
                let file = include_str!("../../../crates/db/queries/tenants.sql");
                let nothing = (String::new(), Uuid::nil());
                let (key, id) = if *deep { &self.deep_tenant } else { &nothing };
                let arguments = [
                    ("after_key", quoted(key)),
                    ("after_id", uuid(*id)),
                    ("search", quoted(search)),
                    ("pattern", quoted(&format!("%{search}%"))),
                    ("state", quoted("")),
                    ("server", uuid(Uuid::nil())),
                    ("plan", quoted("")),
                    ("attention", quoted("")),
                    ("since", NEVER.to_owned()),
                    ("until", NEVER.to_owned()),
                    limit,
                ];
                let ids = format!("array(select k.id from ({}) k)", query(file, "ids_by_name", &arguments));
                platform(&format!("{};", query(file, "by_ids", &[("ids::uuid[]", ids)])))
            }
            List::Events {
                query: name,
                arguments,
                deep,
                ..
            } => platform(&self.events(name, arguments, *deep)),
            List::Log { deep } => self.tenant(&self.events("in_log", &[("chain", large)], *deep)),
        }
    }

    fn events(&self, name: &str, arguments: &[(&'static str, String)], deep: bool) -> String {
        let (position, id) = if deep { self.deep_event } else { (i64::MAX, Uuid::max()) };
        let mut all = vec![
            ("before_position", format!("{position}::bigint")),
            ("before_id", uuid(id)),
            ("first", "0::bigint".to_owned()),
            ("limit", MOST.to_owned()),
        ];
        all.extend(arguments.iter().cloned());
        let query = query(include_str!("../../../crates/db/queries/audit.sql"), name, &all);
        // As the operation does: each of these is planned once.
        format!("set local plan_cache_mode = force_generic_plan;\nselect audit_horizon();\n{query};")
    }

    fn tenant(&self, statements: &str) -> (&'static str, String) {
        let set = format!("select set_config('bailiwick.tenant_id', '{}', true);", self.large.id.0);
        ("bailiwick_tenant", script(&format!("{set}\n{statements}")))
    }
}

fn platform(statements: &str) -> (&'static str, String) {
    ("bailiwick_platform", script(statements))
}

/// A page's own transaction.
fn script(statements: &str) -> String {
    format!("\\set most 51\nbegin isolation level repeatable read, read only;\n{statements}\ncommit;\n")
}

/// pgbench's own variable: PostgreSQL plans what has a parameter for each run, as it does for the operation.
const MOST: &str = ":most::bigint";
const NEVER: &str = "null::timestamptz";

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

fn uuid(id: Uuid) -> String {
    format!("'{id}'::uuid")
}

/// The query of that name with its arguments in it, on one line, as pgbench wants it. An argument whose name begins another's comes later.
fn query(file: &str, name: &str, arguments: &[(&'static str, String)]) -> String {
    let begins = |line: &&str| *line == format!("--! {name}") || line.starts_with(&format!("--! {name} "));
    let text: Vec<&str> = file
        .lines()
        .skip_while(|line| !begins(line))
        .skip(1)
        .take_while(|line| !line.starts_with("--!"))
        .filter(|line| !line.starts_with("--"))
        .collect();
    let text = text.join(" ");
    let text = text.trim().trim_end_matches(';').to_owned();
    let whole = arguments.iter().fold(text, |text, (argument, value)| {
        text.replace(&format!(":{argument}"), value)
    });
    // pgbench would take it for a variable of its own, fail, and still print how long that took.
    let casts_aside = whole.replace(MOST, "").replace("::", "");
    assert!(
        !casts_aside.contains(':'),
        "{name} asks for more than it is given: {whole}"
    );
    whole
}
