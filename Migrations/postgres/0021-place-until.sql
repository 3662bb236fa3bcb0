-- 0021: a licence that has run out holds no place; NULL: it does not run out, or nothing is taken. Derived.
ALTER TABLE claim ADD COLUMN until_on TEXT;
