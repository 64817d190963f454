//! The words of the pages for the codes of the log: operations, resource types and outcomes. Why something was refused is in `reasons`.

mod in_tenants;
mod reasons;

use app::audit::Event;

pub use reasons::reason;

use super::Choice;

use in_tenants::IN_TENANTS;

/// What only the platform's own log holds.
const ON_PLATFORM: &[(&str, &str)] = &[
    ("access_grants.list_all", "See the open access grants of all tenants"),
    ("access_grants.list_of_tenant", "See a tenant’s access grants"),
    ("mail_server.change", "Set the mail server"),
    ("mail_server.show", "See the mail server"),
    ("mail_server.test", "Send a test mail"),
    ("mails.retry", "Have a mail sent again"),
    ("mails.retry_all", "Have all mails sent that wait"),
    ("branding.change", "Change the name or the colour"),
    ("branding.set_logo", "Set or remove the logo"),
    ("branding.show", "See the branding"),
    ("instance.change", "Change the settings"),
    ("instance.migrate", "Bring the database up to date"),
    ("instance.show", "See the settings"),
    ("keys.rotate", "Rotate the keys"),
    ("servers.probe", "Try a database server"),
    ("mail_server.probe", "Try the mail server"),
    ("audit.newest", "See how far the audit log is sealed"),
    ("servers.add", "Add a database server"),
    ("servers.edit", "Change a database server"),
    ("tenants.attach", "Attach a tenant"),
    ("account.rename", "Change one’s name"),
    ("account.change_password", "Change one’s password"),
    ("tenants.create", "Create a tenant"),
    ("tenants.found_personal", "Give somebody a workspace of their own"),
    ("tenants.archive", "Archive a tenant"),
    ("tenants.edit", "Change a tenant’s name or slug"),
    ("tenants.set_plan", "Change a tenant’s plan"),
    ("tenants.measure", "Measure a tenant"),
    ("tenants.delete", "Delete a tenant"),
    ("tenants.delete_now", "Delete a tenant at once"),
    ("tenants.end_grace", "Delete a tenant after its time of grace"),
    ("tenants.restore", "Restore a tenant"),
    ("tenants.suspend", "Suspend a tenant"),
    ("tenants.admit_from_anywhere", "Admit a tenant’s people from anywhere"),
    ("modules.list", "See modules"),
    ("modules.declare", "Declare a module"),
    ("modules.delete", "Delete a module"),
    ("plans.create", "Make a plan"),
    ("plans.edit", "Change a plan"),
    ("plans.delete", "Delete a plan"),
    ("plans.list", "See plans"),
    ("plans.show", "See a plan"),
    ("sessions.second_factor", "Give one’s second factor"),
    ("second_factors.show", "See one’s second factors"),
    ("second_factors.begin_totp", "Begin to set up an authenticator app"),
    ("second_factors.confirm_totp", "Set up an authenticator app"),
    ("second_factors.remove_totp", "Remove one’s authenticator app"),
    ("second_factors.make_recovery_codes", "Make new recovery codes"),
    ("users.reset_second_factors", "Reset somebody’s second factors"),
    ("sessions.prove", "Prove who one is once more"),
    ("sessions.revoke", "End a session"),
    ("sessions.revoke_others", "End one’s other sessions"),
    ("tenants.invite_owner", "Invite an owner"),
    ("tenants.revoke_owner_invitation", "Revoke an owner’s invitation"),
    ("tokens.create", "Make an API token"),
    ("set_up.claim", "Make the first Super Admin"),
    ("tenants.open", "Open a tenant"),
    ("invitations.open", "Open an invitation’s link"),
    ("set_up.open", "Open the set-up link"),
    ("mails.show", "Read a mail"),
    ("audit.list_all", "Read every audit log"),
    ("audit.remove", "Remove what is old from the audit log"),
    ("servers.register_local", "Register the local database server"),
    ("servers.remove", "Remove a database server"),
    ("tenants.purge", "Remove a deleted tenant"),
    ("tokens.revoke", "Revoke an API token"),
    ("servers.show", "See a database server"),
    ("tenants.show", "See a tenant"),
    ("servers.list", "See database servers"),
    ("jobs.count_backlog", "Count jobs"),
    ("jobs.list", "See jobs"),
    ("account.show", "See one’s account"),
    ("tokens.list", "See one’s API tokens"),
    ("sessions.list", "See one’s sessions"),
    ("tenants.mine", "See one’s tenants"),
    ("tenants.reach", "See how to get into tenants"),
    ("access_reviews.list", "See access reviews"),
    ("access_reviews.start", "Start an access review"),
    ("access_reviews.show", "See an access review"),
    ("access_reviews.items", "See the admins of an access review"),
    (
        "access_reviews.decide",
        "Decide about a platform admin in an access review",
    ),
    ("access_reviews.close", "Close an access review"),
    ("access_reviews.report", "See the report of an access review"),
    ("tenants.may_found", "See whether one may create a tenant"),
    ("admins.list", "See platform admins"),
    ("admins.add", "Make somebody a platform admin"),
    ("admins.approve", "Approve a platform admin"),
    ("admins.candidates", "Look for somebody to make a platform admin"),
    ("admins.change", "Change a platform admin’s role or title"),
    ("admins.deactivate", "Put a platform admin to rest"),
    ("admins.history", "See what was done to a platform admin"),
    ("admins.reactivate", "Reactivate a platform admin"),
    ("admins.recover", "Let a platform admin in again"),
    ("admins.remove", "Remove a platform admin"),
    ("admins.remind", "Remind of a platform admin’s return"),
    ("admins.require_new_passwords", "Make everybody choose a new password"),
    ("admins.resend_invitation", "Invite a platform admin once more"),
    ("admins.reset_password", "Reset a platform admin’s password"),
    ("admins.show", "See a platform admin"),
    ("admins.sign_out", "Sign a platform admin out everywhere"),
    ("admins.unlock", "Lift a platform admin’s lock"),
    ("admins.add_check", "See whether somebody can be made a platform admin"),
    ("admins.register", "See the register of platform admins"),
    ("platform_roles.create", "Make a platform role"),
    ("platform_roles.edit", "Change a platform role"),
    ("platform_roles.delete", "Delete a platform role"),
    ("platform_roles.list", "See the platform’s roles"),
    ("account.request_reset", "Ask for a new password"),
    ("account.send_reset", "Send a link for a new password"),
    ("account.reset_password", "Choose a password by a link"),
    ("account.reset_password_open", "Open a link for a new password"),
    ("tenants.list", "See tenants"),
    ("tenants.list_admins", "See a tenant’s owners and admins"),
    ("overview.show", "See the dashboard"),
    ("mails.list", "See the mail outbox"),
    ("security.show", "See security suggestions"),
    ("security.old_invitations", "See invitations that have long stood open"),
    ("security.dismiss", "Set a security suggestion aside"),
    ("security.restore", "Take back a security suggestion"),
    ("sessions.sign_in", "Sign in"),
    ("sessions.sign_in_changing", "Sign in with a new password"),
    ("sessions.sign_in_by_passkey", "Sign in by a passkey"),
    ("sessions.begin_passkey", "Begin to sign in by a passkey"),
    (
        "sessions.second_factor_by_passkey",
        "Give one’s second factor by a passkey",
    ),
    (
        "sessions.begin_passkey_step",
        "Begin to give a passkey as one’s second factor",
    ),
    ("sessions.begin_passkey_proof", "Begin to prove who one is by a passkey"),
    ("sessions.prove_by_passkey", "Prove who one is once more by a passkey"),
    ("passkeys.list", "See one’s passkeys"),
    ("passkeys.begin", "Begin to add a passkey"),
    ("passkeys.add", "Add a passkey"),
    ("passkeys.rename", "Rename a passkey"),
    ("passkeys.remove", "Remove a passkey"),
    ("sessions.sign_out", "Sign out"),
    ("servers.test", "Test a connection"),
    ("tenants.test_attachment", "Look at a schema to attach"),
    ("servers.check", "Test a database server"),
    ("jobs.retry", "Try a job again"),
    ("audit.verify", "Verify the audit log"),
    ("audit.sign_ins", "See how people signed in"),
    ("audit_verifications.list", "See verifications of the audit log"),
    ("audit_verifications.start", "Begin to verify the audit log"),
    ("tenants.watch", "Watch a tenant’s progress"),
    ("users.delete", "Delete a user"),
    ("users.edit", "Edit a user"),
    ("users.erase", "Erase a deleted user"),
    ("users.export", "Export users"),
    ("users.lift_lock", "Lift a sign-in lock"),
    ("users.lift_suspension", "Lift a user’s suspension"),
    ("users.restore", "Restore a deleted user"),
    ("users.show", "See a user"),
    ("users.list_tenants", "See a user’s tenants"),
    ("users.list", "See all users"),
    ("users.send_reset", "Mail a user a password link"),
    ("users.sign_out", "Sign a user out everywhere"),
    ("users.suspend", "Suspend a user"),
];

const KINDS_IN_TENANTS: &[(&str, &str)] = &[
    ("access_grant", "Access grant"),
    ("access_policy", "Access policy"),
    ("audit_event", "Audit log"),
    ("audit_log", "Audit log as a whole"),
    ("audit_view", "Saved view"),
    ("connection", "Connection"),
    ("data_export", "Everything that is kept"),
    ("email_domain", "E-mail domain"),
    ("group", "Group"),
    ("environment", "Environment"),
    ("invitation", "Invitation"),
    ("member_import", "Table of people to invite"),
    ("membership", "Member"),
    ("permission", "Permission"),
    ("role", "Role and grants"),
    ("role_file", "File of roles"),
    ("module", "Module"),
    ("security", "Security suggestion"),
    ("table", "Table"),
    ("variable", "Variable"),
];

const KINDS_ON_PLATFORM: &[(&str, &str)] = &[
    ("access_review", "Access review"),
    ("mail_server", "Mail server"),
    ("branding", "Branding"),
    ("instance", "Settings"),
    ("api_token", "API token"),
    ("overview", "Dashboard"),
    ("database_server", "Database server"),
    ("job", "Job"),
    ("mail", "Mail"),
    ("plan", "Plan"),
    ("platform_admin", "Platform admin"),
    ("platform_role", "Platform role"),
    ("passkey", "Passkey"),
    ("session", "Session"),
    ("set_up", "Set-up link"),
    ("tenant", "Tenant"),
    ("user", "User"),
];

const OUTCOMES: &[(&str, &str)] = &[("allowed", "Allowed"), ("refused", "Refused"), ("failed", "Failed")];

const ACTOR_KINDS: [(&str, &str); 5] = [
    ("user", "Person"),
    ("token", "API token"),
    ("cli", "Command line"),
    ("system", "System"),
    ("anonymous", "Stranger"),
];

/// The choices of a filter, in the order of their words.
fn choices<'a>(pairs: impl Iterator<Item = &'a (&'a str, &'a str)>) -> Vec<Choice> {
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|(_, words)| *words);
    let any = std::iter::once(&("", "Any"));
    any.chain(pairs)
        .map(|(code, words)| Choice::new(*code, *words))
        .collect()
}

pub fn operations(platform: bool) -> Vec<Choice> {
    let others = ON_PLATFORM.iter().filter(|_| platform);
    choices(IN_TENANTS.iter().chain(others))
}

pub fn kinds(platform: bool) -> Vec<Choice> {
    let others = KINDS_ON_PLATFORM.iter().filter(|_| platform);
    choices(KINDS_IN_TENANTS.iter().chain(others))
}

pub fn actor_kinds() -> Vec<Choice> {
    choices(ACTOR_KINDS.iter())
}

/// As whom somebody acted.
pub fn actor_kind(code: &str) -> &str {
    let mut known = ACTOR_KINDS.iter();
    known.find(|(name, _)| *name == code).map_or(code, |(_, words)| words)
}

/// What the target is.
pub fn kind(code: &str) -> &str {
    let mut known = KINDS_IN_TENANTS.iter().chain(KINDS_ON_PLATFORM);
    known.find(|(name, _)| *name == code).map_or(code, |(_, words)| words)
}

pub fn outcomes() -> Vec<Choice> {
    choices(OUTCOMES.iter())
}

/// What whoever asks for the operation wants to do.
pub fn operation(code: &str) -> &str {
    let mut known = IN_TENANTS.iter().chain(ON_PLATFORM);
    known.find(|(name, _)| *name == code).map_or(code, |(_, words)| words)
}

pub fn outcome(code: &str) -> &str {
    if code == "done" { "allowed" } else { code }
}

/// What somebody did, or tried to do, as the end of a sentence about them.
pub fn deed(event: &Event) -> String {
    let target = &event.target;
    if event.outcome == "done" {
        let told = match event.operation.as_str() {
            "account.reset_password" => "chose a password by a link".to_owned(),
            "account.send_reset" => format!("sent {target} a link for a new password"),
            "access_reviews.start" => format!("started the access review {target}"),
            "access_reviews.decide" => format!("decided about {target} in an access review"),
            "access_reviews.close" => format!("closed the access review {target}"),
            "admins.add" => format!("made {target} a platform admin"),
            "admins.approve" => format!("approved {target} as a platform admin"),
            "admins.change" => format!("changed the role or title of {target}"),
            "admins.deactivate" => format!("set {target} inactive"),
            "admins.reactivate" => format!("reactivated {target}"),
            "admins.recover" => format!("let {target} in again"),
            "admins.remove" => format!("removed {target} from the platform admins"),
            "admins.remind" => format!("reminded of the return of {target}"),
            "admins.require_new_passwords" => "made everybody of the platform choose a new password".to_owned(),
            "admins.reset_password" => format!("reset the password of {target}"),
            "admins.sign_out" => format!("signed {target} out everywhere"),
            "admins.unlock" => format!("lifted the lock of {target}"),
            "access_grants.approve" => format!("let {target} of the platform in"),
            "access_grants.begin" => "came in by an access grant".to_owned(),
            "access_grants.end" | "access_grants.revoke" => format!("ended the access of {target}"),
            "access_grants.enter" => "used their access grant".to_owned(),
            "access_grants.leave" => "left".to_owned(),
            "access_grants.open" => "opened an access grant".to_owned(),
            "access_grants.refuse" => format!("kept {target} of the platform out"),
            "access_grants.set_policy" => "said who approves access grants".to_owned(),
            "account.change_password" => "changed their password".to_owned(),
            "account.rename" => "changed their name".to_owned(),
            "audit.verify" => "verified the audit log".to_owned(),
            "audit.remove" => "removed what is old from the audit log".to_owned(),
            "audit.export" => "exported the audit log".to_owned(),
            "audit_verifications.start" => "had the audit log verified".to_owned(),
            "audit_views.save" => format!("saved the view {target}"),
            "audit_views.delete" => format!("deleted the view {target}"),
            "connection.rotate_password" => "made a new database password".to_owned(),
            "grants.save" => format!("changed the rights of {target}"),
            "invitations.accept" => "accepted their invitation".to_owned(),
            "invitations.resend" => format!("made a new link for {target}"),
            "invitations.revoke" => format!("took back the invitation of {target}"),
            "branding.change" => "changed the name or the colour".to_owned(),
            "branding.set_logo" => "changed the logo".to_owned(),
            "instance.change" => "changed the settings".to_owned(),
            "keys.rotate" => "rotated the keys of the installation".to_owned(),
            "instance.migrate" => "brought the database up to date".to_owned(),
            "jobs.retry" => format!("had the job {target} tried again"),
            "mail_server.change" => format!("set the mail server {target}"),
            "mail_server.test" => format!("sent a test mail to {target}"),
            "mails.retry" => format!("had the mail {target} sent again"),
            "mails.retry_all" => "had all mails sent that waited".to_owned(),
            "tables.list" => "looked at the tables".to_owned(),
            "members.list" => "looked at the members".to_owned(),
            "invitations.list" => "looked at the invitations".to_owned(),
            "roles.list" => "looked at the roles".to_owned(),
            "roles.show" => format!("looked at the role {target}"),
            "roles.create" => format!("made the role {target}"),
            "roles.edit" => format!("changed the role {target}"),
            "roles.delete" => format!("deleted the role {target}"),
            "roles.save" => format!("changed permissions of {target}"),
            "roles.preview" => "tried a change of permissions".to_owned(),
            "modules.offered" => "looked at the tenant’s modules".to_owned(),
            "modules.switch" => format!("switched the module {target}"),
            "modules.list" => "looked at the modules".to_owned(),
            "modules.declare" => format!("declared the module {target}"),
            "modules.delete" => format!("deleted the module {target}"),
            "grants.show" => format!("looked at the rights of {target}"),
            "audit.list" => "read the audit log".to_owned(),
            "audit.watch" => "followed the audit log".to_owned(),
            "audit.outcomes" => "looked at how much was allowed and refused".to_owned(),
            "plans.usage" => "looked at what is used of the plan".to_owned(),
            "members.archive" => format!("archived {target}"),
            "members.change_role" => format!("changed the role of {target}"),
            "members.invite" => format!("invited {target}"),
            "members.reactivate" => format!("reactivated {target}"),
            "members.remove" => format!("removed {target}"),
            "members.send_reset" => format!("sent {target} a link for a new password"),
            "members.export" => "exported the members".to_owned(),
            "members.show" => format!("looked at {target}"),
            "member_imports.check" => "looked through a table of people to invite".to_owned(),
            "member_imports.apply" => "had the people of a table invited".to_owned(),
            "member_imports.invite" => format!("invited {target} from a table"),
            "platform_roles.create" => format!("made the platform role {target}"),
            "platform_roles.edit" => format!("changed the platform role {target}"),
            "platform_roles.delete" => format!("deleted the platform role {target}"),
            "security.dismiss" | "tenant_security.dismiss" => format!("set a security suggestion aside: {target}"),
            "security.restore" | "tenant_security.restore" => format!("took a security suggestion back: {target}"),
            "tenant_security.show" => "looked at the security suggestions".to_owned(),
            "servers.add" | "servers.register_local" => format!("added the server {target}"),
            "servers.edit" => format!("changed the server {target}"),
            "servers.check" => format!("tested the server {target}"),
            "servers.remove" => format!("removed the server {target}"),
            "servers.test" => "tested a connection".to_owned(),
            "tenants.test_attachment" => "looked at a schema to attach".to_owned(),
            "sessions.prove" => "gave their password once more".to_owned(),
            "sessions.revoke" => "ended a session".to_owned(),
            "sessions.revoke_others" => "ended their other sessions".to_owned(),
            "sessions.sign_in" => "signed in".to_owned(),
            "sessions.sign_in_changing" => "signed in with a new password".to_owned(),
            "sessions.sign_in_by_passkey" => "signed in by a passkey".to_owned(),
            "sessions.prove_by_passkey" => "showed a passkey once more".to_owned(),
            "passkeys.add" => format!("added the passkey {target}"),
            "passkeys.rename" => format!("renamed a passkey to {target}"),
            "passkeys.remove" => format!("removed the passkey {target}"),
            "sessions.sign_out" => "signed out".to_owned(),
            "set_up.claim" => format!("made {target} the first Super Admin"),
            "tenants.attach" => format!("attached the tenant {target}"),
            "tenants.create" | "tenants.found" => format!("created the tenant {target}"),
            "tenants.found_personal" => format!("made the personal workspace {target}"),
            "plans.create" => format!("made the plan {target}"),
            "plans.delete" => format!("deleted the plan {target}"),
            "plans.edit" => format!("changed the plan {target}"),
            "tenants.archive" => format!("archived the tenant {target}"),
            "tenants.delete" => format!("had the tenant {target} deleted"),
            "tenants.delete_now" | "tenants.end_grace" => format!("began to remove the tenant {target}"),
            "tenants.edit" => format!("changed the name or slug of the tenant {target}"),
            "tenants.restore" => format!("restored the tenant {target}"),
            "tenants.set_plan" => format!("changed the plan of the tenant {target}"),
            "tenants.admit_from_anywhere" => format!("admitted the people of {target} from anywhere"),
            "tenants.give_up" => format!("had their tenant {target} deleted"),
            "email_domains.list" => "looked at the e-mail domains".to_owned(),
            "email_domains.add" => format!("added the e-mail domain {target}"),
            "email_domains.remove" => format!("removed the e-mail domain {target}"),
            "email_domains.check" => format!("had the DNS asked for {target}"),
            "email_domains.prove" => format!("found the e-mail domain {target} to be the tenant’s"),
            "email_domains.withdraw" => format!("withdrew the proof of the e-mail domain {target}"),
            "tenant_settings.show" => "looked at the tenant’s settings".to_owned(),
            "tenant_settings.change" => "changed the tenant’s settings".to_owned(),
            "members.leave" => "left the tenant".to_owned(),
            "members.transfer_ownership" => format!("handed the tenant over to {target}"),
            "tenants.suspend" => format!("suspended the tenant {target}"),
            "tenants.invite_owner" => format!("invited an owner of {target}"),
            "tenants.revoke_owner_invitation" => format!("revoked the invitation of an owner of {target}"),
            "tenants.open" => format!("opened the tenant {target}"),
            "tenants.purge" => format!("removed the tenant {target}"),
            "tokens.create" => format!("made the API token {target}"),
            "tokens.revoke" => format!("revoked the API token {target}"),
            "variables.create" => format!("added the variable {target}"),
            "variables.delete" => format!("deleted the variable {target}"),
            "variables.edit" => format!("changed the variable {target}"),
            "variables.read_environment" => format!("read the environment {target}"),
            "variables.reveal" => format!("revealed the variable {target}"),
            other => format!("{other} {target}"),
        };
        return told;
    }
    let wanted = operation(&event.operation);
    let mut letters = wanted.chars();
    let first = letters.next().map(char::to_lowercase).into_iter().flatten();
    let wanted: String = first.chain(letters).collect();
    format!("tried to {wanted} {target}").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
