package org.borderexchange.schemas.codelist;

/** What happened. */
public enum EventKind implements Code {
    ALERT_ISSUED("alert issued"),
    ALERT_AMENDED("alert amended"),
    ALERT_WITHDRAWN("alert withdrawn"),
    ALERT_EXPIRED("alert expired"),
    ALERT_ERASED("alert erased"),
    HIT_RAISED("hit raised"),
    HIT_CHANGED("hit changed"),
    VERDICT_GIVEN("verdict given"),
    SIGHTING_REPORTED("sighting reported"),
    CASE_CHANGED("case changed"),
    OPERATION_CHANGED("operation changed"),
    RECEIPT_GIVEN("receipt given"),
    ESCALATED("escalated to the next contact");

    private final String label;

    EventKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
