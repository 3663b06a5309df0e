"""What the commands do: tables read and written, verdicts, counts, reports, documents as JSON."""
