//! Keeps a filter under a name.

use async_trait::async_trait;
use std::marker::PhantomData;

use authz::{Action, Permission};
use db::queries::audit_views as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{View, log};
use crate::{
    AuditViewId, Error, Mode, Operation, Result,
    audit::{Filter, Target},
    caller::Who,
    error::json,
    gate::{Act, DecidedPlane, Done, Granted, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAuditView, examples(json!({ "name": "What was refused", "filter": { "outcome": "refused" }, "shared": true })))]
pub struct NewView {
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[garde(skip)]
    pub filter: Filter,
    /// Whether everybody who reads the log sees it; else it is yours alone.
    #[garde(skip)]
    #[serde(default)]
    pub shared: bool,
}

pub struct Save<P> {
    new: NewView,
    plane: PhantomData<fn() -> P>,
}

impl<P> Save<P> {
    pub const fn new(new: NewView) -> Self {
        Self {
            new,
            plane: PhantomData,
        }
    }
}

/// How many one person keeps of one log.
const AT_MOST: i64 = 50;
/// No filter is longer than its fields are in an address.
const LETTERS_AT_MOST: usize = 4_000;

#[async_trait]
impl<P: DecidedPlane> Operation for Save<P> {
    type Plane = P;
    const NAME: &'static str = "audit_views.save";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = View;

    fn target(&self) -> Target {
        Target::new("audit_view", "", &self.new.name)
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        // It stays after a visit.
        Ok(vec![Act::OwnPeople])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<P>) -> Result<Done<View>> {
        self.new.validate()?;
        let person = granted.who().person()?;
        // What it means is looked at, so that no view is kept that finds nothing but an error.
        self.new.filter.check(tx).await?;
        let filter = json(&self.new.filter)?;
        if filter.to_string().len() > LETTERS_AT_MOST {
            return Err(Error::invalid(
                "filter",
                "This filter is too long to be kept. Write less in its fields.",
            ));
        }
        let (log, user, id) = (log(tx), person.id.0, AuditViewId::new());
        sql::hold().bind(tx.db(), &user).one().await?;
        if sql::count().bind(tx.db(), &log, &user).one().await? >= AT_MOST {
            let message = format!("You keep {AT_MOST} views already. Delete one that you do not need.");
            return Err(Error::conflict("limit_reached", message));
        }
        let (name, shared) = (&self.new.name, self.new.shared);
        let kept = sql::insert()
            .bind(tx.db(), &log, &id.0, &user, name, &filter, &shared, &tx.now())
            .await?;
        if kept == 0 {
            return Err(Error::invalid(
                "name",
                "You have a view of this name. Choose another, or delete that one.",
            ));
        }
        let view = View {
            id,
            name: name.clone(),
            filter: self.new.filter.clone(),
            shared,
            owner_id: person.id,
            owner: Some(person.name.clone()),
            created_at: tx.now(),
        };
        Done::new(view)
            .target("audit_view", id, name)
            .after(serde_json::json!({ "filter": filter, "shared": shared }))
    }
}
