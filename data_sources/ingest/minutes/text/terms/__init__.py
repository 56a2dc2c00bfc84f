"""Terms as minutes write them."""
