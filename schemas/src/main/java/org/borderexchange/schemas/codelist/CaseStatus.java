package org.borderexchange.schemas.codelist;

/** Where a case file stands. */
public enum CaseStatus implements Code {
    OPEN("open"),
    UNDER_INVESTIGATION("under investigation"),
    CLOSED("closed"),
    MERGED("shown within another case");

    private final String label;

    CaseStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
