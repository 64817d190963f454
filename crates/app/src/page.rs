//! One page of a list by key: its items, and where the next page begins.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ObjectBuilder, Ref, RefOr, Schema,
        schema::{ArrayBuilder, SchemaType, Type},
    },
};

use crate::Result;

/// A noun gives its page a name of its own (`pub type Page = crate::Page<Member>`), by which the API's document knows it.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Give it as `after` to get the next page; missing on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Of rows of which one more was read than was asked for, so that it is known whether there are more. The next page begins
    /// after the `key` of the last one kept.
    pub(crate) fn cut<R>(
        mut rows: Vec<R>,
        limit: i64,
        key: impl Fn(&R) -> String,
        item: impl FnMut(R) -> Result<T>,
    ) -> Result<Self> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = more.then(|| rows.last().map(key)).flatten();
        let items = rows.into_iter().map(item).collect::<Result<_>>()?;
        Ok(Self { items, next })
    }
}

impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Page", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .property("items", ArrayBuilder::new().items(Ref::from_schema_name(T::name())))
            .required("items")
            .property(
                "next",
                ObjectBuilder::new()
                    .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
                    .description(Some("Give it as `after` to get the next page; missing on the last.")),
            )
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_and_says_where_the_next_begins() {
        let cut = |rows| Page::cut(rows, 2, ToString::to_string, Ok).map(|page| (page.items, page.next));
        assert_eq!(cut(vec![1, 2, 3]).unwrap(), (vec![1, 2], Some("2".into())));
        assert_eq!(cut(vec![1, 2]).unwrap(), (vec![1, 2], None));
    }
}
