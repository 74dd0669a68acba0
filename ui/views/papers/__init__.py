"""Scanned papers on the screen: small pictures of their pages, a page large, the words for what was found in them."""
