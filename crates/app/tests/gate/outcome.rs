//! How a test reads what an operation answered: `ok`, or the stable code of the error.

/// The code of the answer.
pub fn code<T>(result: &app::Result<T>) -> &'static str {
    match result {
        Ok(_) => "ok",
        Err(error) => error.code(),
    }
}

/// The field that a request was wrong in.
pub fn field<T>(result: &app::Result<T>) -> String {
    match result {
        Err(app::Error::Invalid(fields)) => fields.first().map(|it| it.field.clone()).unwrap_or_default(),
        other => format!("not invalid but {}", code(other)),
    }
}
