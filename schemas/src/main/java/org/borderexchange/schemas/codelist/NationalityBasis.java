package org.borderexchange.schemas.codelist;

/** Whether a nationality is claimed or established. */
public enum NationalityBasis implements Code {
    CLAIMED("claimed"),
    ESTABLISHED("established");

    private final String label;

    NationalityBasis(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
