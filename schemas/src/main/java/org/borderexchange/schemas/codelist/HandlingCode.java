package org.borderexchange.schemas.codelist;

/** SIENA handling codes: what a receiver may do with information. */
public enum HandlingCode implements Code {
    H0("may be used to prevent and combat crime"),
    H1("not in judicial proceedings without permission of the provider"),
    H2("no further dissemination without permission of the provider"),
    H3("other restrictions, spelled out");

    private final String label;

    HandlingCode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
