-- 0011: a case is folded from its links whenever it is opened: since an act is one link, that costs what a
-- stored copy of the file did, and an act no longer writes one. Nothing is lost: the body was derived.
ALTER TABLE case_file DROP COLUMN body;
