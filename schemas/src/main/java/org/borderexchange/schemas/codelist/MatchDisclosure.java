package org.borderexchange.schemas.codelist;

/** May the owner of a matching alert who cannot read this one learn whom to call? */
public enum MatchDisclosure implements Code {
    NONE("no"),
    REFERRAL("owner and contact only");

    private final String label;

    MatchDisclosure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
