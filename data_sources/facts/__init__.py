"""How declared facts are read and added up."""
