package org.borderexchange.gateway.alert.content;

import java.math.BigDecimal;

/** Bounds of exact numbers: a number of a million digits must not pass for an amount. */
final class Amounts {

    static final String BOUND = "at most 15 digits before and 6 after the decimal point";

    static boolean isBounded(BigDecimal amount) {
        return amount.scale() <= 6 && (long) amount.precision() - amount.scale() <= 15;
    }

    private Amounts() {}
}
