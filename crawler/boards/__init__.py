"""One module per CMS family; each turns a response into rows and articles, and nothing else."""
