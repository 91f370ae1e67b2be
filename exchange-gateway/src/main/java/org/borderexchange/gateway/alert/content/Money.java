package org.borderexchange.gateway.alert.content;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.gateway.problem.Faults;

/** Worth: an exact number, zero or more, in an ISO 4217 currency. */
public record Money(BigDecimal amount, String currency) {

    public Money {
        new Faults()
                .required("amount", amount)
                .check(amount == null || amount.signum() >= 0, "amount", "zero or more")
                .check(amount == null || Amounts.isBounded(amount), "amount", Amounts.BOUND)
                .required("currency", currency)
                .check(currency == null || ISO_4217.contains(currency), "currency", "an ISO 4217 code")
                .throwIfAny();
    }

    private static final Set<String> ISO_4217 =
            Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
}
