package org.borderexchange.schemas.codelist;

/** What a country is in a case or operation. */
public enum CaseRole implements Code {
    LEAD("lead country"),
    PARTNER("partner"),
    OBSERVER("observer");

    private final String label;

    CaseRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
