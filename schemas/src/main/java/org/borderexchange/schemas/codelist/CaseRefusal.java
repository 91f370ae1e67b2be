package org.borderexchange.schemas.codelist;

/** Why an act in a case or operation was refused; the label tells the officer. */
public enum CaseRefusal implements Code {
    STALE("it has changed since you read it: read it again and decide anew"),
    NOT_FOUND("there is no such case or operation for this country"),
    ALREADY_OPENED("it has been opened already"),
    CLOSED("the case is closed: open it again first"),
    MERGED("the case is shown within another one: act there"),
    OPEN_TASKS("tasks are open: finish or cancel them first"),
    SAME_CASE("a case cannot be merged with itself or with what is merged into it"),
    NOT_IN_CASE("that is not in the case"),
    ALREADY_IN_CASE("that is in the case already"),
    NOT_A_MEMBER("the country is not a member of the working group"),
    NOT_A_PARTICIPANT("only countries that work in it may do this"),
    NOT_THE_LEAD("only the lead country may do this"),
    NO_SUCH_TASK("there is no such task in the case"),
    NO_SUCH_OPERATION("there is no such operation for this country"),
    ENDED("the operation has ended"),
    NOTHING_LEFT("an alert must stay in the case: close it instead"),
    TOO_MANY("the case holds as much as a case may"),
    INVALID("the act lacks what it needs, or says what does not exist");

    private final String label;

    CaseRefusal(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
