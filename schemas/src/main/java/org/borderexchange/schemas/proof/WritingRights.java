package org.borderexchange.schemas.proof;

import java.time.Instant;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Who may say what where. A country that has left a group still ends what it began there, and what it wrote as a member
 * stays valid: having been a member by the time of the event is enough.
 */
record WritingRights(ExchangeDirectory directory) {

    /**
     * May the owner of an alert say this on that topic?
     *
     * @param alert null: that the copy must go
     * @throws IllegalArgumentException if no group can be named as the alert's is
     */
    boolean mayTell(TopicName topic, CountryCode owner, Instant at, @Nullable Alert alert) {
        return switch (topic) {
            case TopicName.Group to ->
                wasMember(owner, to.group(), at) && (alert == null || isMeantFor(to.group(), alert));
            case TopicName.Inbox to -> mayTellTo(to.country(), owner, at, alert);
            case TopicName.Hub hub -> false;
            case TopicName.Journal journal -> false;
            case TopicName.DeadLetters none -> false;
        };
    }

    /** An act upon an alert goes to the alert's owner and to the country whose act it is. */
    boolean maySpeakOf(CountryCode owner, CountryCode speaker, TopicName topic) {
        return topic instanceof TopicName.Inbox to
                && (to.country().equals(owner) || to.country().equals(speaker));
    }

    private static boolean isMeantFor(WorkingGroup group, Alert alert) {
        return alert.getWorkingGroup().equals(group.value())
                && alert.getAudience().getWholeGroup();
    }

    private boolean mayTellTo(CountryCode reader, CountryCode owner, Instant at, @Nullable Alert alert) {
        if (alert == null) {
            return owner.equals(reader)
                    || directory.countries().stream()
                            .anyMatch(country -> country.code().equals(owner));
        }
        // Also of whom all else is allowed: whoever works with an alert asks who belongs to its group.
        var group = new WorkingGroup(alert.getWorkingGroup());
        if (owner.equals(reader)) {
            return true;
        }
        var audience = alert.getAudience();
        return (audience.getWholeGroup() || audience.getCountries().contains(reader.value()))
                && wasMember(owner, group, at)
                && wasMember(reader, group, at);
    }

    private boolean wasMember(CountryCode country, WorkingGroup id, Instant at) {
        return directory
                .group(id)
                .filter(group -> group.hasHadMember(country, at))
                .isPresent();
    }
}
