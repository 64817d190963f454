//! What went wrong, on standard error: one sentence for people, or with `--json` a document with the code and the fields of the API's problems.

use std::{env, process::ExitCode};

use app::FieldError;
use serde_json::{Value, json};

/// Says why a command failed.
pub fn tell(error: &anyhow::Error, as_json: bool) {
    if as_json {
        eprintln!("{}", document(error));
    } else {
        eprintln!("bailiwick: {}", sentence(error));
    }
}

/// Says what is wrong with the arguments, or what was asked for in their place: the help, the version.
pub fn of_arguments(error: &clap::Error) -> ExitCode {
    // They were not read, so it is looked for among them as they are.
    let as_json = env::args_os().any(|argument| argument == "--json");
    if !as_json || !error.use_stderr() {
        error.exit()
    }
    let text = error.render().to_string();
    let first = text.lines().next().unwrap_or_default();
    let detail = first.strip_prefix("error: ").unwrap_or(first);
    eprintln!("{}", json!({ "code": "arguments", "detail": detail }));
    ExitCode::from(2)
}

fn document(error: &anyhow::Error) -> Value {
    let known = error.chain().find_map(|cause| cause.downcast_ref::<app::Error>());
    let code = known.map_or("failed", app::Error::code);
    let mut document = json!({ "code": code, "detail": sentence(error) });
    if let Some(app::Error::Invalid(fields)) = known {
        let field = |it: &FieldError| json!({ "field": it.field, "message": it.message });
        document["errors"] = fields.iter().map(field).collect();
    }
    document
}

/// The causes behind one another on one line, leaving out what the one before has told already. Never a backtrace:
/// whoever reads it wants to know what to do.
pub fn sentence(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        let cause = match cause.downcast_ref() {
            // Kept from those who ask over the network; whoever sits at the server needs it.
            Some(app::Error::Internal(fault) | app::Error::Unavailable(fault) | app::Error::TenantDatabase(fault)) => {
                fault.clone()
            }
            // Every field that is wrong, most of them under the name of its flag.
            Some(app::Error::Invalid(fields)) => {
                let fields = fields.iter().map(|it| format!("{}: {}", it.field, it.message));
                fields.collect::<Vec<_>>().join(" ")
            }
            _ => cause.to_string(),
        };
        let cause = cause.trim_end_matches(['.', '\n']);
        if text.contains(cause) {
            continue;
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(cause);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_reads_the_code_and_the_fields() {
        let error = app::Error::conflict("last_admin", "Make somebody else a Super Admin first.");
        let told = document(&anyhow::Error::from(error).context("cannot deactivate them"));
        assert_eq!(told["code"], "last_admin");
        assert_eq!(
            told["detail"],
            "cannot deactivate them: Make somebody else a Super Admin first"
        );
        assert!(told.get("errors").is_none());
        let told = document(&app::Error::invalid("email", "Write an address.").into());
        assert_eq!(
            told["errors"],
            json!([{ "field": "email", "message": "Write an address." }])
        );
        assert_eq!(document(&anyhow::anyhow!("no such file"))["code"], "failed");
    }
}
