//! Every member that a filter finds, page by page, to be written into a file. That somebody took the list away is an event.

use async_trait::async_trait;
use authz::{Action, Permission};
use futures_util::{Stream, stream};

use super::{Filter, List, Member};
use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

/// A file that a spreadsheet opens.
const AT_MOST: usize = 100_000;
const AT_ONCE: u16 = 200;

pub struct Export {
    pub filter: Filter,
}

#[async_trait]
impl Operation for Export {
    type Plane = Tenant;
    const NAME: &'static str = "members.export";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    const RECORDED: bool = true;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("membership", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Tenant>) -> Result<Done<()>> {
        Done::new(()).after(self.filter.said()?)
    }
}

/// The pages of an export that was allowed, at most 100,000 members. Each page is decided anew, so the stream ends with the right to see it.
pub fn exported(
    app: App,
    caller: Caller,
    tenant: TenantRef,
    filter: Filter,
) -> impl Stream<Item = Result<Vec<Member>>> {
    let begin = List {
        filter,
        limit: Some(AT_ONCE),
        ..List::default()
    };
    stream::try_unfold(Some((begin, 0_usize)), move |at| {
        let (app, caller, tenant) = (app.clone(), caller.clone(), tenant.clone());
        async move {
            let Some((list, so_far)) = at else { return Ok(None) };
            let page = app.in_tenant(&caller, &tenant, list.clone()).await?;
            let so_far = so_far + page.items.len();
            let next = page.next.filter(|_| so_far < AT_MOST).map(|after| {
                let after = Some(after);
                (List { after, ..list }, so_far)
            });
            Ok::<_, Error>(Some((page.items, next)))
        }
    })
}
