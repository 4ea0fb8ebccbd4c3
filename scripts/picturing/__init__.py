"""The pictures of the documentation, and the walk that they are taken on."""
