package org.borderexchange.schemas.codelist;

/** How a quantity was established. */
public enum QuantityBasis implements Code {
    WEIGHED("weighed"),
    COUNTED("counted"),
    ESTIMATED("estimated");

    private final String label;

    QuantityBasis(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
