package org.borderexchange.schemas.codelist;

/** Accuracy of the information, Regulation (EU) 2016/794 Art. 29; its codes are the digits 1 to 4. */
public enum InformationEvaluation implements Code {
    ONE("1", "accuracy not in doubt"),
    TWO("2", "known personally to the source, not to the reporting official"),
    THREE("3", "not known personally to the source but corroborated"),
    FOUR("4", "not known personally and cannot be corroborated");

    private final String code;
    private final String label;

    InformationEvaluation(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
