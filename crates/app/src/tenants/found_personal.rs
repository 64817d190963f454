//! Founds the personal tenant of somebody who joined their first one (S1-46), in a job: once in their life, and only while it is allowed.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{tenants as sql, users};

use super::found::Founding;
use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantId, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

struct FoundPersonal {
    user: UserId,
}

#[async_trait]
impl Operation for FoundPersonal {
    type Plane = Platform;
    const NAME: &'static str = "tenants.found_personal";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let person = users::get().bind(tx.db(), &self.user.0).one().await?;
        let tenant = TenantId::new();
        let mut slug = slug_of(&person.name);
        if sql::slug_is_taken().bind(tx.db(), &slug).one().await? {
            let id = tenant.0.simple().to_string();
            slug = format!("{slug}-{}", &id[id.len() - 6..]);
        }
        let founding = Founding {
            tenant,
            name: &name_of(&person.name),
            slug: &slug,
            founder: self.user,
            personal: true,
        };
        let done = Done::new(()).on_behalf_of(self.user);
        let founded = founding.insert(tx).await.map_err(|error| match error {
            // Of the slug, which somebody took meanwhile: the gate tries again, with another.
            Error::Invalid(_) => Error::Collision,
            other => other,
        })?;
        if founded {
            founding.event(done)
        } else {
            // It is allowed no more, or they have had theirs.
            done.after(serde_json::json!({ "founded": false }))
        }
    }
}

pub(crate) async fn found_personal(app: &App, user: UserId) -> Result<()> {
    app.on_platform(&Caller::system("founder"), FoundPersonal { user })
        .await
}

const NAME_ENDS: &str = "'s workspace";
const SLUG_ENDS: &str = "-workspace";

fn name_of(person: &str) -> String {
    let kept: String = person.chars().take(120 - NAME_ENDS.len()).collect();
    format!("{}{NAME_ENDS}", kept.trim_end())
}

/// What is left of the name in small letters and digits, with room for what makes it the only one.
fn slug_of(person: &str) -> String {
    let mut slug = String::new();
    for c in person.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(40 - SLUG_ENDS.len() - "-123456".len());
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        return SLUG_ENDS[1..].to_owned();
    }
    format!("{slug}{SLUG_ENDS}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;

    #[test]
    fn every_name_gives_a_name_and_a_slug() {
        for (person, slug) in [
            ("Ada Byron", "ada-byron-workspace"),
            ("Miles O'Brien", "miles-obrien-workspace"),
            ("  --Zoë 🎓", "zo-workspace"),
            ("李小龍", "workspace"),
            (
                "Wolfeschlegelsteinhausenbergerdorff",
                "wolfeschlegelsteinhause-workspace",
            ),
            ("Twenty three letters in - here", "twenty-three-letters-in-workspace"),
        ] {
            assert_eq!(slug_of(person), slug);
            assert!(names::slug(&format!("{slug}-123456"), &()).is_ok(), "{slug}");
        }
        assert_eq!(name_of("Ada Byron"), "Ada Byron's workspace");
        assert!(names::name(&name_of(&"x".repeat(120)), &()).is_ok());
    }
}
