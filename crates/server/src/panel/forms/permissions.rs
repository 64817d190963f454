//! Permissions to tick, a group for each module, in the order in which people read them. Who may be given which is the engine's to say.

use app::{App, Caller, Error, TenantRef, modules::ListOffered, roles::PERMISSIONS};

use super::Posted;

pub struct Picker {
    pub modules: Vec<Module>,
    pub error: Option<String>,
}

pub struct Module {
    pub name: String,
    pub permissions: Vec<Tick>,
}

pub struct Tick {
    pub value: String,
    pub action: String,
    pub ticked: bool,
    /// Nobody gives what they do not hold.
    pub held: bool,
}

impl Picker {
    /// Each of `all` stands with what its module is called. What is ticked and in no list stands at the end, so that saving loses
    /// nothing.
    pub fn new(
        all: Vec<(String, String)>,
        ticked: &[&str],
        error: Option<String>,
        held: impl Fn(&str) -> bool,
    ) -> Self {
        let unlisted: Vec<(String, String)> = ticked
            .iter()
            .filter(|text| !["", "*"].contains(text) && !all.iter().any(|(_, it)| it == *text))
            .map(|text| (capital(module_of(text)), (*text).to_owned()))
            .collect();
        let mut modules: Vec<Module> = Vec::new();
        for (name, value) in all.into_iter().chain(unlisted) {
            let tick = Tick {
                action: capital(value.rsplit_once('.').map_or(&*value, |(_, action)| action)),
                ticked: ticked.contains(&&*value),
                held: held(&value),
                value,
            };
            match modules.iter_mut().find(|one| one.name == name) {
                Some(one) => one.permissions.push(tick),
                None => modules.push(Module {
                    name,
                    permissions: vec![tick],
                }),
            }
        }
        Self { modules, error }
    }
}

/// A list of Bailiwick's own.
pub fn listed(permissions: &[&str]) -> Vec<(String, String)> {
    let named = |text: &&str| (capital(&module_of(text).replace('_', " ")), (*text).to_owned());
    permissions.iter().map(named).collect()
}

/// What can be given in a tenant: of Bailiwick's own modules, and of the application's that it has, for whoever may see these.
pub async fn in_tenant(app: &App, caller: &Caller, tenant: &TenantRef) -> Result<Vec<(String, String)>, Error> {
    let offered = match app.in_tenant(caller, tenant, ListOffered).await {
        Ok(offered) => offered,
        Err(Error::Refused(_)) => return Ok(listed(&PERMISSIONS)),
        Err(error) => return Err(error),
    };
    let enabled = offered.into_iter().filter(|it| it.enabled).map(|it| it.module);
    let permissions = enabled.flat_map(|module| {
        let texts: Vec<String> = module
            .actions
            .iter()
            .map(|action| format!("{}.{action}", module.key))
            .collect();
        texts.into_iter().map(move |text| (module.label.clone(), text))
    });
    Ok(permissions.collect())
}

pub fn permissions_of(posted: &Posted) -> Vec<String> {
    posted.all("permissions").map(ToOwned::to_owned).collect()
}

fn module_of(permission: &str) -> &str {
    permission.rsplit_once('.').map_or(permission, |(module, _)| module)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(char::to_uppercase)
        .into_iter()
        .flatten()
        .chain(letters)
        .collect()
}
