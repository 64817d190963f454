//! A month of work: new roles, people who leave, a token, attempts that come to nothing; at its end, the shop's tables.

use anyhow::{Context, Result, bail};
use app::{
    Caller, audit,
    connection::{RotatePassword, Show},
    grants::{self, GrantChange},
    invitations,
    members::{Archive, ChangeRole, List, Reactivate},
    sessions::SignIn,
    tables, tokens,
};

use super::{invite, member, tenant, token};
use crate::commands::demo::{
    people::{COMPANIES, Company, Fate},
    shop,
    story::{Story, refused},
};

const SHOP: &Company = &COMPANIES[0];
const CLINIC: &Company = &COMPANIES[1];
const SCHOOL: &Company = &COMPANIES[2];

/// What each role may do to the shop's tables: read, write, delete by their first letters.
const GRANTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "staff",
        &[
            ("suppliers", "r"),
            ("categories", "rw"),
            ("products", "rw"),
            ("customers", "rw"),
            ("orders", "rw"),
            ("order_lines", "rwd"),
            ("stock_moves", "rw"),
        ],
    ),
    (
        "member",
        &[
            ("suppliers", ""),
            ("categories", "r"),
            ("products", "r"),
            ("customers", ""),
            ("orders", "r"),
            ("order_lines", "r"),
            ("stock_moves", "rw"),
        ],
    ),
    (
        "read_only",
        &[
            ("suppliers", ""),
            ("categories", "r"),
            ("products", "r"),
            ("customers", ""),
            ("orders", ""),
            ("order_lines", ""),
            ("stock_moves", "r"),
        ],
    ),
];

/// The owner asks for the application's login, the application makes its tables, the owner says who may do what.
pub async fn open_shop(story: &mut Story) -> Result<u64> {
    story.present();
    let owner = story.person(SHOP.people[0].email).await?;
    let place = tenant(SHOP);
    story.prove(&owner, SHOP.people[0].email).await?;
    let login = story.app.in_tenant(&owner, &place, RotatePassword).await?;
    let connection = story.app.in_tenant(&owner, &place, Show).await?;
    let filled = shop::build(&connection, &login).await?;
    for (role, tables) in GRANTS {
        // PostgreSQL is made to follow at once, and once more after a while, counted from now.
        story.present();
        let grid = story
            .app
            .in_tenant(&owner, &place, grants::Show { role: role.to_owned() })
            .await?;
        let save = grants::Save {
            role: role.to_owned(),
            version: grid.version,
            default: None,
            lines: tables.iter().map(|(table, rights)| line(table, rights)).collect(),
        };
        let saved = story.app.in_tenant(&owner, &place, save).await?;
        if let Some(error) = saved.results.into_iter().find_map(|line| line.error) {
            bail!("PostgreSQL does not enforce the rights of {role}: {error}");
        }
    }
    let member = story.person("mateus.carvalho@example.com").await?;
    let customers = tables::Rows {
        table: "customers".to_owned(),
        ..Default::default()
    };
    refused(
        story.app.in_tenant(&member, &place, customers).await,
        "reading customers as a member",
    )?;
    Ok(filled)
}

fn line(table: &str, rights: &str) -> GrantChange {
    GrantChange {
        table: table.to_owned(),
        read: rights.contains('r'),
        write: rights.contains('w'),
        delete: rights.contains('d'),
    }
}

pub async fn month(story: &mut Story) -> Result<()> {
    story.day(18, 11, 15);
    promote(story, SHOP, "freya.hollingworth@example.com", "staff").await?;
    nosy(story).await?;
    story.day(14, 15, 30);
    promote(story, CLINIC, "aroha.ngata@example.org", "staff").await?;
    export_token(story).await?;
    forgotten(story).await?;
    leave(story).await?;
    story.day(6, 9, 10);
    come_back(story).await?;
    Ok(())
}

/// Changes a role as the company's admin.
async fn promote(story: &mut Story, company: &Company, email: &str, role: &str) -> Result<()> {
    let admin = story.person(company.people[1].email).await?;
    let (member, version) = member(story, &admin, company, email).await?;
    let change = ChangeRole {
        member,
        role: role.to_owned(),
        version,
    };
    story
        .app
        .in_tenant(&admin, &tenant(company), change)
        .await
        .with_context(|| format!("changing the role of {email}"))?;
    Ok(())
}

/// What people try and may not.
async fn nosy(story: &mut Story) -> Result<()> {
    let place = tenant(SHOP);
    story.day(17, 10, 2);
    let member = story.person("mateus.carvalho@example.com").await?;
    let log = story
        .app
        .in_tenant(&member, &place, audit::List(audit::Query::default()))
        .await;
    refused(log, "reading the audit log as a member")?;
    let elsewhere = story.app.in_tenant(&member, &tenant(CLINIC), List::default()).await;
    refused(elsewhere, "reading another tenant's members")?;

    story.day(16, 16, 45);
    let staff = story.person("henrik.sorensen@example.com").await?;
    let friend = invite(story, &staff, SHOP, "A friend", "friend@example.net", "admin").await;
    if friend.is_ok() {
        bail!("inviting an admin as staff should have been refused");
    }
    let admin = story.person("adaeze.okonkwo@example.com").await?;
    let (owner, version) = super::member(story, &admin, SHOP, SHOP.people[0].email).await?;
    let demote = ChangeRole {
        member: owner,
        role: "member".to_owned(),
        version,
    };
    refused(
        story.app.in_tenant(&admin, &place, demote).await,
        "demoting the owner as an admin",
    )?;
    let (themself, version) = super::member(story, &admin, SHOP, "adaeze.okonkwo@example.com").await?;
    let archive = Archive {
        member: themself,
        version,
    };
    refused(story.app.in_tenant(&admin, &place, archive).await, "archiving oneself")
}

/// A token for a nightly export, that can do no more than that.
async fn export_token(story: &mut Story) -> Result<()> {
    story.day(13, 9, 30);
    let admin = story.person(SHOP.people[1].email).await?;
    let new = tokens::NewToken {
        name: "Nightly stock export".to_owned(),
        tenant: Some(SHOP.slug.to_owned()),
        permissions: vec!["tables.view".to_owned()],
        expires_in_days: 90,
    };
    story.app.on_account(&admin, tokens::Create(new)).await?;
    Ok(())
}

/// Two wrong passwords before the right one; an invitation that nobody answered; one that was a mistake.
async fn forgotten(story: &mut Story) -> Result<()> {
    story.day(12, 8, 55);
    let email = "chiara.montanari@example.org";
    for guess in ["Summer-term-24", "Summer-term-25"] {
        let attempt = SignIn {
            plane: app::Plane::App,
            email: email.to_owned(),
            password: guess.into(),
        };
        refused(
            story.app.in_public(&Story::visitor(email), attempt).await,
            "a wrong password",
        )?;
        story.pass(25);
    }
    story.person(email).await?;

    let admin = story.person(SCHOOL.people[1].email).await?;
    invite(
        story,
        &admin,
        SCHOOL,
        "Bertrand Achterberg",
        "bertrand.achterberg@example.org",
        "staff",
    )
    .await?;
    story.pass(400);
    let mistake = invite(story, &admin, SCHOOL, "", "wei-ling.chang@example.org", "member").await?;
    story.pass(90);
    let revoke = invitations::Revoke { invitation: mistake.id };
    story.app.in_tenant(&admin, &tenant(SCHOOL), revoke).await?;
    let late = invitations::Open { token: token(&mistake) };
    refused(
        story.app.in_public(&Story::visitor(email), late).await,
        "an invitation that was taken back",
    )
}

/// Those whose story says so are archived by their admin.
async fn leave(story: &mut Story) -> Result<()> {
    for (company, day) in COMPANIES.iter().zip([10, 9, 8]) {
        story.day(day, 17, 5);
        let admin = story.person(company.people[1].email).await?;
        for person in company.people.iter().filter(|person| person.fate == Fate::Leaves) {
            archive(story, &admin, company, person.email).await?;
        }
    }
    story.day(7, 17, 30);
    let admin = story.person(SHOP.people[1].email).await?;
    archive(story, &admin, SHOP, "giulia.ferrante@example.com").await
}

async fn archive(story: &mut Story, admin: &Caller, company: &Company, email: &str) -> Result<()> {
    let (member, version) = member(story, admin, company, email).await?;
    story
        .app
        .in_tenant(admin, &tenant(company), Archive { member, version })
        .await
        .with_context(|| format!("archiving {email}"))?;
    story.pass(35);
    Ok(())
}

/// One of them was archived by mistake.
async fn come_back(story: &mut Story) -> Result<()> {
    let admin = story.person(SHOP.people[1].email).await?;
    let (member, version) = member(story, &admin, SHOP, "giulia.ferrante@example.com").await?;
    let reactivate = Reactivate { member, version };
    story.app.in_tenant(&admin, &tenant(SHOP), reactivate).await?;
    Ok(())
}

/// The last days: invitations that are open, one sent again, and people at work.
pub async fn today(story: &mut Story) -> Result<()> {
    for (company, day) in COMPANIES.iter().zip([3, 2, 2]) {
        story.day(day, 10, 20);
        let admin = story.person(company.people[1].email).await?;
        for (name, email, role) in company.invited {
            let link = invite(story, &admin, company, name, email, role).await?;
            story.pass(200);
            if company.slug == SCHOOL.slug {
                let again = invitations::Resend { invitation: link.id };
                story.app.in_tenant(&admin, &tenant(company), again).await?;
            }
        }
    }
    story.minutes_ago(340);
    for company in &COMPANIES {
        for person in company
            .people
            .iter()
            .step_by(3)
            .filter(|person| person.fate == Fate::Stays)
        {
            story.person(person.email).await?;
            story.pass(480);
        }
    }
    Ok(())
}
