//! Permissions to tick, a group for each module, in the order in which people read them. Who may be given which is the engine's to say.

use super::{Errors, Posted};

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
    /// Each of `all` with what its module is called, ticked as in the form. What is ticked and in no list stands at the end, so that saving loses
    /// nothing.
    pub fn new(all: Vec<(String, String)>, posted: &Posted, errors: &Errors, held: impl Fn(&str) -> bool) -> Self {
        let ticked: Vec<&str> = posted.all("permission").collect();
        let unlisted: Vec<(String, String)> = ticked
            .iter()
            .filter(|text| **text != "*" && !all.iter().any(|(_, it)| it == *text))
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
        Self {
            modules,
            error: errors.of("permissions"),
        }
    }
}

/// A list of Bailiwick's own.
pub fn listed(permissions: &[&str]) -> Vec<(String, String)> {
    let named = |text: &&str| (capital(&module_of(text).replace('_', " ")), (*text).to_owned());
    permissions.iter().map(named).collect()
}

/// Of the modules that a tenant has.
pub fn of_modules(modules: Vec<app::modules::OfferedModule>) -> Vec<(String, String)> {
    let enabled = modules.into_iter().filter(|it| it.enabled).map(|it| it.module);
    enabled
        .flat_map(|module| {
            let permission = |action: &String| format!("{}.{action}", module.key);
            let texts: Vec<String> = module.actions.iter().map(permission).collect();
            texts.into_iter().map(move |text| (module.label.clone(), text))
        })
        .collect()
}

pub fn permissions_of(posted: &Posted) -> Vec<String> {
    posted.all("permission").map(ToOwned::to_owned).collect()
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
