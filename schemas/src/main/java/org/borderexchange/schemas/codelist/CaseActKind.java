package org.borderexchange.schemas.codelist;

/** What an officer does in a case or operation; what each one takes stands in the contract. */
public enum CaseActKind implements Code {
    OPEN_CASE("case opened"),
    DESCRIBE_CASE("case described"),
    CHANGE_STATUS("status changed"),
    ADD_ALERT("alert added"),
    TAKE_OUT_ALERT("alert taken out"),
    MERGE("case taken in"),
    UNDO_MERGE("case taken out again"),
    SPLIT("case split"),
    WRITE_NOTE("note written"),
    RECORD_DECISION("decision recorded"),
    ADD_TASK("task added"),
    CHANGE_TASK("task changed"),
    ADMIT_PARTICIPANT("participant admitted"),
    DISMISS_PARTICIPANT("participant dismissed"),
    NAME_LIAISON("liaison officer named"),
    ATTACH_DOCUMENT("document attached"),
    ATTACH_TO_OPERATION("attached to an operation"),
    DETACH_FROM_OPERATION("detached from an operation"),
    OPEN_OPERATION("operation opened"),
    AMEND_OPERATION("operation amended"),
    RECORD_STAGE("stage of the delivery recorded"),
    END_OPERATION("operation ended");

    private final String label;

    CaseActKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
