//! The decisions D1, D5 to D8, D16, D17 and D20 once more, slow and plain, from their text: lists of words, nested loops, no type of
//! the engine. Where the two differ one of them is wrong.

use std::collections::BTreeSet;

use crate::question::{
    AccessWord, ActWords, AdmissionWord, AskWords, PersonWord, Question, RoleWords, Roles, TOP_ROLE, TableWords,
    TenantWord, WITHOUT_ROLE,
};

const OWNER: i16 = 100;
const ADMIN: i16 = 60;

pub fn answer(roles: &Roles, question: &Question) -> &'static str {
    if question.person == PersonWord::Anonymous {
        return "unauthenticated";
    }
    if question.person == PersonWord::Suspended {
        return "suspended";
    }

    let inside = !matches!(question.asks, AskWords::Platform { .. });
    let admin = question.platform.as_ref().map(|name| &roles[name]);
    let grant = question.access.filter(|_| by_grant(question));
    let role = if let Some(mode) = grant {
        let may_open = admin.is_some_and(|admin| holds(&admin.permissions, "access_grants.create"));
        if !inside || question.tenant != TenantWord::Open || !may_open {
            return "not_found";
        }
        if let Some(refusal) = not_admitted(question.platform_admission) {
            return refusal;
        }
        if question.asks.is_about_themself() || !is_for(mode, needed(question)) {
            return "access_grant";
        }
        &roles[TOP_ROLE]
    } else if inside {
        let Some(name) = &question.member else {
            return "not_found";
        };
        if question.archived {
            return "not_found";
        }
        match question.tenant {
            TenantWord::Open => {}
            TenantWord::Suspended => return "tenant_suspended",
            TenantWord::Archived => return "tenant_archived",
            TenantWord::PendingDeletion => return "tenant_pending_deletion",
            TenantWord::Unknown | TenantWord::Closed => return "not_found",
        }
        if let Some(refusal) = not_admitted(question.admission) {
            return refusal;
        }
        if name == WITHOUT_ROLE {
            return "forbidden";
        }
        &roles[name]
    } else {
        match &question.platform {
            Some(name) => match not_admitted(question.platform_admission) {
                Some(refusal) => return refusal,
                None => &roles[name],
            },
            None => return "not_found",
        }
    };

    // Everybody may know what they themself may do; a token is nobody.
    if question.asks.is_about_themself() {
        return if question.token.is_some() {
            "token_scope"
        } else {
            "granted"
        };
    }

    // Groups are those of the membership, and only add (D5).
    let mut mine = role.clone();
    if inside && grant.is_none() {
        for group in &question.groups {
            mine.permissions.extend(group.permissions.clone());
            if group.manages {
                mine.permissions.push("groups.view".to_owned());
            }
        }
    }
    let role = &mine;

    let needed = needed(question);
    if !holds(&role.permissions, needed) {
        return "forbidden";
    }
    if let Some(token) = &question.token
        && !holds(token, needed)
    {
        return "token_scope";
    }

    match &question.asks {
        AskWords::Application { permission, modules } => {
            let (module, _) = permission.rsplit_once('.').unwrap_or_default();
            if modules.iter().any(|it| it == module) {
                "granted"
            } else {
                "module_disabled"
            }
        }
        AskWords::Table { name, access } => on_table(role, name, access),
        AskWords::Themself => "granted",
        AskWords::Tenant { act, .. } | AskWords::Platform { act, .. } => acts(roles, question, role, inside, act),
    }
}

fn not_admitted(admission: AdmissionWord) -> Option<&'static str> {
    match admission {
        AdmissionWord::Met => None,
        AdmissionWord::WithoutSecondFactor => Some("second_factor_required"),
        AdmissionWord::ProofTooOld => Some("step_up_required"),
        AdmissionWord::WrongNetwork => Some("wrong_network"),
    }
}

fn needed(question: &Question) -> &str {
    match &question.asks {
        AskWords::Tenant { permission, .. }
        | AskWords::Application { permission, .. }
        | AskWords::Platform { permission, .. } => permission,
        AskWords::Table { access, .. } => table_permission(access),
        AskWords::Themself => unreachable!("it takes no permission"),
    }
}

/// Without a platform role nobody is inside by a grant.
fn by_grant(question: &Question) -> bool {
    question.access.is_some() && question.platform.is_some()
}

/// "Read": what only looks. Never what lets somebody in, nor what shows or sets a way to sign in, nor the tenant's own end.
fn is_for(mode: AccessWord, permission: &str) -> bool {
    let (module, action) = permission.split_once('.').expect("module.action");
    match (module, action) {
        ("members", "create" | "edit" | "manage") => false,
        ("roles" | "groups", "create" | "edit" | "delete") => false,
        ("connection" | "variables" | "access_grants" | "tenant", "manage")
        | ("tenant", "delete")
        | ("decisions", "view") => false,
        (_, "view") => true,
        _ => mode == AccessWord::Write,
    }
}

fn on_table(role: &RoleWords, name: &str, access: &str) -> &'static str {
    if !rows(&role.tables, name, access).is_empty() {
        "granted"
    } else if rows(&role.tables, name, "read").is_empty() {
        "not_found"
    } else {
        "forbidden"
    }
}

fn acts(roles: &Roles, question: &Question, role: &RoleWords, inside: bool, act: &ActWords) -> &'static str {
    match act {
        ActWords::Plain => {}
        ActWords::OnPerson { themself, present, new } => {
            if *themself {
                return "self_change";
            }
            let peers = inside && question.peers_allowed;
            for other in [present, new].into_iter().flatten() {
                if !below(role.rank, roles[other].rank, peers) {
                    return "rank_too_high";
                }
            }
            if let Some(new) = new {
                let given = &roles[new];
                if !holds_all(role, question, &given.permissions) || !holds_tables(roles, role, question, &given.tables)
                {
                    return "grant_ceiling";
                }
            }
        }
        ActWords::OnPlatformAdmin => return "rank_too_high",
        ActWords::SetTables {
            role: other,
            tables,
            own,
        } => {
            if *own {
                return "self_change";
            }
            if roles[other].rank >= role.rank {
                return "rank_too_high";
            }
            if !holds_tables(roles, role, question, tables) {
                return "grant_ceiling";
            }
        }
        // Who is in which group stays with the tenant's own people.
        ActWords::FillGroup(_) if by_grant(question) => return "access_grant",
        ActWords::FillGroup(at) => {
            let manages = inside && question.groups.get(*at).is_some_and(|group| group.manages);
            let edit = "groups.edit".to_owned();
            if !holds(&role.permissions, &edit) {
                if !manages {
                    return "forbidden";
                }
                if question.token.is_some() {
                    return "token_scope";
                }
            } else if question.token.as_ref().is_some_and(|token| !holds(token, &edit)) {
                return "token_scope";
            }
        }
        ActWords::Give(given) => {
            if !holds_all(role, question, given) {
                return "grant_ceiling";
            }
        }
        ActWords::Delegate(given) => {
            if by_grant(question) {
                return "access_grant";
            }
            if question.token.is_some() {
                return "token_scope";
            }
            if !holds_all(role, question, given) {
                return "grant_ceiling";
            }
        }
        ActWords::OwnPeople => {
            if by_grant(question) {
                return "access_grant";
            }
        }
        ActWords::Sensitive => {
            if question.token.is_some() {
                return "token_scope";
            }
            if !question.proved_lately {
                return "step_up_required";
            }
        }
    }
    "granted"
}

/// "Strictly below one's own; owners may act on owners", and admins on admins where the tenant says so.
fn below(mine: i16, theirs: i16, peers: bool) -> bool {
    if theirs < mine {
        return true;
    }
    if theirs > mine {
        return false;
    }
    mine >= OWNER || (peers && mine >= ADMIN)
}

fn table_permission(access: &str) -> &'static str {
    match access {
        "read" => "tables.view",
        "write" => "tables.edit",
        "delete" => "tables.delete",
        other => panic!("no access: {other}"),
    }
}

fn holds(list: &[String], permission: &str) -> bool {
    for held in list {
        if held == permission || held == "*" {
            return true;
        }
    }
    false
}

/// Nobody gives what they do not hold: neither the role, nor the token that they use, nor what an access grant keeps from them. `*` is
/// more than any list of permissions, and held only where it is held as such.
fn holds_all(role: &RoleWords, question: &Question, given: &[String]) -> bool {
    for permission in given {
        if by_grant(question) && (permission == "*" || !is_for(question.access.expect("a grant"), permission)) {
            return false;
        }
        if !holds(&role.permissions, permission) {
            return false;
        }
        if let Some(token) = &question.token
            && !holds(token, permission)
        {
            return false;
        }
    }
    true
}

fn holds_tables(roles: &Roles, role: &RoleWords, question: &Question, given: &TableWords) -> bool {
    let mut tables = BTreeSet::from(["a table made tomorrow"]);
    tables.extend(given.keys().map(String::as_str));
    for other in roles.values() {
        tables.extend(other.tables.keys().map(String::as_str));
    }
    tables.remove("*");
    for table in tables {
        for access in ["read", "write", "delete"] {
            let rows_given = rows(given, table, access);
            if !rows_given.is_subset(&rows(&role.tables, table, access)) {
                return false;
            }
            let permission = [table_permission(access).to_owned()];
            if !rows_given.is_empty() && !holds_all(role, question, &permission) {
                return false;
            }
        }
    }
    true
}

/// Which rows of the table can be reached: one's own, those of others, both or none.
fn rows(rights: &TableWords, table: &str, access: &str) -> BTreeSet<&'static str> {
    let Some(words) = rights.get(table).or_else(|| rights.get("*")) else {
        return BTreeSet::new();
    };
    let words: Vec<&str> = words.split_whitespace().collect();
    if !words.contains(&access) {
        BTreeSet::new()
    } else if words.contains(&"own") {
        BTreeSet::from(["own"])
    } else {
        BTreeSet::from(["own", "of others"])
    }
}
