//! Who sends a request: what it presents, read and never judged here.

use std::net::SocketAddr;

use app::{Caller, Credential, Origin, Plane, hash_token};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use uuid::Uuid;

use crate::proxies::TrustedProxies;

/// The id of a request, made by the outermost layer.
#[derive(Clone, Copy)]
pub struct RequestId(pub Uuid);

/// A caller on the tenant plane: a bearer token, else the tenant panel's cookie.
pub struct AppCaller(pub Caller);

/// A caller on the platform plane: a bearer token, else the root panel's cookie.
pub struct RootCaller(pub Caller);

/// A caller on either plane, for what belongs to the person: the tenant panel's cookie goes before the root panel's.
pub struct AnyCaller(pub Caller);

impl<S: Send + Sync> FromRequestParts<S> for AppCaller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(caller(parts, &[Plane::App])))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RootCaller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(caller(parts, &[Plane::Root])))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for AnyCaller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(caller(parts, &[Plane::App, Plane::Root])))
    }
}

pub fn caller(parts: &Parts, planes: &[Plane]) -> Caller {
    Caller::new(credential(&parts.headers, planes), origin(parts))
}

/// A bearer token that is not good is not good: no cookie is tried instead.
fn credential(headers: &HeaderMap, planes: &[Plane]) -> Credential {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value
            .to_str()
            .ok()
            .and_then(|text| text.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        return token.map_or(Credential::Anonymous, |(_, token)| {
            Credential::Token(hash_token(token.trim()))
        });
    }
    planes
        .iter()
        .find_map(|plane| {
            let token = crate::cookies::read(headers, *plane)?;
            Some(Credential::Session(*plane, hash_token(token)))
        })
        .unwrap_or(Credential::Anonymous)
}

fn origin(parts: &Parts) -> Origin {
    let nobody = TrustedProxies::default();
    let proxies = parts.extensions.get::<TrustedProxies>().unwrap_or(&nobody);
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    Origin {
        address: peer.map(|peer| proxies.client(peer.0.ip(), &parts.headers)),
        request_id: parts.extensions.get::<RequestId>().map(|id| id.0),
        user_agent: parts
            .headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .map(ToOwned::to_owned),
    }
}
