//! What the customer's application lets a platform admin do who is inside by an access grant: it asks about them as about anybody.
// covers: S1-22, S1-23, S1-24, S1-25, S1-26, D1

use app::{
    Caller, TenantRef,
    access_grants::End,
    modules::{Declaration, Declare},
};
use jiff::SignedDuration;
use serde_json::json;
use testkit::{Person, TestApp};

use super::open;

async fn declare(app: &TestApp, key: &str, actions: &[&str]) {
    let declaration = Declaration {
        label: key.into(),
        description: String::new(),
        actions: actions.iter().map(|&it| it.to_owned()).collect(),
        by_default: true,
    };
    let declare = Declare {
        key: key.into(),
        declaration,
    };
    app.on_platform(&Caller::cli(), declare).await.unwrap();
}

#[tokio::test]
async fn the_application_lets_a_visitor_work_as_far_as_their_grant_goes() {
    let app = TestApp::new().await;
    declare(&app, "boards", &["view", "create", "edit", "delete", "manage"]).await;
    declare(&app, "folders", &["view", "edit"]).await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let ask = async |about: &Person, action: &str| {
        let evaluate = serde_json::from_value(json!({
            "subject": { "type": "user", "id": about.user }, "action": { "name": action },
            "resource": { "type": "tenant", "id": "acme" },
        }));
        let said = app.evaluate(&owner, &evaluate.unwrap()).await.unwrap();
        (said.decision, said.context.reason, said.context.role.is_some())
    };
    let (reader, writer) = (app.platform("super_admin").await, app.platform("super_admin").await);
    // Outside, whoever they are on the platform.
    assert_eq!(ask(&writer, "boards.view").await, (false, "not_found", false));
    open(&app, &reader, &acme, "read").await;
    let (grant, _) = open(&app, &writer, &acme, "write").await;
    // To create, edit, delete, import and clone a board, and to move it among folders; to look at it, and export it.
    for action in [
        "boards.create",
        "boards.edit",
        "boards.delete",
        "boards.manage",
        "folders.edit",
    ] {
        assert_eq!(ask(&writer, action).await, (true, "access_grant", false), "{action}");
        assert_eq!(ask(&reader, action).await, (false, "access_grant", false), "{action}");
    }
    for action in ["boards.view", "folders.view"] {
        assert_eq!(ask(&reader, action).await, (true, "access_grant", false), "{action}");
    }
    // What the tenant does not have is nobody's, and what is kept back stays so.
    assert_eq!(ask(&writer, "invoices.view").await, (false, "module_disabled", false));
    assert_eq!(ask(&writer, "members.create").await, (false, "access_grant", false));

    let end = End {
        tenant: TenantRef::Id(acme.id),
        grant,
    };
    app.on_platform(&writer, end).await.unwrap();
    assert_eq!(ask(&writer, "boards.edit").await, (false, "not_found", false));
    app.advance(SignedDuration::from_mins(61));
    assert_eq!(ask(&reader, "boards.view").await, (false, "not_found", false));
}
