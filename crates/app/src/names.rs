//! The rules for names and addresses that people type, one for each kind, with a sentence for each way to be wrong.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::{Error, FieldError, Result};

const DOMAINS_AT_MOST: usize = 100;

/// A person's, tenant's or thing's name: visible characters, one line.
pub(crate) fn name(value: &str, (): &()) -> garde::Result {
    let length = value.chars().count();
    if value.trim().is_empty() {
        return Err(garde::Error::new("Write a name"));
    }
    if length > 120 {
        return Err(garde::Error::new("Use at most 120 characters"));
    }
    if value.trim() != value {
        return Err(garde::Error::new("Leave out the spaces at the beginning and the end"));
    }
    if value.chars().any(is_invisible) || has_stray_joiner(value) {
        return Err(garde::Error::new("Leave out line breaks and invisible characters"));
    }
    Ok(())
}

/// What somebody calls a passkey of theirs.
pub(crate) fn passkey(value: &str, (): &()) -> garde::Result {
    if value.chars().count() > 60 {
        return Err(garde::Error::new("Use at most 60 characters"));
    }
    name(value, &())
}

/// A name that may be missing.
pub(crate) fn optional_name(value: &str, (): &()) -> garde::Result {
    if value.is_empty() { Ok(()) } else { name(value, &()) }
}

/// What a role is called where no person reads it. In PostgreSQL it is part of the name of a database role.
pub(crate) fn key(value: &str, (): &()) -> garde::Result {
    let plain = value.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    if plain && value.len() <= 30 && value.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Ok(());
    }
    Err(garde::Error::new(
        "Use 1 to 30 small letters, digits and underscores, and begin with a letter",
    ))
}

/// A few lines for others to read, which may be missing.
pub(crate) fn note(value: &str, (): &()) -> garde::Result {
    if value.chars().count() > 500 {
        return Err(garde::Error::new("Use at most 500 characters"));
    }
    if value.chars().any(|c| !matches!(c, '\n' | '\r') && is_invisible(c)) {
        return Err(garde::Error::new("Leave out invisible characters"));
    }
    Ok(())
}

/// Control characters, and those that turn the direction of text around, which would make one name look like another.
/// What shows nothing, or moves what stands beside it: Unicode's Default_Ignorable_Code_Point but for joiners and what emoji need, line and
/// paragraph separators, and the letters that are drawn as blanks.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Persian, Indic scripts and emoji are written with joiners, each between two letters of theirs. Anywhere else one only hides.
fn has_stray_joiner(value: &str) -> bool {
    let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let letters: Vec<char> = value.chars().collect();
    let stands_well = |at: Option<&char>| at.is_some_and(|c| !c.is_ascii() && !joins(*c));
    letters.iter().enumerate().any(|(at, c)| {
        joins(*c)
            && !(stands_well(at.checked_sub(1).and_then(|at| letters.get(at))) && stands_well(letters.get(at + 1)))
    })
}

/// One address, or a network of them.
pub(crate) fn network(text: &str) -> Option<IpNet> {
    let one = || text.parse::<IpAddr>().map(IpNet::from).ok();
    text.parse::<IpNet>().map(|network| network.trunc()).ok().or_else(one)
}

/// What may stand behind the `@` of an address: small letters, in order, each once. What is wrong with it is of `field`.
pub(crate) fn domains(field: &str, domains: &[String]) -> std::result::Result<Vec<String>, FieldError> {
    let wrong = |field: String, message: String| Err(FieldError { field, message });
    if domains.len() > DOMAINS_AT_MOST {
        return wrong(field.to_owned(), format!("Name at most {DOMAINS_AT_MOST} domains."));
    }
    if let Some(odd) = domains.iter().position(|domain| !is_domain(domain)) {
        let sentence = "Write domains as they stand behind the @, such as example.com.";
        return wrong(format!("{field}[{odd}]"), sentence.to_owned());
    }
    let mut domains: Vec<_> = domains.iter().map(|domain| domain.to_ascii_lowercase()).collect();
    domains.sort();
    domains.dedup();
    Ok(domains)
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && (text.contains('.') || text == "localhost") && text.split('.').all(label)
}

/// One that somebody can own, so it has a dot. What is not ASCII is written as the DNS has it.
pub(crate) fn email_domain(value: &str, (): &()) -> garde::Result {
    if is_domain(value) && value.contains('.') {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write a domain as it stands behind the @, such as example.com",
        ))
    }
}

/// Refuses an address at none of these domains, where there are any.
pub(crate) fn refuse_elsewhere(email: &str, domains: &[String]) -> Result<()> {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let allowed = |known: &String| known.eq_ignore_ascii_case(domain);
    if domains.is_empty() || domains.iter().any(allowed) {
        return Ok(());
    }
    let sentence = format!(
        "Only people with an address at {} can be invited here.",
        domains.join(", ")
    );
    Err(Error::invalid("email", sentence))
}

pub(crate) fn email(value: &str, (): &()) -> garde::Result {
    let one_at = value.matches('@').count() == 1;
    let plain = value.chars().all(|c| c.is_ascii_graphic());
    let dotted = value.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && (domain.contains('.') || domain == "localhost")
    });
    if value.len() <= 254 && one_at && plain && dotted && value.parse::<lettre::Address>().is_ok() {
        Ok(())
    } else {
        Err(garde::Error::new("Write an e-mail address, such as amelia@example.com"))
    }
}

/// Why somebody does what others may ask about one day, without the blanks around it.
pub(crate) fn reason(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() {
        let sentence = "Say why: it is kept in the audit log.";
        return Err(Error::conflict("reason_required", sentence));
    }
    if !(3..=500).contains(&text.chars().count()) {
        let sentence = "Say why in 3 to 500 characters. It is kept in the audit log.";
        return Err(Error::invalid("reason", sentence));
    }
    if text.chars().any(is_invisible) {
        return Err(Error::invalid(
            "reason",
            "Leave out line breaks and invisible characters.",
        ));
    }
    Ok(text)
}

/// A schema that somebody's tables can be in.
pub(crate) fn schema(value: &str, (): &()) -> garde::Result {
    if value.starts_with("pg_") || value == "information_schema" {
        return Err(garde::Error::new(
            "This schema is PostgreSQL's own. Choose the one that holds the tenant's tables",
        ));
    }
    database_object(value, &())
}

/// Part of every address of a tenant, so it stays clear of what addresses mean elsewhere.
pub(crate) fn slug(value: &str, (): &()) -> garde::Result {
    let plain = value.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let ends_well = !value.starts_with('-') && !value.ends_with('-');
    if value.is_empty() || value.len() > 40 || !plain || !ends_well {
        return Err(garde::Error::new(
            "Use 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end",
        ));
    }
    if [
        "api", "root", "account", "sign-in", "static", "new", "attach", "bulk", "export",
    ]
    .contains(&value)
    {
        return Err(garde::Error::new(
            "This word is kept for Bailiwick itself. Choose another",
        ));
    }
    Ok(())
}

/// A database or schema of PostgreSQL.
pub(crate) fn database_object(value: &str, (): &()) -> garde::Result {
    if value.is_empty() || value.len() > 63 || value.contains('\0') {
        return Err(garde::Error::new("Use 1 to 63 bytes, as PostgreSQL does"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_in_any_script_and_hide_nothing() {
        for good in [
            "Amelia Hart",
            "Zoë 🎓",
            "שלום",
            "O'Brien; DROP TABLE users",
            "Müller-Lüdenscheidt",
            "علی\u{200c}رضا",
            "The 👩\u{200d}👩\u{200d}👧 team",
        ] {
            assert!(name(good, &()).is_ok(), "{good}");
        }
        let long = "x".repeat(121);
        for bad in [
            "",
            "  ",
            " x",
            "a\nb",
            "a\0b",
            "a\u{202e}b",
            "a\u{200b}b",
            "a\u{115f}b",
            "\u{3164}",
            "a\u{2800}b",
            "a\u{e0041}b",
            "a\u{200d}b",
            "é\u{200d}",
            "é\u{200d}\u{200c}é",
            long.as_str(),
        ] {
            assert!(name(bad, &()).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn nobodys_tables_are_in_a_schema_of_postgresql() {
        for good in ["public", "pgbench", "shop", "Information_Schema"] {
            assert!(schema(good, &()).is_ok(), "{good}");
        }
        for own in ["pg_catalog", "pg_toast", "information_schema", "pg_", ""] {
            assert!(schema(own, &()).is_err(), "{own}");
        }
    }

    #[test]
    fn addresses_have_one_at_and_nothing_hidden() {
        for good in ["amelia@example.com", "a+b@x.example", "root@localhost"] {
            assert!(email(good, &()).is_ok(), "{good}");
        }
        for bad in [
            "",
            "amelia",
            "a@b@example.com",
            "a@",
            "@example.com",
            "a b@example.com",
            "a@exa\u{0301}mple.com",
            "a@example",
            "a@.com",
        ] {
            assert!(email(bad, &()).is_err(), "{bad:?}");
        }
    }
}
