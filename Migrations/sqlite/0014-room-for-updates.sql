-- 0014: PostgreSQL keeps room for changes; here there is nothing to change.
SELECT 1;
