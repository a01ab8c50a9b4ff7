"""Charts: a tidy frame (or the name of live data) in, an Altair chart out; nothing is computed here."""

from nutag.charts import theme

theme.enable()
