"""Answers to look at: the page of a check, the picture and the page of an audit."""
