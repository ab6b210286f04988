-- view: device-row
  AND v.status <> 'retired'
  AND (LOWER(v.asset_tag) LIKE ##prefix::string ESCAPE '!'
    OR LOWER(v.serial_number) LIKE ##prefix::string ESCAPE '!'
    OR LOWER(v.name) LIKE ##prefix::string ESCAPE '!'
    OR LOWER(v.name) LIKE ##word::string ESCAPE '!')
ORDER BY v.name, v.asset_tag, v.id
LIMIT 8
