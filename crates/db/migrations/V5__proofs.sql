-- A session's proof of identity is renewed by whoever proves once more who they are.

grant update (proved_at) on sessions to bailiwick_identity;
