//! Whether one member may do one thing, why, and, where they may not, the smallest changes that would allow it.

use async_trait::async_trait;
use authz::{Access, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    MAY_ASK, facts_of, inside, is_own, known,
    landscape::Landscape,
    landscape_for,
    reasons::{About, Somebody, Source},
    suggest::{Suggestion, suggestions},
};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::{self, Member},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DecisionExplanation)]
pub struct Explanation {
    pub member: Member,
    /// What is asked about, or what the access to the table takes beside the right on it.
    pub permission: String,
    pub table: Option<String>,
    /// `read`, `write` or `delete`, where a table is asked about.
    pub access: Option<&'static str>,
    pub allowed: bool,
    /// All that gives it, each enough by itself.
    pub sources: Vec<Source>,
    /// Where it is not allowed: the code of the refusal.
    pub refusal: Option<&'static str>,
    /// The same for people.
    pub sentence: String,
    /// What would allow it, the smallest change first. Missing for whoever may only ask about themself.
    pub suggestions: Option<Vec<Suggestion>>,
}

#[derive(Default)]
pub struct Question {
    /// `module.action`; or else a table and an access.
    pub permission: Option<String>,
    /// Spelt as in the catalog.
    pub table: Option<String>,
    /// `read`, `write` or `delete`.
    pub access: Option<String>,
}

pub struct Explain {
    pub member: MembershipId,
    pub question: Question,
}

impl Question {
    fn about<'a>(&'a self, landscape: &Landscape, table: &'a str) -> Result<About<'a>> {
        match (&self.permission, &self.table, &self.access) {
            (Some(text), None, None) => known::named(landscape, "permission", text).map(About::Permission),
            (None, Some(_), Some(access)) => {
                let access = Access::parse(access);
                let access = access.ok_or_else(|| Error::invalid("access", "Write one of read, write and delete."))?;
                Ok(About::Table { table, access })
            }
            _ => Err(Error::invalid(
                "permission",
                "Name a permission, or a table and an access.",
            )),
        }
    }
}

#[async_trait]
impl Operation for Explain {
    type Plane = Tenant;
    const NAME: &'static str = "decisions.explain";
    const PERMISSION: Permission<'static> = MAY_ASK;
    const MODE: Mode = Mode::Read;
    type Output = Explanation;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    fn is_about(&self, who: &Who) -> bool {
        is_own(who, self.member)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Explanation>> {
        let member = members::summary(tx, granted.who(), self.member).await?;
        tx.found("membership", self.member, &member.email);
        let who = facts_of(tx, tx.tenant()?, member.user_id).await?;
        let landscape = landscape_for(tx, granted, &who, &member).await?;
        let table = search::text(self.question.table.as_deref());
        let about = self.question.about(&landscape, &table)?;
        let mut visits = inside::now(tx, granted, &landscape).await?;
        visits.retain(|visit| visit.user == member.user_id);
        let somebody = Somebody {
            who: &who,
            now: tx.now(),
            landscape: &landscape,
            visits: &visits,
        };
        let sources = somebody.sources(about);
        // What a suggestion names, such as groups, is nothing to whoever is only told about themself.
        let suggestions = granted
            .may(MAY_ASK, &Act::Plain)
            .then(|| suggestions(&somebody, about, sources.is_err()));
        let access = match about {
            About::Permission(_) => None,
            About::Table { access, .. } => Some(access.as_str()),
        };
        Ok(Done::new(Explanation {
            member,
            permission: about.permission().to_string(),
            access,
            allowed: sources.is_ok(),
            refusal: sources.as_ref().err().map(|refusal| refusal.code()),
            sentence: somebody.sentence(about, &sources),
            sources: sources.unwrap_or_default(),
            suggestions,
            table: access.map(|_| table.clone()),
        }))
    }
}
