//! Modules that the application declares: what they let roles hold, and which tenants have them.
// covers: S3-11, D18, S4-16, S4-20

use app::{
    Caller,
    modules::{Declaration, Declare, Switch},
    roles::Create,
    tenants,
};
use testkit::TestApp;

use crate::{
    outcome::{code, field},
    roles::{edit, new, role},
};

#[tokio::test]
async fn permissions_of_a_module_are_given_where_the_tenant_has_it() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    let declare = |key: &str, by_default| Declare {
        key: key.into(),
        declaration: Declaration {
            label: "Invoices".into(),
            description: String::new(),
            actions: vec!["delete".into(), "view".into()],
            by_default,
        },
    };
    let create = async |key: &str, permission: &str| {
        let made = app.in_tenant(&owner, &at, Create(new(key, 30, &[permission]))).await;
        field(&made).replace("not invalid but ", "")
    };
    assert_eq!(create("a", "invoices.view").await, "permissions", "nobody declared it");
    let module = app.on_platform(&root, declare("invoices", false)).await.unwrap();
    assert_eq!(module.actions, ["view", "delete"]);
    assert_eq!(create("a", "invoices.view").await, "permissions", "it is off");
    let switch = async |by: &Caller, on| {
        let switch = Switch {
            module: "invoices".into(),
            on,
        };
        code(&app.in_tenant(by, &at, switch).await)
    };
    assert_eq!(switch(&acme.admin().await.caller, true).await, "forbidden");
    assert_eq!(switch(&owner, true).await, "ok");
    assert_eq!(create("a", "invoices.view").await, "ok");
    assert_eq!(
        create("b", "invoices.edit").await,
        "permissions",
        "it has no such action"
    );
    // The application asks, and hears of every change at once.
    let asked = async || {
        let evaluate = serde_json::from_value(serde_json::json!({
            "subject": { "type": "user", "id": owner.user }, "action": { "name": "invoices.view" },
            "resource": { "type": "tenant", "id": "acme" },
        }));
        let decision = app.evaluate(&owner, &evaluate.unwrap()).await.unwrap();
        (decision.decision, decision.context.reason)
    };
    assert_eq!(asked().await, (true, "role"));
    // What a role has may stay in it when the module is off.
    assert_eq!(switch(&owner, false).await, "ok");
    assert_eq!(asked().await, (false, "module_disabled"));
    let kept = role(&app, &owner, &acme, "a").await;
    assert_eq!(
        code(
            &app.in_tenant(&owner, &at, edit(&kept, &["invoices.view", "audit.view"]))
                .await
        ),
        "ok"
    );

    // A plan without it does not let it be switched on.
    let plan = app::plans::NewPlan {
        key: "small".into(),
        name: "Small".into(),
        max_admins: None,
        modules: vec!["reports".into()],
    };
    app.on_platform(&root, app::plans::Create(plan)).await.unwrap();
    let details = app
        .on_platform(&root, tenants::Show { tenant: acme.by_id() })
        .await
        .unwrap();
    let set_plan = tenants::SetPlan {
        tenant: acme.by_id(),
        version: details.tenant.version,
        plan: Some("small".into()),
        modules: None,
    };
    app.on_platform(&root, set_plan).await.unwrap();
    assert_eq!(switch(&owner, true).await, "not_in_plan");

    for (key, by_default) in [("members", false), ("Bad", true), ("", true)] {
        assert_eq!(field(&app.on_platform(&root, declare(key, by_default)).await), "key");
    }
    app.on_platform(&root, declare("reports", true)).await.unwrap();
    let fresh = app.tenant("fresh").await;
    let details = app
        .on_platform(&root, tenants::Show { tenant: fresh.by_id() })
        .await
        .unwrap();
    assert_eq!(details.tenant.modules, ["reports"]);
    app.on_platform(
        &root,
        app::modules::Delete {
            module: "reports".into(),
        },
    )
    .await
    .unwrap();
    let details = app
        .on_platform(&root, tenants::Show { tenant: fresh.by_id() })
        .await
        .unwrap();
    assert!(details.tenant.modules.is_empty());
}
