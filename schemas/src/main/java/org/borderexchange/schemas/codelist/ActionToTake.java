package org.borderexchange.schemas.codelist;

/** What whoever finds the object or person is asked to do. */
public enum ActionToTake implements Code {
    SEIZE("seize"),
    DISCREET_CHECK("check discreetly"),
    SPECIFIC_CHECK("search and question"),
    INFORM("for information"),
    CONTACT_OWNER("contact the owner of the alert"),
    LOCATE("locate and report");

    private final String label;

    ActionToTake(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
