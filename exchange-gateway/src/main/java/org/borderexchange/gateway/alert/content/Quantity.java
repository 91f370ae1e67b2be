package org.borderexchange.gateway.alert.content;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.QuantityBasis;

/** How much: an exact number greater than zero, in a unit of UN/CEFACT Recommendation 20 (KGM, LTR, NMB, …). */
public record Quantity(BigDecimal amount, String unit, QuantityBasis basis) {

    public Quantity {
        basis = basis == null ? QuantityBasis.ESTIMATED : basis;
        new Faults()
                .required("amount", amount)
                .check(amount == null || amount.signum() > 0, "amount", "greater than zero")
                .check(amount == null || Amounts.isBounded(amount), "amount", Amounts.BOUND)
                .required("unit", unit)
                .check(
                        unit == null || RECOMMENDATION_20.matcher(unit).matches(),
                        "unit",
                        "a unit code of UN/CEFACT Recommendation 20")
                .throwIfAny();
    }

    private static final Pattern RECOMMENDATION_20 = Pattern.compile("[A-Z0-9]{2,3}");
}
