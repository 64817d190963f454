//! The order of roles within one plane (D6). Ranks of the two planes are never compared.

/// Higher stands above lower. Equal ranks are peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(pub i16);

impl Rank {
    pub const ANON: Self = Self(0);
    pub const MEMBER: Self = Self(20);
    pub const STAFF: Self = Self(40);
    pub const ADMIN: Self = Self(60);
    /// The top of a plane: Owner in a tenant, Super Admin on the platform. Only its holders act on their peers.
    pub const TOP: Self = Self(100);

    pub fn is_top(self) -> bool {
        self >= Self::TOP
    }

    /// Whether a person of this rank may act on, or give, `other`: strictly above it, or its peer at the top.
    pub fn may_act_on(self, other: Self) -> bool {
        self > other || (self == other && self.is_top())
    }
}
