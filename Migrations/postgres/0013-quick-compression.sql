-- 0013: papers and files are compressed by lz4 where the server has it: the usual way costs more than storing them.
DO $$
BEGIN
  ALTER TABLE content_chunk ALTER COLUMN body SET COMPRESSION lz4;
  ALTER TABLE answer ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server was built without lz4';
END $$;
