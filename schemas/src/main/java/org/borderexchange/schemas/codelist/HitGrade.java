package org.borderexchange.schemas.codelist;

/** Whether a match is to be acted upon. */
public enum HitGrade implements Code {
    HIT("hit: act upon it"),
    LEAD("lead: worth a look");

    private final String label;

    HitGrade(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
