package org.borderexchange.schemas.codelist;

/** A step of a controlled delivery. */
public enum DeliveryStageKind implements Code {
    AUTHORISED("authorised"),
    BORDER_CROSSED("border crossed"),
    HANDED_OVER("handed over"),
    SEIZED("seized"),
    LOST("lost");

    private final String label;

    DeliveryStageKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
