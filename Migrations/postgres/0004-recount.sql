-- 0004: when the open cases were counted again on a new calendar; NULL: not yet, or not to the end. Truth.
ALTER TABLE calendar ADD COLUMN recounted_at BIGINT;
