//! The permissions of a form, one box to tick for each, by module.

use app::View;

/// A module and what may be done in it.
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

/// What there is to tick. What is ticked and no page knows of is there as well, so that it is not lost by saving.
pub fn modules<'a>(known: &[&'a str], ticked: &[&'a str], view: &View) -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    let unknown = ticked.iter().copied().filter(|it| !known.contains(it) && *it != "*");
    for permission in known.iter().copied().chain(unknown) {
        let (module, action) = permission.rsplit_once('.').unwrap_or((permission, ""));
        let tick = Tick {
            value: permission.to_owned(),
            action: action.to_owned(),
            ticked: ticked.contains(&permission),
            held: view.may(permission),
        };
        match modules.iter_mut().find(|one| one.name == module) {
            Some(one) => one.permissions.push(tick),
            None => modules.push(Module {
                name: module.to_owned(),
                permissions: vec![tick],
            }),
        }
    }
    modules
}
