"""An audit to look at: strips of its series, as a picture and as a page."""
