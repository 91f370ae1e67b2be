package org.borderexchange.schemas.codelist;

/** The form in which countries act together. */
public enum OperationKind implements Code {
    JOINT_ACTION("joint action"),
    CONTROLLED_DELIVERY("controlled delivery"),
    JOINT_INVESTIGATION_TEAM("joint investigation team");

    private final String label;

    OperationKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
