"""The commands of `skillcert`, one file each."""
