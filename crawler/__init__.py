"""source → article → document: crawls the boards of Korean offices."""
