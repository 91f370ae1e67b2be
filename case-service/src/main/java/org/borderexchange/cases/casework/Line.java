package org.borderexchange.cases.casework;

import java.util.Objects;
import java.util.Optional;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseOutcome;

/**
 * Something that was decided: a line of the history of a case or operation.
 *
 * @param key of the entry that tells it; that of the act, or of what it follows from
 * @param entry whole, with its act and its place in the order of all decisions
 */
public record Line(EventKey key, CaseEntry entry) {

    /** Id of the case or operation in whose history it stands. */
    public String subject() {
        return key.subject();
    }

    /** From 1, without gaps, over all cases and operations. */
    public long sequence() {
        return Objects.requireNonNull(entry.getSequence());
    }

    public String by() {
        return entry.getBy();
    }

    public boolean isAccepted() {
        return entry.getOutcome() == CaseOutcome.ACCEPTED;
    }

    /** Did an officer of that country do it, and in this very case or operation? */
    boolean isActOf(String country) {
        return entry.getKind() == CaseEntryKind.ACT && by().equals(country) && doneIn().isEmpty();
    }

    /** Of an accepted act whose content is known. */
    Optional<CaseAct> act() {
        return isAccepted() && entry.getKind() == CaseEntryKind.ACT
                ? Optional.ofNullable(entry.getAct())
                : Optional.empty();
    }

    /**
     * The same act as the history of another case or operation that it concerns tells it: of the case that was taken in or split off, of the
     * operation to which the case was attached.
     */
    public Line in(String other) {
        var copy = CaseEntry.newBuilder(entry).setOther(subject()).build();
        return new Line(new EventKey(other, key.speaker(), key.act()), copy);
    }

    /** Where the act was done, if this line tells it {@link #in} another one. */
    Optional<String> doneIn() {
        return entry.getKind() == CaseEntryKind.ACT ? Optional.ofNullable(entry.getOther()) : Optional.empty();
    }

    /** Act part of the key of an act: the id of the task that it adds. */
    String id() {
        return key.act().orElseThrow();
    }
}
