-- 0013: PostgreSQL compresses long columns; here there is nothing to change.
SELECT 1;
