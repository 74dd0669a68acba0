"""The intake page (F2): one page, no wizard, three columns read from left to right."""
