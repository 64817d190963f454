-- The platform lists the access grants of all tenants that are open or wait. None of them was asked for longer ago than a day and a half, so what ended
-- by the clock and was never closed is not looked at.
create index access_grants_not_over on access_grants (requested_at, id) where ended_at is null;
