//! Puts a question in words to the real engine.

use std::{collections::BTreeMap, sync::Arc};

use authz::{
    Access, AccessGrant, Act, Action, Admission, Ask, Facts, Grant, Group, GroupId, InGroup, Membership, Permission,
    PermissionSet, Person, Rank, Rights, Role, RoleId, TableRights, TenantState, decide, why,
};

use crate::question::{
    AccessWord, ActWords, AdmissionWord, AskWords, GroupWords, PersonWord, Question, RoleWords, Roles, TOP_ROLE,
    TableWords, TenantWord, WITHOUT_ROLE,
};

/// `granted`, or the code of the refusal.
pub fn answer(roles: &Roles, question: &Question) -> &'static str {
    asked(roles, question, said)
}

/// The roles as the engine knows them, in the order of their names.
pub fn built(roles: &Roles) -> BTreeMap<&str, Role> {
    let ids = (0..).map(RoleId);
    let build = |(id, (name, words)): (_, (_, _))| (String::as_str(name), role(id, name, words));
    ids.zip(roles).map(build).collect()
}

/// Hands the question over as the engine takes it.
pub fn asked<T>(roles: &Roles, question: &Question, f: impl FnOnce(&Facts<'_>, Ask<'_>) -> T) -> T {
    let built = built(roles);
    let named = |name: &Option<String>| name.as_ref().map(|name| &built[name.as_str()]);
    let groups: Vec<InGroup> = (0..)
        .zip(&question.groups)
        .map(|(id, words)| group(id, words))
        .collect();
    let scope = question.token.as_deref().map(permissions);
    let facts = Facts {
        person: match question.person {
            PersonWord::Anonymous => Person::Anonymous,
            PersonWord::Active => Person::Active,
            PersonWord::Suspended => Person::Suspended,
        },
        tenant: match question.tenant {
            TenantWord::Unknown => TenantState::Unknown,
            TenantWord::Open => TenantState::Active,
            TenantWord::Suspended => TenantState::Suspended,
            TenantWord::Archived => TenantState::Archived,
            TenantWord::PendingDeletion => TenantState::PendingDeletion,
            TenantWord::Closed => TenantState::Closed,
        },
        membership: question.member.as_ref().map(|name| Membership {
            active: !question.archived,
            role: (name != WITHOUT_ROLE).then(|| &built[name.as_str()]),
            groups: &groups,
        }),
        // Without a platform role there is no grant in force.
        access: question
            .access
            .zip(named(&question.platform))
            .map(|(mode, platform)| AccessGrant {
                write: mode == AccessWord::Write,
                role: &built[TOP_ROLE],
                platform,
            }),
        admission: admission(question.admission),
        platform_admission: admission(question.platform_admission),
        peers_allowed: question.peers_allowed,
        platform: named(&question.platform),
        scope: scope.as_ref(),
        proved_lately: question.proved_lately,
    };
    let (permission, words) = match &question.asks {
        AskWords::Tenant { permission, act } | AskWords::Platform { permission, act } => (permission, act),
        AskWords::Application { permission, modules } => {
            let permission = Permission::parse(permission).expect("a permission");
            return f(&facts, Ask::Application { permission, modules });
        }
        AskWords::Table { name, access } => {
            let access = Access::parse(access).expect("an access");
            let table = name;
            return f(&facts, Ask::Table { table, access });
        }
        AskWords::Themself => return f(&facts, Ask::Themself),
    };
    let permission = Permission::parse(permission).expect("a permission");
    let (given, given_tables) = match words {
        ActWords::Give(given) | ActWords::Delegate(given) => (permissions(given), TableRights::default()),
        ActWords::SetTables { tables, .. } => (PermissionSet::default(), table_rights(tables)),
        _ => Default::default(),
    };
    let act = match words {
        ActWords::Plain => Act::Plain,
        ActWords::OnPerson { themself, present, new } => Act::OnPerson {
            themself: *themself,
            present: named(present),
            new: named(new),
        },
        ActWords::OnPlatformAdmin => Act::OnPlatformAdmin,
        ActWords::SetTables { role, own, .. } => Act::SetTables {
            role: &built[role.as_str()],
            tables: &given_tables,
            own: *own,
        },
        ActWords::Give(_) => Act::Give(&given),
        ActWords::FillGroup(at) => Act::FillGroup(GroupId(*at as u128)),
        ActWords::Delegate(_) => Act::Delegate(&given),
        ActWords::Sensitive => Act::Sensitive,
        ActWords::OwnPeople => Act::OwnPeople,
    };
    match &question.asks {
        AskWords::Platform { .. } => f(&facts, Ask::Platform { permission, act }),
        _ => f(&facts, Ask::Tenant { permission, act }),
    }
}

fn said(facts: &Facts<'_>, ask: Ask<'_>) -> &'static str {
    match decide(facts, ask) {
        Ok(grant) => {
            let all = why(facts, ask).expect("a yes has its reasons");
            assert_eq!(all.first(), Some(&grant));
            for (at, grant) in all.iter().enumerate() {
                assert!(gave(facts, ask, *grant, at == 0), "{grant:?} gave nothing");
            }
            "granted"
        }
        Err(refusal) => {
            assert_eq!(why(facts, ask), Err(refusal));
            refusal.code()
        }
    }
}

/// Whether what is named as the giver holds what was needed, and a group is named first only where the role does not.
fn gave(facts: &Facts<'_>, ask: Ask<'_>, grant: Grant, first: bool) -> bool {
    let (role, needed) = match ask {
        Ask::Themself => return matches!(grant, Grant::Role(_)),
        Ask::Platform { permission, .. } => (facts.platform, permission),
        Ask::Tenant { permission, .. } | Ask::Application { permission, .. } => (in_tenant(facts), permission),
        Ask::Table { access, .. } => (in_tenant(facts), table_permission(access)),
    };
    let role = role.expect("whoever is granted something has a role");
    let by_role = role.permissions.contains(needed);
    match grant {
        Grant::Role(id) => by_role && id == role.id,
        Grant::Group(id) => {
            let groups = facts.membership.expect("a member is in groups").groups;
            let place = groups.iter().find(|place| place.group.id == id).expect("their group");
            let sees = place.manages && needed == Permission::new("groups", Action::View);
            !(first && by_role) && (sees || place.group.permissions.contains(needed))
        }
    }
}

fn in_tenant<'a>(facts: &Facts<'a>) -> Option<&'a Role> {
    let inside = facts.access.map(|it| it.role);
    inside.or(facts.membership.and_then(|it| it.role))
}

fn table_permission(access: Access) -> Permission<'static> {
    let action = match access {
        Access::Read => Action::View,
        Access::Write => Action::Edit,
        Access::Delete => Action::Delete,
    };
    Permission::new("tables", action)
}

pub fn group(id: u128, words: &GroupWords) -> InGroup {
    InGroup {
        group: Arc::new(Group {
            id: GroupId(id),
            permissions: permissions(&words.permissions),
        }),
        manages: words.manages,
    }
}

pub fn role(id: RoleId, name: &str, words: &RoleWords) -> Role {
    Role {
        id,
        key: name.into(),
        rank: Rank(words.rank),
        permissions: permissions(&words.permissions),
        tables: table_rights(&words.tables),
    }
}

pub fn permissions(texts: &[String]) -> PermissionSet {
    PermissionSet::parse(texts.iter().map(String::as_str)).expect("permissions")
}

pub fn table_rights(words: &TableWords) -> TableRights {
    let rights = |words: &String| {
        let mut rights = Rights::NONE;
        for word in words.split_whitespace() {
            match word {
                "read" => rights.read = true,
                "write" => rights.write = true,
                "delete" => rights.delete = true,
                "own" => rights.own_rows = true,
                other => panic!("`{other}` is no right on a table"),
            }
        }
        rights
    };
    let lines = words.iter().filter(|(table, _)| *table != "*");
    TableRights::new(
        words.get("*").map(rights).unwrap_or_default(),
        lines.map(|(table, words)| (table.as_str(), rights(words))),
    )
}

const fn admission(word: AdmissionWord) -> Admission {
    match word {
        AdmissionWord::Met => Admission::Met,
        AdmissionWord::WithoutSecondFactor => Admission::WithoutSecondFactor,
        AdmissionWord::ProofTooOld => Admission::ProofTooOld,
        AdmissionWord::WrongNetwork => Admission::WrongNetwork,
    }
}
