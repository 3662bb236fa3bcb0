-- 0015: worklists are read post by post alone.
DROP INDEX worklist_of_unit;
