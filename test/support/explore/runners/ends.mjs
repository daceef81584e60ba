// A runner that ends before it has done anything.
