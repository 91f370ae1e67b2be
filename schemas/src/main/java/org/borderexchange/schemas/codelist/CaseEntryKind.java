package org.borderexchange.schemas.codelist;

/** A line of the history of a case or operation. */
public enum CaseEntryKind implements Code {
    ACT("an officer's act"),
    OPENED_BY_HIT("opened by a hit"),
    HIT_JOINED("hit joined"),
    HIT_SUGGESTED("hit suggested"),
    VERDICT_HEARD("verdict heard"),
    ALERT_CHANGED("alert changed");

    private final String label;

    CaseEntryKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
