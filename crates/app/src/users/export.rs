//! Every user that a filter finds, page by page, to be written into a file. That somebody took the list away is an event.

use async_trait::async_trait;
use authz::{Action, Permission};
use futures_util::{Stream, stream};

use super::{Filter, List, User, list::order_of};
use crate::{
    App, Caller, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// A file that a spreadsheet opens.
const AT_MOST: usize = 100_000;
const AT_ONCE: u16 = 200;

#[derive(Clone, Debug)]
pub struct Export {
    pub filter: Filter,
    /// As of the list.
    pub order: Option<String>,
}

#[async_trait]
impl Operation for Export {
    type Plane = Platform;
    const NAME: &'static str = "users.export";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    const RECORDED: bool = true;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<()>> {
        order_of(self.order.as_deref())?;
        Done::new(()).after(self.filter.said()?)
    }
}

/// The pages of an export that was allowed, at most 100,000 users. Each page is decided anew, so the stream ends with the right to see it.
pub fn exported(app: App, caller: Caller, export: Export) -> impl Stream<Item = Result<Vec<User>>> {
    let begin = Some((
        List {
            filter: export.filter,
            order: export.order,
            after: None,
            limit: Some(AT_ONCE),
        },
        0_usize,
    ));
    stream::try_unfold(begin, move |at| {
        let (app, caller) = (app.clone(), caller.clone());
        async move {
            let Some((list, so_far)) = at else { return Ok(None) };
            let page = app.on_platform(&caller, list.clone()).await?;
            let so_far = so_far + page.items.len();
            let next = page.next.filter(|_| so_far < AT_MOST).map(|after| {
                let after = Some(after);
                (List { after, ..list }, so_far)
            });
            Ok::<_, Error>(Some((page.items, next)))
        }
    })
}
