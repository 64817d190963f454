//! The scenes of the story, in their order: founding, joining, a month of work, today, and the shop.

mod founding;
mod work;

use std::collections::HashMap;

use anyhow::{Context, Result};
use app::{
    Caller, MembershipId, TenantRef,
    invitations::{Accept, NewLink},
    members::{Filter, Invite, List, NewMember},
};
use secrecy::SecretString;

use super::{
    people::{COMPANIES, Company, Person},
    random,
    story::Story,
};

/// Returns how many rows the shop holds.
pub async fn play(story: &mut Story) -> Result<u64> {
    founding::found(story).await?;
    for (company, day) in COMPANIES.iter().zip([26, 25, 24]) {
        join(story, company, day)
            .await
            .with_context(|| format!("the people of {}", company.name))?;
    }
    work::month(story).await?;
    work::today(story).await?;
    work::open_shop(story).await
}

fn tenant(company: &Company) -> TenantRef {
    TenantRef::Slug(company.slug.to_owned())
}

/// The owner invites the admin, and the admin everybody below; each accepts some hours later.
async fn join(story: &mut Story, company: &Company, day: i64) -> Result<()> {
    let owner = company.people[0].email;
    let admin = company.people[1].email;
    let mut links = HashMap::new();
    for (at, person) in company.people.iter().enumerate().skip(1) {
        if at == 1 {
            story.day(day, 10, 5);
        }
        if at == 2 {
            let link = links.remove(admin).context("an invitation")?;
            story.day(day, 13, 20);
            accept(story, &company.people[1], link).await?;
            story.day(day, 14, 0);
        }
        // Whoever is no admin is invited by one; an admin only by the owner.
        let inviter = if person.role == "admin" { owner } else { admin };
        let caller = story.person(inviter).await?;
        if person.role == "admin" {
            story.prove(&caller, inviter).await?;
        }
        let link = invite(story, &caller, company, person.name, person.email, person.role).await?;
        links.insert(person.email, link);
        story.pass(70);
    }
    for (at, person) in (0_i64..).zip(company.people.iter().skip(2)) {
        let link = links.remove(person.email).context("an invitation")?;
        story.day(day - 1 - at % 3, 8 + at % 9, (at * 17) % 60);
        accept(story, person, link).await?;
    }
    Ok(())
}

async fn invite(
    story: &Story,
    caller: &Caller,
    company: &Company,
    name: &str,
    email: &str,
    role: &str,
) -> Result<NewLink> {
    let new = NewMember {
        email: email.to_owned(),
        name: name.to_owned(),
        role: role.to_owned(),
    };
    story
        .app
        .in_tenant(caller, &tenant(company), Invite(new))
        .await
        .with_context(|| format!("inviting {email}"))
}

/// What the link in the mail ends with.
fn token(link: &NewLink) -> SecretString {
    link.link.rsplit('/').next().unwrap_or_default().into()
}

async fn accept(story: &mut Story, person: &Person, link: NewLink) -> Result<()> {
    let password = random::password()?;
    let acceptance = Accept {
        token: token(&link),
        name: person.name.to_owned(),
        password: Some(password.clone()),
    };
    let accepted = story
        .app
        .in_public(&Story::visitor(person.email), acceptance)
        .await
        .with_context(|| format!("{} accepting", person.email))?;
    story.knows(person.email, password);
    if let Some(entered) = accepted.entered {
        story.holds(
            person.email,
            entered.session()?.caller(app::Plane::App, Story::origin(person.email)),
        );
    }
    story.pass(30);
    Ok(())
}

/// The member with this address, and the version of what is known of them.
async fn member(story: &Story, caller: &Caller, company: &Company, email: &str) -> Result<(MembershipId, i32)> {
    let filter = Filter {
        search: Some(email.to_owned()),
        ..Default::default()
    };
    let list = List {
        filter,
        ..Default::default()
    };
    let page = story.app.in_tenant(caller, &tenant(company), list).await?;
    let member = page.items.into_iter().find(|member| member.email == email);
    member
        .map(|member| (member.id, member.version))
        .with_context(|| format!("{email} is no member of {}", company.name))
}
