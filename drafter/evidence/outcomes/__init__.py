"""How a treatment turned out: heads, what turns and weighs them, scales before and after, harm, what came next."""
