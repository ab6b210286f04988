-- view: device-row
  AND v.asset_tag > ##after::string
ORDER BY v.asset_tag, v.id
LIMIT 500
