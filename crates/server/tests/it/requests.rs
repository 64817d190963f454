//! A good request for each operation, as the OpenAPI document shows it: with the body that is its example, for things that are
//! called as the tests call theirs. Whoever tests all operations starts from these and changes what must be new, exist or be wrong.

use std::sync::LazyLock;

use serde_json::Value;

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(server::openapi()).expect("the document is JSON"));

/// Method, path and operation id, by path.
pub fn operations() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    // Whether JSON objects keep their order depends on what else is built.
    for (path, methods) in DOCUMENT["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let id = operation["operationId"].as_str().expect("every operation has an id");
            found.push((method.to_uppercase(), path.clone(), id.to_owned()));
        }
    }
    found.sort_by(|a: &(String, String, String), b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    found
}

/// Method, path and what the document says of it.
fn documented(id: &str) -> (String, String, &'static Value) {
    let mut all = operations().into_iter();
    let (method, path, _) = all
        .find(|(.., known)| known == id)
        .unwrap_or_else(|| panic!("no operation is called {id}"));
    let operation = &DOCUMENT["paths"][&path][method.to_lowercase()];
    (method, path, operation)
}

/// What stands behind a reference.
fn resolved(schema: &'static Value) -> &'static Value {
    let pointer = schema["$ref"].as_str().and_then(|text| text.strip_prefix('#'));
    pointer.map_or(schema, |pointer| {
        DOCUMENT.pointer(pointer).expect("what is referred to")
    })
}

/// The parameters that the document declares for an operation in its path, query or headers.
pub fn parameters(id: &str, place: &str) -> Vec<&'static Value> {
    let declared = documented(id).2["parameters"].as_array().into_iter().flatten();
    declared.filter(|it| it["in"] == place).collect()
}

/// The address of an operation, with the `value` of each part of its path; where that has none, with one that is right, and that of
/// an id names nothing.
pub fn address(id: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let (_, mut path, _) = documented(id);
    for parameter in parameters(id, "path") {
        let name = parameter["name"].as_str().expect("a name");
        let value = value(name).unwrap_or_else(|| in_path(name, parameter));
        path = path.replace(&format!("{{{name}}}"), &value);
    }
    path
}

/// What the query of an operation must name, and the value that the document shows for it.
pub fn required_query(id: &str) -> Vec<(&'static str, &'static str)> {
    let required = parameters(id, "query").into_iter().filter(|it| it["required"] == true);
    let shown = required.map(|it| (it["name"].as_str(), it["example"].as_str()));
    shown
        .map(|(name, example)| (name.expect("a name"), example.expect("an example")))
        .collect()
}

/// What the tests call a thing of that kind; an id that looks like one and names nothing.
fn in_path(name: &str, parameter: &'static Value) -> String {
    let pattern = resolved(&parameter["schema"])["pattern"].as_str().unwrap_or_default();
    match (name, pattern.split_once("[0-9a-f]{32}")) {
        ("tenant", _) => "acme".to_owned(),
        ("role", _) => "member".to_owned(),
        ("platform_role", _) => "nobody".to_owned(),
        ("module", _) => "invoices".to_owned(),
        ("table", _) => "orders".to_owned(),
        ("environment", _) => "production".to_owned(),
        ("plan", _) => "starter".to_owned(),
        (_, Some((prefix, _))) => format!("{}00000000000070008000000000000000", prefix.trim_start_matches('^')),
        _ => panic!("what is a good {{{name}}} in a path? Say so here"),
    }
}

/// The body that the document shows for an operation; none where it takes none.
pub fn example(id: &str) -> Option<Value> {
    let schema = body_schema(id)?;
    let example = schema["examples"][0].clone();
    assert!(
        example.is_object(),
        "{id} takes a body and shows none: write #[schema(examples(json!({{ … }})))] at its type, with every field that it has"
    );
    for field in schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
    {
        assert!(
            !example[field].is_null() || optional(id, field),
            "the example of {id} does not show `{field}`"
        );
    }
    Some(example)
}

/// Whether a field of an operation's body may be left out.
pub fn optional(id: &str, field: &str) -> bool {
    let schema = body_schema(id).expect("it takes a body");
    !schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|name| name == field)
}

fn body_schema(id: &str) -> Option<&'static Value> {
    let body = &documented(id).2["requestBody"];
    (!body.is_null()).then(|| resolved(&body["content"]["application/json"]["schema"]))
}
