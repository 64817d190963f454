//! A plan is a pure function of wish and catalog, and data that prints as SQL.

use tenantdb::{Catalog, Desired, Isolation, Plan, Rights, observe, plan};

use crate::world::World;

#[tokio::test]
async fn plans_are_deterministic_and_plain_data() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    shop.as_owner()
        .await
        .batch_execute("CREATE TABLE b (id serial); CREATE TABLE a (id serial)")
        .await
        .expect("tables");
    shop.wish("staff", "orders", Rights::default());
    let catalog = observe(&shop.admin, &shop.desired).await.expect("a catalog");
    let first = plan(&shop.desired, &catalog).expect("a plan");
    assert_eq!(plan(&shop.desired, &catalog).expect("a plan"), first);
    // The order in which roles are wished for says nothing.
    let mut other = shop.desired.clone();
    other.roles.reverse();
    assert_eq!(plan(&other, &catalog).expect("a plan"), first);
    let order: Vec<String> = first.changes.iter().map(|c| c.target.to_string()).collect();
    assert_eq!(order, ["table a", "table b", "table orders"]);
    let copy = serde_json::to_string(&first).expect("json");
    assert_eq!(serde_json::from_str::<Plan>(&copy).expect("a plan"), first);
    let copy = serde_json::to_string(&catalog).expect("json");
    assert_eq!(serde_json::from_str::<Catalog>(&copy).expect("a catalog"), catalog);
    let copy = serde_json::to_string(&shop.desired).expect("json");
    assert_eq!(serde_json::from_str::<Desired>(&copy).expect("a wish"), shop.desired);
}

/// A dry run that is given to psql does what applying the plan does.
#[tokio::test]
async fn a_printed_plan_can_be_run() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    shop.as_owner()
        .await
        .batch_execute("CREATE TABLE fresh (id serial)")
        .await
        .expect("a table");
    let printed = shop.attest().await.to_string();
    assert!(printed.starts_with("BEGIN;\nSET LOCAL ROLE"), "{printed}");
    let admin = world
        .login(&world.server.user, &shop.desired.place.database)
        .await
        .expect("the admin");
    admin.batch_execute(&printed).await.expect("the plan");
    assert!(shop.attest().await.is_empty());
    shop.wish("anon", "fresh", Rights::default());
    assert!(shop.attest().await.is_empty(), "what is denied already is no change");
}
