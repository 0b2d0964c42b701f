"""The committed notebooks: tidied, executed and checked."""
